"""Small functions that each look for one thing, and the registry that finds them."""
