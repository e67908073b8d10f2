"""Results as pages, sheets and Word files."""
