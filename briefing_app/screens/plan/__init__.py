"""Plan: the operation, its command, objectives, phases, custody, cover, serials and words, and what is to mend."""
