"""Files of other translation tools."""
