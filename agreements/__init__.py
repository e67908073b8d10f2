"""Bilingual (English and Mexican Spanish) agreements between UK and Mexican universities."""

__version__ = "0.1.0"
