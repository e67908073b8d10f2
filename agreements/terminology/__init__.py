"""Whether a Spanish text says what its English says in the words of the trade, and back.

A forbidden word is wrong for one sense only: it counts where the other language speaks of that
concept, and never where the words can be read in another way.
"""

from agreements.terminology.checking import Terminology
from agreements.terminology.misuse import Kind, Misuse

__all__ = ["Kind", "Misuse", "Terminology"]
