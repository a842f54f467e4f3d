"""A table of one kind of thing of the order, edited as in Excel; every keystroke is kept."""
