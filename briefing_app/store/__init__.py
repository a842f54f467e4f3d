"""Everything kept: operations, returns with their bytes, records with their cells, packs made."""
