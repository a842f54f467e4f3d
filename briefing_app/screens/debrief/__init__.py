"""Debrief: what came of the plan, what was decided on the day, what is to be learned and done."""
