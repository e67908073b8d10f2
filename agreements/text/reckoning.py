"""Sums with days: a period after a day, a period before it, the last day of a term.

A month without that day ends on its last one. A term counts its first day, so that a year from
1 March ends on the last day of February: of the two ways to count, the one that ends earlier.
Working days leave out Saturdays and Sundays only; public holidays are not known here.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from agreements.model import Period

_SATURDAY = 5


def after(day: date, period: Period) -> date:
    """The day that many units later."""
    return _moved(day, period.count, period.unit)


def before(day: date, period: Period) -> date:
    """The day that many units earlier: the last on which notice of that length can be given."""
    return _moved(day, -period.count, period.unit)


def last_day(start: date, period: Period) -> date:
    """The last day of a term that begins on a day and lasts a period, its first day counted."""
    return after(start, period) - timedelta(days=1)


def _moved(day: date, count: int, unit: str) -> date:
    if unit == "working_day":
        return _working(day, count)
    if unit in ("hour", "day", "week"):
        return _within(day, count * {"hour": 0, "day": 1, "week": 7}[unit])
    months = count * (12 if unit in ("year", "academic_year") else 1)
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _within(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def _working(day: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() < _SATURDAY
    return day
