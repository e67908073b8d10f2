"""A calendar as RFC 5545 asks for it, read back line by line."""

from __future__ import annotations

from datetime import date

from agreements.exchange.ics import Event, calendar

DAY = date(2026, 11, 22)
EVENT = Event("a-end@convenio", date(2027, 2, 28), "Vencimiento: Münch; A, B", "línea\nñ" * 60)


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_lines_are_folded_at_75_octets_and_never_inside_a_letter() -> None:
    content = calendar([EVENT], "plazos", DAY)
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert "DESCRIPTION:" + "línea\\nñ" * 60 in unfolded(content)


def test_text_is_escaped_and_days_are_whole() -> None:
    lines = unfolded(calendar([EVENT], "plazos", DAY))
    assert "SUMMARY:Vencimiento: Münch\\; A\\, B" in lines
    assert "DTSTART;VALUE=DATE:20270228" in lines
    assert "DTEND;VALUE=DATE:20270301" in lines
    assert "DTSTAMP:20261122T000000Z" in lines


def test_events_stand_in_order_and_are_closed() -> None:
    later = EVENT._replace(uid="b", day=date(2028, 1, 1))
    lines = unfolded(calendar([later, EVENT], "plazos", DAY))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert [one for one in lines if one.startswith("UID")] == ["UID:a-end@convenio", "UID:b"]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2


def test_a_line_cannot_be_slipped_in() -> None:
    lines = unfolded(calendar([EVENT._replace(summary="x\r\nEND:VCALENDAR\x00")], "n", DAY))
    assert "SUMMARY:x\\nEND:VCALENDAR" in lines
    assert lines.count("END:VCALENDAR") == 1
