"""The pages of the pre-operation briefing, a module for each section of IIMARCH."""
