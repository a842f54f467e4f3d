"""The pages of the post-operation debrief, a module for each section."""
