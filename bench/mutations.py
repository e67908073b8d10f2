"""How a review bears damage: `python -m bench.mutations FOLDER [COUNT]`.

Each damaged file is reviewed and a copy with comments made of it. Prints what became of each, the
longest processor time and the most memory of the whole run.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from agreements.commands.review import Asked, comments_copy, report, review
from agreements.model import AgreementsError
from tests.acceptance.mutations import mutated


def main(folder: str, count: int = 2_000) -> int:
    """Reviews `count` damaged files; the number of those that ended in another exception."""
    files = [path.read_bytes() for path in sorted(Path(folder).glob("*.docx"))]
    ended: Counter[str] = Counter()
    longest = 0.0
    path = Path(tempfile.mkdtemp()) / "damaged.docx"
    for seed in range(count):
        path.write_bytes(mutated(files[seed % len(files)], seed))
        begun = time.process_time()
        try:
            told = review(path, Asked())
            report(told, "json", "en")
            comments_copy(path, told)
            ended["reviewed and copied"] += 1
        except AgreementsError as error:
            ended[f"refused: {error.message.en.removeprefix(f'{path}: ')}"] += 1
        except Exception as error:
            ended[f"FAULT {type(error).__name__}: {error} (seed {seed})"] += 1
        longest = max(longest, time.process_time() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, times in ended.most_common():
        print(f"{times:6}  {what}")
    print(
        f"longest {longest:.2f} s of processor time; most memory of the whole run {memory:.0f} MB"
    )
    return sum(times for what, times in ended.items() if what.startswith("FAULT"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(one) for one in sys.argv[2:3])))
