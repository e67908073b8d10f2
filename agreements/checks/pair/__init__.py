"""Checks of one pair of passages, English and Spanish: `(sides)`."""
