"""Checks of one clause of a draft: `(clause, request, library)`, whatever stands beside it."""
