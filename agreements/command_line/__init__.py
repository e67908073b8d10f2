"""The options of each command and how its result is printed; no work of its own."""
