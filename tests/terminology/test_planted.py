"""Faults that people planted are found, and true pairs that look alike pass."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from agreements.commands.terms import check
from agreements.terminology import Terminology
from bench.terminology import caught
from cli import run
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "terms"
PASS = [
    ("The award of the arbitral tribunal is final.",
     "El laudo del tribunal arbitral es definitivo."),
    ("Termination for breach takes effect at once.",
     "La rescisión por incumplimiento surte efectos de inmediato."),
    ("The initial term of this agreement is five years.",
     "La vigencia inicial de este convenio es de cinco años."),
    ("Notices shall be given within ten days.",
     "Los avisos deberán darse en un plazo de diez días."),
    ("The Freedom of Information Act 2000 applies to it.",
     "Le aplica la Freedom of Information Act 2000."),
    ("Its registered office is 1 College Green, Caldermoor.",
     "Su domicilio social es 1 College Green, Caldermoor."),
    ("Teaching begins in September.", "Las clases inician en septiembre."),
    ("The Parties shall pay damages.", "Las Partes deberán pagar daños y perjuicios."),
    ("Enrolment closes in May.", "La inscripción cierra en mayo."),
    ("Each Party is liable jointly and severally.", "Cada Parte responde solidariamente."),
    ("Each Party follows the law of its own country.", "Cada Parte sigue la ley de su país."),
]  # fmt: skip


def faults(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((CASES / name).read_text("utf-8"))["flag"]
    return found


def test_planted_faults_are_found(terminology: Terminology) -> None:
    cases = faults("planted.yaml")
    missed = [one["words"] for one in cases if not caught(terminology, one)]
    assert len(cases) >= 120
    assert len(missed) <= 0.05 * len(cases), missed


@pytest.mark.parametrize(("en", "es"), PASS)
def test_true_pairs_pass(terminology: Terminology, en: str, es: str) -> None:
    assert [(one.kind, one.words) for one in terminology.check(en, es)] == []


def test_one_finding_a_place_with_what_to_write_and_why(terminology: Terminology) -> None:
    (one,) = terminology.check(
        "Each student who completes the programme receives the award.",
        "Cada estudiante que concluya el programa recibe el laudo.",
    )
    assert (one.words, one.said, one.term) == ("laudo", "award", "award-qualification")
    assert one.write[0] == "título o grado"
    assert one.reason is not None
    assert "árbitros" in one.reason.es


def test_accents_and_order_do_not_matter(terminology: Terminology) -> None:
    en = "The framework agreement binds both Parties by mutual agreement."
    assert terminology.check(en, "El convenio marco obliga a ambas Partes por mutuo acuerdo.") == []
    (one,) = terminology.check("Termination needs no notice.", "La rescision no requiere aviso.")
    assert one.words == "rescision"


@pytest.mark.parametrize("name", ["branch-campus-scotland", "specific-mobility-wales-tecnm"])
def test_a_draft_of_ours_is_clean(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    assert run(["draft", str(ROOT / "examples" / f"{name}.yaml"), "--out", str(path)]) == 0
    told = check([path])
    assert [one.message.en for one in told.findings()] == []
    assert told.spoken > 300
