"""`python -m agreements.library [WORD]`: every fault of the library’s files, or those with WORD."""

import sys

from agreements.library import LibraryFaults, read_uncached
from agreements.library.cache import shipped as root


def main() -> int:
    try:
        library = read_uncached(root())
    except LibraryFaults as faults:
        lines = faults.message.en.splitlines()
        shown = [line for line in lines if all(word in line for word in sys.argv[1:])]
        print("\n".join(shown))
        print(f"{len(shown)} of {len(lines)} faults")
        return 1
    print(f"{len(library.clauses)} clauses, {len(library.laws)} laws: no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
