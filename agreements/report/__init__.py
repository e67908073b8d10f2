"""Reports for people and for programs. Values in, text out."""
