"""Review and mend: what a drop says, sheet by sheet, and what is put right before it is taken in."""
