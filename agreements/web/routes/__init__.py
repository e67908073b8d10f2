"""The answers of the web app, a few lines each over agreements.commands."""

from __future__ import annotations

from starlette.routing import Route


def every() -> list[Route]:
    """Every route of the app."""
    from agreements.web.routes import drafts, kept, library, positions, start, two, work

    rooms = (start, drafts, positions, two, work, library, kept)
    return [route for room in rooms for route in room.ROUTES]
