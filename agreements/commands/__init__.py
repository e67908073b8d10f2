"""One plain function per command: read, compute, write. The command line and the web call these."""
