"""The operation order: what the inspector and the commanders decide and write, beside what boroughs send."""
