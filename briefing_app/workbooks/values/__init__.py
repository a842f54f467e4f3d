"""Cells of a column → values, or what is wrong with them."""
