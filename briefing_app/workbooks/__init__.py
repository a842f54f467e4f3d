"""Spreadsheets in and out: what a file is, reading returns, writing templates and returns."""
