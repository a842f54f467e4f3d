"""Workbooks that go out: the template, an export, a return marked up."""
