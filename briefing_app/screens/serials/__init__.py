"""Serials on a timeline: moved, stretched, given tasks, and taken over from the boroughs' plans."""
