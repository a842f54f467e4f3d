"""Work in a throw-away process with limits: whatever happens in it, the window lives."""
