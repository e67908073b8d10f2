"""Requests that try everything: what is text stays text, what cannot stand is refused by name."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import cli
from agreements.library import LibraryFaults, strict_yaml
from agreements.library.requests import read_request
from agreements.model import Library, Request
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
TEXT = EXAMPLE.read_text("utf-8")
STATED: dict[str, Any] = strict_yaml.read(TEXT, "example").value
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LEFT_AS_TEXT = (
    'Smith & Sons <UK> "Ltd" « ñ »',
    "{{ 7*7 }}",
    "{% raw %}{{ x }}{% endraw %}",
    "{# hidden #} {{ term('student') }}",
    "]]> <!-- --> <?xml?> &amp; &#0;",
    "\u200fשלום\u200e a mark of direction",
    "‘=1+1 ../../etc/passwd $(id) `id`",
    "\U0001f393 e\u0301 \u2028 \u00a0",
)
REFUSED = {
    "start of heading": ("\x01", "U+0001"),
    "nothing": ("\x00", "U+0000"),
    "escape": ("\x1b[31m", "U+001B"),
    "carriage return": ("\r", "U+000D"),
    "delete": ("\x7f", "U+007F"),
    "right to left override": ("\u202e", "U+202E"),
    "right to left isolate": ("\u2067", "U+2067"),
    "half a character": ("\ud83d", "U+D83D"),
    "no character": ("\uffff", "U+FFFF"),
}
Path_ = tuple[str | int, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every text and number of a request."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from leaves(one, (*path, place))
    else:
        yield path


def with_value(stated: dict[str, Any], path: Path_, value: Any) -> dict[str, Any]:
    changed = deepcopy(stated)
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


CHOSEN = {"convenio", "instrument", "models", "uk_nation", "mexican_regime", "structure",
          "layout", "dated"}  # fmt: skip
FREE = [path for path in leaves(STATED)
        if path[0] not in CHOSEN and path[-1] not in ("article", "uses_article")]  # fmt: skip
EVERY = list(leaves(STATED))


def faults(text: str, library: Library) -> LibraryFaults:
    with pytest.raises(LibraryFaults) as caught:
        read_request(text, "r.yaml", library)
    return caught.value


def read(stated: dict[str, Any], library: Library) -> Request:
    return read_request(json.dumps(stated), "r.json", library)


# --- every field ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", LEFT_AS_TEXT, ids=lambda text: ascii(text)[:24])
def test_every_field_may_hold_it_and_the_draft_shows_it_as_it_is(
    text: str, tmp_path: Path, library: Library
) -> None:
    stated = STATED
    for number, path in enumerate(FREE):
        stated = with_value(stated, path, f"{text} no. {number}")
    request = tmp_path / "r.json"
    request.write_text(json.dumps(stated), "utf-8")
    assert cli.run(["draft", str(request), "--out", str(tmp_path / "r.docx")]) in (0, 1)
    shown = words(tmp_path / "r.docx")
    legal_name = next(n for n, path in enumerate(FREE) if path == ("uk", "legal_name", "en"))
    assert f"{text} no. {legal_name}" in shown
    assert "49" not in shown.replace(text, "").partition(" no. ")[0]


def words(docx: Path) -> str:
    """The text of a draft as Word would show it."""
    with zipfile.ZipFile(docx) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    return "".join(one.text or "" for one in root.iter(f"{W}t"))


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_no_field_may_hold_it(case: str, library: Library) -> None:
    sign, number = REFUSED[case]
    paths = EVERY if case in ("escape", "right to left override") else EVERY[::25]
    for path in paths:
        stated = with_value(STATED, path, f"a{sign}b")
        said = faults(json.dumps(stated, ensure_ascii=True, indent=1), library)
        named = [one for one in said.faults if number in one.message.en]
        assert len(named) == 1, path
        assert f"“{strict_yaml.dotted(path)}”" in named[0].message.en
        assert "Quítelo" in named[0].message.es
        assert sign not in said.message.en


@pytest.mark.parametrize("case", [one for one in REFUSED if one != "half a character"], ids=str)
def test_a_character_typed_into_the_file_is_named_with_line_and_key(
    case: str, library: Library
) -> None:
    sign, number = REFUSED[case]
    text = TEXT.replace("Professor Fiona Marsh", f"Professor {sign} Marsh")
    if sign == "\r":
        pytest.skip("a carriage return in a file ends a line")
    said = faults(text, library)
    line = 1 + TEXT[: TEXT.index("Professor Fiona")].count("\n")
    assert said.message.en.startswith(f"r.yaml:{line}: “uk.signatory.name” holds the character")
    assert number in said.message.en


@pytest.mark.parametrize("key", ["ke\x01y", "ke\u202ey"])
def test_keys_are_held_to_the_same(key: str, library: Library) -> None:
    assert "U+" in faults(json.dumps({**STATED, key: "x"}), library).message.en


def test_ten_thousand_characters_fit_and_thirty_thousand_do_not(library: Library) -> None:
    path = ("mx", "address")
    request = read(with_value(STATED, path, "ñ" * 10_000), library)
    assert request.facts["mx.address"] == "ñ" * 10_000
    said = faults(json.dumps(with_value(STATED, path, "ñ" * 30_000)), library)
    assert "“mx.address” holds 30,000 characters; write at most 20,000" in said.message.en
    assert len(said.message.en) < 300


# --- what is wrong in the file -------------------------------------------------------------------

HEAD = TEXT[: TEXT.index("\nuk:\n")] + "\n"
WRONG: dict[str, tuple[str, str, str]] = {
    "duplicate key": ('uk_nation: "wales"', "key “uk_nation” stands twice", "repetida"),
    "unknown key": ("colour: red", "key “colour” is not known here", "no se conoce la clave"),
    "unknown key, nearly right": ("inclde: []", "id you mean “include”?", "«include»"),
    "unknown fact": ('mx: {rfcc: "A"}', "id you mean “rfc”?", "«rfc»"),
    "a group where a text stands": ('uk: "x"', "“uk” is “x”; write a group of keys", "un grupo"),
    "a list where a text stands": ("uk: {ukprn: [1]}", "“uk.ukprn” is a list; write", "texto"),
    "one language only": ('uk: {kind: {en: "a"}}', "“uk.kind” lacks “es”", "le falta «es»"),
    "empty text": ('uk: {ukprn: ""}', "“uk.ukprn” is empty", "está vacío"),
    "blank text": ('uk: {ukprn: "  "}', "“uk.ukprn” is “  ”; write a text", "escriba un texto"),
    "unknown article": ('uk: {kind: {en: "a", es: "b", article: lo}}', "mean “los”?", "«los»"),
    "a number in words": ('programme: {uk_credits: "many"}', "a whole number", "un número entero"),
    "a number below nothing": ("programme: {uk_credits: -1}", "write at least 0", "al menos 0"),
    "an unreadable date": ('start_date: "tomorrow"', "such as “2027-01-15”", "«2027-01-15»"),
    "a day that there is not": ('start_date: "2027-02-30"', "such as “2027-01-15”", "«2027-01-15»"),
    "a date by week": ('start_date: "2026-W01-1"', "such as “2027-01-15”", "«2027-01-15»"),
    "an unreadable period": ('terms: {term_length: "a while"}', "such as “6 months”", "«6 meses»"),
    "a period of nothing": ('terms: {term_length: "0 days"}', "such as “6 months”", "«6 meses»"),
    "unreadable money": ('terms: {minimum_yearly_sum: "£5"}', "“GBP 42,900”", "«GBP 42,900»"),
    "an unreadable share": ('terms: {late_interest_rate: "four"}', "“12.5%”", "«12.5%»"),
    "an unknown term": ('terms: {term_lenght: "1 year"}', "mean “term_length”?", "«term_length»"),
    "terms as a list": ("terms: []", "“terms” is a list; write a group of keys", "un grupo"),
    "an unknown list": ("lists: {areass: []}", "mean “areas”?", "«areas»"),
    "a list that is none": ('lists: {areas: "x"}', "“lists.areas” is “x”; write", "una lista"),
    "an entry that is none": ("lists: {areas: [5]}", "“lists.areas[1]” is “5”", "un renglón"),
    "an unknown field": ('lists: {areas: [{titel: "x"}]}', "mean “title”?", "«title»"),
    "a field that is a list": ("lists: {areas: [{title: []}]}", "lists.areas[1].title", "un texto"),
    "an unknown table": ("tables: {kpis: []}", "mean “kpi”?", "«kpi»"),
    "an unknown clause": ("omit: [colaborations]", "“colaborations” is not known", "no existe"),
    "an unknown clause to include": ("include: [coiil]", "mean “coil”?", "«coil»"),
    "a clause that cannot stand here": ("include: [fees]", "has no place in", "no cabe en este"),
    "a position of no clause": ("positions: {term: fixd-term}", "“fixed-term”?", "«fixed-term»"),
    "a position by number": ("positions: {term: 1}", "it in quotes", "entre comillas"),
    "both in and out": ("omit: [term]\ninclude: [term]", "stands under “omit”", "«omit»"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_wrong(case: str, library: Library) -> None:
    added, en, es = WRONG[case]
    said = faults(f"{HEAD}{added}\n", library)
    assert en in said.message.en
    assert es in said.message.es
    lines = {one.place.line for one in said.faults}
    assert lines <= set(range(HEAD.count("\n") + 1, HEAD.count("\n") + 3))


CHOICES = {
    "a misspelt instrument": ("instrument: memorandum", "instrument: memorandom", "“memorandum”?"),
    "a model that is no list": ("models: [dual-degree, coil]", "models: coil", "write a list"),
    "no model": ("models: [dual-degree, coil]", "models: []", "“models” is empty"),
    "a model twice": ("models: [dual-degree, coil]", "models: [coil, coil]", "names “coil” twice"),
    "a nation that is none": ("uk_nation: england", "uk_nation: cornwall", "Known here: england"),
    "no regime": ("mexican_regime: private-rvoe\n", "", "lacks “mexican_regime”"),
    "format by number": ('convenio: "1"', "convenio: 1", 'it in quotes: "1"'),
    "another format": ('convenio: "1"', 'convenio: "2"', "“convenio” is “2”"),
    "a bare date": ('dated: "2026-11-22"', "dated: 2026-11-22", "Put it in quotes"),
    "a date that there is not": ('"2026-11-22"', '"2026-13-22"', "such as “2027-01-15”"),
    "a date in another form": ('"2026-11-22"', '"22-11-2026"', "such as “2027-01-15”"),
}


@pytest.mark.parametrize("case", CHOICES, ids=str)
def test_wrong_choice(case: str, library: Library) -> None:
    old, new, en = CHOICES[case]
    assert old in HEAD
    said = faults(HEAD.replace(old, new), library)
    assert en in said.message.en
    assert len(said.faults) == 1


def test_all_faults_of_a_request_at_once(library: Library) -> None:
    added = ["colour: red", 'start_date: "tomorrow"', 'uk: {kind: {en: "a"}}', "colour: blue",
             'terms: {term_length: "a while", term_lenght: "1 year"}', 'mx: {rfc: "a\\x01b"}',
             "positions: {term: fixd-term}", "omit: [colaborations]"]  # fmt: skip
    text = HEAD.replace("columns", "column") + "\n".join(added) + "\n"
    first = HEAD.count("\n")
    lines = [one.place.line - first for one in faults(text, library).faults]
    assert lines == [-2, 2, 3, 4, 4, 5, 5, 6, 7, 8]
    text = text.replace("england", "cornwall")
    assert len(faults(text, library).faults) == len(lines) + 1


def test_a_flood_of_faults_is_cut_short(library: Library) -> None:
    text = HEAD + "".join(f"key{number}: x\n" for number in range(3_000))
    said = faults(text, library)
    assert len(said.faults) == 61
    assert "more faults after these" in said.message.en
    assert "otros" in said.message.es


# --- files that are no requests ------------------------------------------------------------------

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
)
FILES: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", ":1: the file is empty", "el archivo está vacío"),
    "only a comment": (b"# hello\n", "the file is empty", "vacío"),
    "a word": (b"hello\n", "this is not a request", "esto no es una solicitud"),
    "a list": (b"- a\n- b\n", "this is not a request", "no es una solicitud"),
    "a Word file": (b"PK\x03\x04\xff\xfe\x00", ":1: this is not UTF-8 text", "no es texto UTF-8"),
    "nothing but zeros": (b"\x00" * 40, "U+0000", "U+0000"),
    "Latin-1": ('mx: {legal_name: "Año"}\n'.encode("latin-1"), "save it as UTF-8", "guárdelo"),
    "aliases without end": (BOMB.encode(), ":1: anchors, aliases and tags", "anclas, alias"),
    "an alias of itself": (b"a: &a [*a]\n", "anchors, aliases and tags", "anclas, alias"),
    "a tag": (b"a: !!python/object/apply:os.system [id]\n", "anchors, aliases", "etiquetas"),
    "brackets without end": (b"[" * 200_000, "more than 30 deep", "más de 30 niveles"),
    "dashes without end": (b"- " * 200_000 + b"x", "more than 30 deep", "más de 30 niveles"),
    "braces without end": (b'{"a":' * 100_000, "deep", "niveles"),
    "five megabytes": (b"a: b\n" * 1_000_000, "5,000,000 characters; a request holds", "1,000,000"),
    "an open quote": (b'a: "b\nc: d\n', ":1: a quote that opens here", "se abren comillas"),
    "a tab": (b"a:\n\tb: c\n", ":2:", "tabulador"),
    "a colon in a text": (b"a: b: c\n", ":1: a colon stands here", "dos puntos"),
    "broken JSON": (b'{"a": 1,\n "b" "c"}\n', ":2:", "JSON"),
    "JSON with a key twice": (b'{"a": "1",\n "a": "2"}', ":2: key “a” stands twice", "repetida"),
    "two documents": (b"a: b\n---\nc: d\n", ":2: a second document", "segundo documento"),
}


@pytest.mark.parametrize("case", FILES, ids=str)
def test_a_file_that_is_no_request(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, en, es = FILES[case]
    path = tmp_path / "r.yaml"
    path.write_bytes(content)
    assert cli.run(["draft", str(path)]) == 2
    said = capsys.readouterr()
    assert en in said.err
    assert str(path) in said.err
    assert said.out == ""
    assert cli.run(["draft", str(path), "--lang", "es"]) == 2
    assert es in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["r.yaml"]


@pytest.mark.parametrize(
    ("name", "en", "es"),
    [
        (".", "it is a folder, not a file", "es una carpeta, no un archivo"),
        ("none.yaml", "there is no such file or folder", "no existe ese archivo"),
        ("x" * 300, "its name is too long", "su nombre es demasiado largo"),
        ("/dev/zero", "is larger than 50 MB", "pesa más de 50 MB"),
    ],
)
def test_a_path_that_is_no_file(
    name: str, en: str, es: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert cli.run(["draft", str(path)]) == 2
    assert en in capsys.readouterr().err
    assert cli.run(["draft", str(path), "--lang=es"]) == 2
    assert es in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# --- nothing half written ------------------------------------------------------------------------


def draft(out: Path, *more: str) -> int:
    return cli.run(["draft", str(EXAMPLE), "--out", str(out), *more])


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert draft(tmp_path / "file" / "r.docx") == 2
    assert "what should be its folder is a file" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable to the superuser")
def test_an_unwritable_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o500)
    assert draft(tmp_path / "r.docx") == 2
    assert "you may not open it" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_nobody_may_write(capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/proc/self").exists():
        pytest.skip("needs /proc")
    assert draft(Path("/proc/r.docx")) == 2
    assert "/proc/r.docx cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("taken", ["r.docx", "r.manifest.json"])
def test_a_folder_where_a_file_should_be_written(
    taken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / taken).mkdir()
    assert draft(tmp_path / "r.docx", "--force") == 2
    assert "it is a folder, not a file. Nothing was written" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == [taken]


def test_what_stood_there_still_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.manifest.json").write_text("mine")
    assert draft(tmp_path / "r.docx") == 2
    assert "already exists" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["r.manifest.json"]
    assert (tmp_path / "r.manifest.json").read_text() == "mine"


def run_apart(out: Path, before: Callable[[], None] | None) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(ROOT / "cli.py"), "draft", str(EXAMPLE), "--out", str(out)]
    return subprocess.run(
        [*line, "--force"], capture_output=True, text=True, preexec_fn=before, check=False
    )


def test_no_room_for_the_file(tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    out.write_text("what stood here")
    done = run_apart(out, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert done.returncode == 2
    assert "r.docx cannot be written: the file would be too large" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["r.docx"]
    assert out.read_text() == "what stood here"


def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(disk)],
        capture_output=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        done = run_apart(disk / "r.docx", None)
        assert done.returncode == 2
        assert "r.docx cannot be written: the disk is full" in done.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
