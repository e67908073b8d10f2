"""Checks of the library as a whole, on a given day: run by `convenio library lint`."""
