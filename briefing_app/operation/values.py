"""What a field of a record can hold."""

Value = str | int | None
"""A stored value: text, a count or a Minute; None is "not stated"."""
