"""What the operation order puts on paper: its words, command, day, serials, objectives, and what came of them."""
