"""What a portfolio knows of an agreement: parties, deadlines, laws. Pure."""
