"""Checks of a whole draft: run on every draft, and over every valid combination in the tests."""
