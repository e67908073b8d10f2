"""Where the two languages of one agreement say different things."""

from __future__ import annotations

from agreements.alignment import NotTwoLanguages, one_file, pairs
from agreements.checks.pairs import compared
from agreements.library.lexicon import read_lexicon
from agreements.model import Finding
from agreements.model.document import Document
from agreements.model.portfolio import Divergent


def divergences(document: Document, name: str) -> tuple[Divergent, ...]:
    """What `convenio compare` is sure of, or finds grave, in a document of two languages."""
    try:
        versions = one_file(document, name)
    except NotTwoLanguages:
        return ()
    lexicon = read_lexicon()
    found = compared(*versions, pairs(*versions, lexicon), lexicon)
    return tuple(_divergent(one) for one in found.all_findings() if _tells(one))


def _divergent(finding: Finding) -> Divergent:
    place = next((one.clause for one in finding.places if one.clause), "")
    return Divergent(finding.check, finding.weight, finding.certainty, place, finding.message)


def _tells(finding: Finding) -> bool:
    """A row of hundreds holds what is sure or weighs most; the rest is for `compare` itself."""
    return finding.weight == "high" or (finding.certainty == "sure" and finding.weight != "low")
