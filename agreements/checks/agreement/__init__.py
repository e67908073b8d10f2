"""Checks of a whole draft: `(agreement, library)`, for what one clause alone cannot show."""
