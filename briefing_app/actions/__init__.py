"""What the inspector can do: one verb a file, no Qt."""
