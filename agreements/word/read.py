"""Any .docx as a document: bytes in, passages out, each with its place and its printed number.

Read are the body, tables in tables, content controls, text boxes, headers and footers,
footnotes, endnotes and comments, in transitional and strict files. Tracked changes are read in
the view asked for; a paragraph whose end was deleted runs on into the next, as Word prints it.
"""

from __future__ import annotations

from agreements.model.document import Document, View
from agreements.word.drawn import drawn
from agreements.word.markup import w
from agreements.word.numbering import lists
from agreements.word.package import NotWord, parsed
from agreements.word.received import NO_TEXT, received
from agreements.word.story import File
from agreements.word.style_sheet import style_sheet


def read(content: bytes, view: View = "final") -> Document:
    """The document that the bytes of a .docx hold, in that view. Raises NotWord.

    Passages stand in the order: body (a text box after the paragraph that holds it), headers,
    footers, footnotes, endnotes, diagrams and charts, comments. Empty paragraphs without number
    are left out, but counted in the places.
    """
    parts = received(content)
    sheet = style_sheet(parts.root("styles"))
    file = File(parts, lists(parts.root("numbering"), sheet), view)
    main = parsed(parts.parts[parts.main])
    stories = list(main.iterchildren(w("body")))
    if not stories:
        raise NotWord(NO_TEXT)
    file.story("body", main, stories)
    for part, name in file.sheets():
        root = parsed(parts.parts[name])
        file.story(part, root, [root])
    for kind in ("footnotes", "endnotes"):
        file.noted(kind)
    file.passages.extend(drawn(parts))
    comments = file.commented()
    return Document(tuple(file.passages), view, comments, tuple(parts.notes))
