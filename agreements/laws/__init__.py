"""Is a clause tied to UK law, or to Mexican law? Passages and laws in, judgements out. Pure.

`find` marks the words that speak of a law, `setting` reads under which law the draft stands,
`judge` says whether a clause is tied, `explain` tells a reader why and what to propose.
"""

from agreements.laws.answers import Answers, fitting
from agreements.laws.explaining import Review, explain, findings, review
from agreements.laws.judging import judge, setting
from agreements.laws.search import find

__all__ = [
    "Answers",
    "Review",
    "explain",
    "find",
    "findings",
    "fitting",
    "judge",
    "review",
    "setting",
]
