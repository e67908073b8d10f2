"""Speed, one command after the other; `docs/bench.md` names the benchmarks of quality."""

import platform
import subprocess
import sys

from bench import drafting

OTHERS = ("bench.review", "bench.compare", "bench.serve")

if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for line in drafting.lines():
        print(line, flush=True)
    for name in OTHERS:
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, "-m", name], check=True)
