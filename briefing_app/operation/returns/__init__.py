"""What a return is, and what becomes of one: new, beside others, in their place, waiting, refused."""
