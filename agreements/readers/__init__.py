"""Files that are not Word documents, read into the same document: plain text, Markdown, PDF."""
