"""Returns in, figures on screen, packs on paper: the operations briefing app."""

__version__ = "0.1.0"
