"""How the reader bears damage: `python -m bench.mutations FOLDER [COUNT]`.

Prints what became of each damaged file, the longest time and the most memory of one reading.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from pathlib import Path

from agreements.model import AgreementsError
from agreements.outline import outline
from agreements.word.read import read
from tests.acceptance.mutations import mutated


def main(folder: str, count: int = 2_000) -> int:
    """Reads `count` damaged files; the number of those that ended in another exception."""
    files = [path.read_bytes() for path in sorted(Path(folder).glob("*.docx"))]
    ended: Counter[str] = Counter()
    longest = 0.0
    for seed in range(count):
        content = mutated(files[seed % len(files)], seed)
        begun = time.perf_counter()
        try:
            outline(read(content))
            ended["read"] += 1
        except AgreementsError as error:
            ended[f"refused: {error.message.en}"] += 1
        except Exception as error:
            ended[f"FAULT {type(error).__name__}: {error} (seed {seed})"] += 1
        longest = max(longest, time.perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, times in ended.most_common():
        print(f"{times:6}  {what}")
    print(f"longest {longest:.2f} s; most memory of the whole run {memory:.0f} MB")
    return sum(times for what, times in ended.items() if what.startswith("FAULT"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(one) for one in sys.argv[2:3])))
