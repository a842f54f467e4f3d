"""Background to an operation: public tables of figures by borough, and what of them is shown."""
