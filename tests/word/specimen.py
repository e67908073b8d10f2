# ruff: noqa: E501
"""A made-up agreement as assembly would hand it over: every kind, three levels, references,
blanks, notes, a table. Its labels are computed here on their own, by counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from agreements.model import (
    AgreedClause,
    AgreedParagraph,
    AgreedTable,
    Agreement,
    Bilingual,
    Column,
    Kind,
    Language,
    Layout,
    Name,
    Note,
    Request,
    Span,
    Structure,
    Value,
)
from agreements.text.labels import letter, ordinal, roman

FACTS: dict[str, Value] = {
    "uk.legal_name": Name("the University of Inverleven", "Universidad de Inverleven", "la"),
    "uk.short_name": Name("Inverleven", "Inverleven", "la"),
    "uk.signatory.name": "Professor Morag Lindsay",
    "uk.signatory.office": Name("Principal and Vice-Chancellor", "Rectora", "la"),
    "mx.legal_name": Name(
        "Universidad del Norte Altiplano", "Universidad del Norte Altiplano", "la"
    ),
    "mx.short_name": Name("UNORTE", "UNORTE", "la"),
    "mx.signatory.name": "Dra. Lucía Ibáñez Peña",
    "mx.signatory.office": Name("Rector", "Rectora", "la"),
}
_NOUNS = {"uk": "Schedule", "mexican": "Annex"}

# (kind, id, English title, Spanish title, paragraphs: level, English, Spanish); `<id>` refers.
_CLAUSES: tuple[tuple[Kind, str, str, str, tuple[tuple[int, str, str], ...]], ...] = (
    ("opening", "parties-uk", "Parties", "Partes", (
        (1, "The University of Inverleven, a body incorporated by Royal Charter, of 1 College Road, Inverleven (“Inverleven”); and",
         "La Universidad de Inverleven, institución constituida por Carta Real, con domicilio en 1 College Road, Inverleven («Inverleven»), y"),
        (1, "Universidad del Norte Altiplano, an autonomous public university, of [address of UNORTE] (“UNORTE”).",
         "La Universidad del Norte Altiplano, universidad pública autónoma, con domicilio en [domicilio de la UNORTE] («UNORTE»)."),
    )),
    ("recital", "background", "Background", "Antecedentes", (
        (1, "The Parties have worked together since 2021 in civil engineering.",
         "Las Partes colaboran desde 2021 en ingeniería civil."),
        (1, "They now wish to award two degrees for one course of study.",
         "Desean ahora otorgar dos títulos por un mismo plan de estudios."),
    )),
    ("declaration", "declarations-mexico", "Declarations of UNORTE", "Declaraciones de la UNORTE", (
        (1, "UNORTE declares, through its representative, that:", "Declara la UNORTE, por conducto de su representante, que:"),
        (2, "it is an autonomous public institution with legal personality and assets of its own;",
         "es una institución pública autónoma, con personalidad jurídica y patrimonio propios;"),
        (2, "its federal taxpayer number (RFC) is [RFC of UNORTE]; and",
         "su Registro Federal de Contribuyentes (RFC) es [RFC de la UNORTE], y"),
        (2, "its address is Avenida Universidad 100.", "señala como domicilio convencional el ubicado en Avenida Universidad 100."),
    )),
    ("declaration", "declarations-uk", "Declarations of Inverleven", "Declaraciones de Inverleven", (
        (1, "Inverleven declares, through its representative, that:", "Declara Inverleven, por conducto de su representante, que:"),
        (2, "it is a charity registered in Scotland.", "es una institución benéfica registrada en Escocia."),
    )),
    ("clause", "definitions", "Definitions", "Definiciones", (
        (0, "In this Agreement:", "En el presente Convenio:"),
        (2, "*“Student”* means a person registered on the Programme; and", "*«Estudiante»*: la persona inscrita en el Programa, y"),
        (2, "*“Programme”* means the course described in <schedule-programme>.", "*«Programa»*: el plan de estudios descrito en el <schedule-programme>."),
        (1, "Words in the singular include the plural.", "Las palabras en singular comprenden el plural."),
    )),
    ("clause", "purpose", "Purpose", "Objeto", (
        (1, "The Parties shall run the Programme together, as <termination> and <termination.notice> allow.",
         "Las Partes impartirán conjuntamente el Programa, en los términos de la <termination> y de la <termination.notice>."),
    )),
    ("clause", "responsibilities", "Roles and responsibilities", "Funciones y responsabilidades", (
        (1, "Inverleven shall:", "Inverleven deberá:"),
        (2, "teach the modules that <schedule-programme> marks as its own;", "impartir los módulos que el <schedule-programme> señale como propios;"),
        (2, "keep a record of:", "llevar un registro de:"),
        (3, "each Student’s marks; and", "las calificaciones de cada Estudiante, y"),
        (3, "each Student’s attendance.", "la asistencia de cada Estudiante."),
        (1, "UNORTE shall:", "La UNORTE deberá:"),
        (2, "register each Student; and", "inscribir a cada Estudiante, y"),
        (2, "tell Inverleven of any change within thirty (30) days.", "informar a Inverleven de todo cambio dentro de los treinta (30) días siguientes."),
    )),
    ("clause", "fees", "Fees", "Colegiaturas", (
        (1, "Each Party sets and keeps its own fees.", "Cada Parte fija y conserva sus propias colegiaturas."),
        (1, "Sums are stated in GBP 42,900 or in MXN 1,200,000.", "Las cantidades se expresan en GBP 42,900 o en MXN 1,200,000."),
    )),
    ("clause", "data-protection", "Personal data", "Datos personales", (
        (1, "Each Party shall handle personal data under the Data Protection Act 2018 or the law that applies to it.",
         "Cada Parte tratará los datos personales conforme a la Data Protection Act 2018 (ley británica de protección de datos) o a la legislación que le sea aplicable."),
        (1, "Neither shall pass them on, save under <responsibilities.p4>.", "Ninguna los transmitirá, salvo en los términos de la <responsibilities.p4>."),
    )),
    ("clause", "confidentiality", "Confidentiality", "Confidencialidad", (
        (1, "Each Party shall keep the other’s confidential information to itself for three (3) years.",
         "Cada Parte guardará reserva de la información confidencial de la otra durante tres (3) años."),
    )),
    ("clause", "liability", "Liability", "Responsabilidad", (
        (1, "Nothing in this Agreement limits liability for death, fraud or wilful misconduct.",
         "Nada de lo previsto en el presente Convenio limita la responsabilidad por muerte, fraude o dolo."),
        (1, "Subject to that, each Party’s liability is limited to the amount in <fees.p2>.",
         "Salvo lo anterior, la responsabilidad de cada Parte se limita al monto previsto en la <fees.p2>."),
    )),
    ("clause", "term", "Term", "Vigencia", (
        (1, "This Agreement begins on [start date] and lasts five (5) years.", "El presente Convenio inicia el [fecha de inicio] y tendrá una vigencia de cinco (5) años."),
    )),
    ("clause", "termination", "Early termination", "Terminación anticipada", (
        (1, "A Party may end this Agreement by giving the other at least six (6) months of notice in writing.",
         "Cualquiera de las Partes podrá dar por terminado el presente Convenio mediante aviso por escrito con al menos seis (6) meses de anticipación."),
        (1, "@notice@Students already registered may finish; see <responsibilities>.", "@notice@Los Estudiantes ya inscritos podrán concluir; véase la <responsibilities>."),
    )),
    ("clause", "amicable-settlement", "Amicable settlement", "Amigable composición", (
        (1, "The Parties shall try to settle any dispute by talks between their representatives.",
         "Las Partes procurarán resolver toda controversia mediante pláticas entre sus representantes."),
    )),
    ("closing", "closing", "Closing", "Cierre", (
        (0, "Read by the Parties, who understand its content and effect, it is signed in two originals in each language.",
         "Leído que fue por las Partes y enteradas de su contenido y alcance legal, se firma en dos originales en cada idioma."),
    )),
    ("schedule", "schedule-programme", "The Programme", "El Programa", (
        (1, "The modules are these:", "Los módulos son los siguientes:"),
        (-1, "", ""),
        (1, "Changes follow <schedule-rules.p1>.", "Los cambios siguen el <schedule-rules.p1>."),
    )),
    ("schedule", "schedule-rules", "Rules", "Reglas", (
        (1, "A change needs:", "Todo cambio requiere:"),
        (2, "the consent of both Parties; and", "el consentimiento de ambas Partes, y"),
        (2, "notice to Students.", "aviso a los Estudiantes."),
    )),
)  # fmt: skip

_COLUMNS = (
    Column("code", 8, Bilingual("Code", "Clave")),
    Column("title", 34, Bilingual("Module", "Módulo")),
    Column("credits", 10, Bilingual("Credits", "Créditos"), "right"),
    Column("by", 14, Bilingual("Taught by", "Imparte")),
    Column("term", 12, Bilingual("Term", "Periodo")),
    Column("mode", 14, Bilingual("Assessment", "Evaluación")),
)
NOTES = (
    Note("data-protection", "mexico", ("dpa-2018",), Bilingual(
        "Data Protection Act 2018 (2018 c. 12). Extent: United Kingdom. It does not bind UNORTE in Mexico; see which duties come by contract. Counterpart on the other side: the federal data protection law for public bodies.",
        "Data Protection Act 2018 (2018 c. 12). Ámbito: Reino Unido. No obliga a la UNORTE en México; revise qué deberes asume por contrato. Equivalente del otro lado: la ley general de protección de datos en posesión de sujetos obligados.")),
    Note("data-protection", "both", (), Bilingual("Two regimes apply at once.", "Concurren dos regímenes.")),
)  # fmt: skip


def agreement(
    structure: Structure = "uk",
    layout: Layout = "columns",
    *,
    facts: Mapping[str, Value] | None = None,
    columns: int = 5,
    witnesses: tuple[Mapping[str, Value], ...] = (),
) -> Agreement:
    """The made-up agreement in a structure and layout; a table of six columns lies on its side."""
    request = Request(
        instrument="specific-agreement",
        models=("dual-degree",),
        uk_nation="scotland",
        mexican_regime="autonomous-public",
        structure=structure,
        layout=layout,
        dated=date(2026, 11, 22),
        facts=FACTS if facts is None else facts,
        lists={"witnesses": witnesses} if witnesses else {},
        digest="0123456789abcdef",
    )
    clauses = _linked(_numbered(structure, columns))
    title = Bilingual("Specific Agreement", "Convenio Específico de Colaboración")
    return Agreement(request, title, clauses, (), (), "2026.11")


def _numbered(structure: Structure, columns: int) -> list[AgreedClause]:
    clauses, counts, running = [], {"clause": 0, "schedule": 0}, {}
    for kind, id, en, es, texts in _CLAUSES:
        if (kind == "declaration" and structure == "uk") or (
            kind == "opening" and structure == "mexican"
        ):
            continue
        if kind in counts:
            counts[kind] += 1
        head = _head(kind, structure, counts.get(kind, 0))
        tally = running.setdefault(kind if kind not in counts else id, [0, 0, 0, 0])
        paragraphs = []
        for place, (level, one, two) in enumerate(texts, start=1):
            own = f"{id}.p{place}"
            english, spanish = one, two
            if one.startswith("@"):
                _, name, english = one.split("@")
                own, spanish = f"{id}.{name}", two.split("@")[2]
            label, full = _label(kind, structure, max(level, 0), tally, head)
            table = _table(columns) if level < 0 else None
            paragraphs.append(
                AgreedParagraph(
                    own,
                    max(level, 0),
                    label,
                    full,
                    (Span("text", english),),
                    (Span("text", spanish),),
                    table,
                )
            )
        notes = tuple(note for note in NOTES if note.clause == id)
        clauses.append(AgreedClause(
            id=id, kind=kind, topics=(), position="standard", rank="preferred", leans="neutral",
            binding=True, label=head, full=head, title_en=(Span("text", en),), title_es=(Span("text", es),),
            paragraphs=tuple(paragraphs), laws=(), notes=notes, reason=Bilingual("", ""),
        ))  # fmt: skip
    return clauses


def _head(kind: Kind, structure: Structure, count: int) -> Bilingual:
    if kind == "schedule":
        return Bilingual(f"{_NOUNS[structure]} {count}", f"Anexo {count}")
    if kind != "clause":
        return Bilingual("", "")
    if structure == "uk":
        return Bilingual(str(count), str(count))
    return Bilingual(ordinal(count, "en"), ordinal(count, "es"))


def _label(
    kind: Kind, structure: Structure, level: int, tally: list[int], head: Bilingual
) -> tuple[Bilingual, Bilingual]:
    if level == 0 or kind == "closing":
        return Bilingual("", ""), Bilingual("", "")
    tally[level] += 1
    tally[level + 1 :] = [0] * (3 - level)
    one, two, three = tally[1:]
    first = {
        ("clause", "uk"): f"{head.en}.{one}" if one else head.en,
        ("clause", "mexican"): "",
        ("recital", "uk"): f"({letter(one or 1).upper()})",
        ("recital", "mexican"): f"{roman(one or 1)}.",
        ("opening", "uk"): f"({one})",
        ("declaration", "mexican"): f"{roman(one or 1)}.",
        ("schedule", "uk"): str(one),
        ("schedule", "mexican"): str(one),
    }[kind, structure]
    if level == 1:
        return Bilingual(first, first), Bilingual(first.rstrip("."), first.rstrip("."))
    if kind == "declaration":
        return (Bilingual(f"{first}{two}", f"{first}{two}"),) * 2
    wrap = ("({})" if structure == "uk" else "{})", "{})")
    second = Bilingual(*(form.format(letter(two or 1)) for form in wrap))
    if level == 2:
        return second, Bilingual(first + second.en, first + second.es)
    third = Bilingual(*(form.format(roman(three).lower()) for form in wrap))
    return third, Bilingual(first + second.en + third.en, first + second.es + third.es)


def _table(columns: int) -> AgreedTable:
    chosen = _COLUMNS[:columns]
    by = (Span("value", "Both", "t.by"), Span("text", " / "), Span("value", "Ambas", "t.by"))
    rows = []
    for number in range(1, 5):
        values = {
            "code": (Span("value", f"CE{number}01"),),
            "title": (
                Span("value", f"Structural analysis {number} / Análisis estructural {number}"),
            ),
            "credits": (Span("value", "20"),),
            "by": by,
            "term": (Span("blank", "[●]", "t"),),
            "mode": (Span("value", "Exam"),),
        }
        rows.append(tuple(values[column.key] for column in chosen))
    return AgreedTable(chosen, tuple(rows))


def _linked(clauses: list[AgreedClause]) -> tuple[AgreedClause, ...]:
    """The clauses with `<id>` as references, `[…]` as blanks and `*…*` as defined terms."""
    names: dict[str, tuple[Bilingual, Bilingual, str]] = {}
    for clause in clauses:
        names[clause.id] = _reference(clause, None)
        for paragraph in clause.paragraphs:
            names[paragraph.id] = _reference(clause, paragraph)
    return tuple(
        replace(clause, paragraphs=tuple(
            replace(
                one,
                en=_spans(one.en[0].text, "en", names),
                es=_spans(one.es[0].text, "es", names),
            )
            for one in clause.paragraphs
        ))
        for clause in clauses
    )  # fmt: skip


def _reference(
    clause: AgreedClause, paragraph: AgreedParagraph | None
) -> tuple[Bilingual, Bilingual, str]:
    """What a reference prints, its bare number, and what it points at."""
    if clause.kind == "schedule":
        if paragraph is None:
            number = clause.label.en.split()[-1]
            return clause.label, Bilingual(number, number), clause.id
        words = Bilingual(
            f"paragraph {paragraph.full.en} of {clause.label.en}",
            f"numeral {paragraph.full.es} del {clause.label.es}",
        )
        return words, paragraph.full, paragraph.id
    if clause.label.es and clause.label.es.isupper():
        words = Bilingual(f"the {clause.label.en} clause", f"cláusula {clause.label.es}")
        if paragraph and paragraph.level > 1:
            words = Bilingual(
                f"{words.en}, item {paragraph.full.en}", f"{words.es}, inciso {paragraph.full.es}"
            )
        return words, clause.label, clause.id
    full = paragraph.full if paragraph else clause.full
    return (
        Bilingual(f"clause {full.en}", f"cláusula {full.es}"),
        full,
        paragraph.id if paragraph else clause.id,
    )


def _spans(
    text: str, language: Language, names: Mapping[str, tuple[Bilingual, Bilingual, str]]
) -> tuple[Span, ...]:
    spans: list[Span] = []
    for place, part in enumerate(
        text.replace(">", "<")
        .replace("[", "<[")
        .replace("]", "]<")
        .replace("*", "<*", 1)
        .split("<")
    ):
        if part in names:
            words, field, target = names[part]
            spans.append(Span("reference", words[language], target, field[language]))
        elif part.startswith("["):
            spans.append(Span("blank", part, "fact"))
        elif part.startswith("*"):
            term, rest = part[1:].split("*")
            spans += [Span("defined", term, "term"), Span("text", rest)]
        elif part or place == 0:
            spans.append(Span("text", part))
    return tuple(spans)
