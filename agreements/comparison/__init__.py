"""Two texts or documents compared. Pure."""
