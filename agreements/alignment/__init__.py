"""English and Spanish passages that say the same, linked: pure, over texts or whole documents."""

from agreements.alignment.align import Link, Numbered, align, align_numbered
from agreements.alignment.lexicon import Lexicon

__all__ = ["Lexicon", "Link", "Numbered", "align", "align_numbered"]
