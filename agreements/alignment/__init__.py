"""English and Spanish passages that say the same, linked: pure, over texts or whole documents."""

from agreements.alignment.align import Line, Link, align, align_lines
from agreements.alignment.lexicon import Lexicon
from agreements.alignment.pairs import pairs
from agreements.alignment.versions import NotTwoLanguages, Version, one_file, two_files

__all__ = [
    "Lexicon",
    "Line",
    "Link",
    "NotTwoLanguages",
    "Version",
    "align",
    "align_lines",
    "one_file",
    "pairs",
    "two_files",
]
