"""Translation memories as tools write them."""

from __future__ import annotations

import pytest

from agreements.exchange.tmx import NotMemory, read
from agreements.model.received import Unit

TMX = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-GB" datatype="xml"/><body>
<tu><tuv xml:lang="en-GB"><seg>Each <hi>Party</hi> bears<bpt i="1">&lt;b&gt;</bpt> its own
 costs.</seg></tuv>
<tuv xml:lang="es-ES"><seg>Cada Parte asume sus costes.</seg></tuv>
<tuv xml:lang="es-MX"><seg>Cada Parte cubre sus gastos.</seg></tuv></tu>
<tu><tuv lang="EN_US"><seg>Annex</seg></tuv><tuv lang="ES_AR"><seg>Anexo</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only English</seg></tuv><tuv xml:lang="fr"><seg>Non</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_units_are_read_with_mexican_spanish_first(encoding: str) -> None:
    assert read(TMX.format(encoding=encoding).encode(encoding), "m.tmx") == (
        Unit("Each Party bears its own costs.", "Cada Parte cubre sus gastos.", "m.tmx"),
        Unit("Annex", "Anexo", "m.tmx"),
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"<tmx><body>", b"<xliff/>", b"<tmx><body/></tmx>",
     b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body><tu/></body></tmx>'],
)  # fmt: skip
def test_other_files_are_refused_by_name(content: bytes) -> None:
    with pytest.raises(NotMemory, match=r"m\.tmx"):
        read(content, "m.tmx")
