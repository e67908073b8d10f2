"""Word documents, bytes in and bytes out: the draft, its styles and numbering, and a lint."""
