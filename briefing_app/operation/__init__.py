"""The inspector's own words and rules: boroughs, units, offences, records, coverage, errors."""
