"""Days as a calendar file (RFC 5545): whole-day events that any calendar program can read.

Lines end with CR LF and are folded at 75 octets, never inside a letter. The same events give the
same bytes: the stamp is a day that is passed in. An event keeps its `uid`, so that a calendar that
is imported again changes events and does not add them twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_LONGEST = 75
_CONTROL = {number: None for number in range(32) if number not in (9, 10)} | {127: None}


class Event(NamedTuple):
    """A whole day: what it is, in a line, and what it rests on."""

    uid: str
    day: date
    summary: str
    description: str = ""
    category: str = ""


def calendar(events: Iterable[Event], name: str, stamp: date) -> bytes:
    """The calendar as bytes; events stand in order of day."""
    ordered = sorted(events, key=lambda one: (one.day, one.uid))
    lines = [line for event in ordered for line in _event(event, stamp)]
    whole = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//convenio//portfolio//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}", *lines, "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded}\r\n" for line in whole for folded in _folded(line)).encode()


def _event(event: Event, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.category:
        yield f"CATEGORIES:{_text(event.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A text with its backslashes, semicolons, commas and line ends escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    plain = plain.encode("utf-8", "replace").decode()
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; those after the first begin with a space."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
