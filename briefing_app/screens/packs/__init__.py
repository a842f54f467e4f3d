"""Packs: chosen, looked at, printed, saved, issued; and what became of those that were issued."""
