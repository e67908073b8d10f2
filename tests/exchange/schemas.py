"""The schemas that files of exchange are held against."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "schemas"


class _Here(etree.Resolver):
    """What a schema imports from the web stands beside it."""

    def resolve(self, url: str, id: str, context: Any) -> Any:
        return self.resolve_filename(str(FOLDER / url.rsplit("/", 1)[-1]), context)


@cache
def xliff() -> etree.XMLSchema:
    """The strict schema of XLIFF 1.2, as OASIS publishes it."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Here())
    return etree.XMLSchema(etree.parse(FOLDER / "xliff-core-1.2-strict.xsd", parser))


@cache
def tbx() -> etree.RelaxNG:
    """Our own schema of TBX-Basic."""
    return etree.RelaxNG(etree.parse(FOLDER / "tbx-basic.rng"))


@cache
def tmx() -> etree.DTD:
    """Our own DTD of TMX 1.4b."""
    return etree.DTD(str(FOLDER / "tmx14.dtd"))


def valid(content: bytes, schema: Any) -> bool:
    """Whether a file keeps to a schema; what it says otherwise is shown."""
    if schema.validate(etree.fromstring(content)):
        return True
    raise AssertionError(schema.error_log)
