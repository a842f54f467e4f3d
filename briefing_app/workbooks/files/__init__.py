"""A file of any kind, opened as a book of sheets with what its cells hide."""
