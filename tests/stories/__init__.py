"""Stories of the whole way: somebody loads, imports, asks, and reads what a person would read."""
