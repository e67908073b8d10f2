"""Run every benchmark and print its lines."""

import platform

from bench import drafting

if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for line in drafting.lines():
        print(line, flush=True)
