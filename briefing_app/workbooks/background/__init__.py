"""Public tables of figures by borough, read as background: never as a return."""
