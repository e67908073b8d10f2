"""Checks of both language versions as a whole: `(english, spanish, pairs)`."""
