"""What the inspector sees: the window, its places, its tables and its drawing."""
