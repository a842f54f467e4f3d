"""The timeline of serials, in the real window."""
