"""Checks of one clause of the library: run by `convenio library lint`, before any draft."""
