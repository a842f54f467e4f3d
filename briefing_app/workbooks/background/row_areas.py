"""Which area a row of a public table is about, by its names and codes together."""

from briefing_app.operation.background.areas import Area, AreaKind, area_named, is_area_code
from briefing_app.operation.words import listed_few
from briefing_app.workbooks.background.columns import Columns
from briefing_app.workbooks.background.words import words_in
from briefing_app.workbooks.tables.grid import at


def area_of(columns: Columns, row: int) -> tuple[Area, str]:
    """What the row is about, with what there is to say where its columns disagree. No name: it does not say."""
    row = columns.under.get(row, row)
    names = [_said(columns, row, column) for column in columns.names]
    codes = [_said(columns, row, column) for column in columns.codes]
    areas = [area_named(one) for one in names if one]
    coded = [area_named(one) for one in codes if is_area_code(one)]
    by_code = next((one for one in coded if one.is_borough), None)
    where = columns.grid.cell(row, (*columns.names, *columns.codes)[0])
    if not areas:
        return area_named(next(filter(None, codes), "")), ""
    boroughs = dict.fromkeys(one.name for one in areas if one.is_borough)
    narrower = next((one for one in areas if not one.is_borough), None)
    if len(boroughs) > 1:
        return Area(listed_few(list(boroughs)), AreaKind.OTHER), f"{where}: the row names {listed_few(list(boroughs))}."
    if narrower is not None:
        if not boroughs and by_code is not None and narrower.kind is AreaKind.OTHER:
            return by_code, f"{where} “{narrower.name}” is read as {by_code.name}, by its ONS code."
        return (Area(f"{narrower.name} ({next(iter(boroughs))})", AreaKind.OTHER) if boroughs else narrower), ""
    if by_code is not None and by_code.name not in boroughs:
        said = f"{where} says {areas[0].name}, and its ONS code is that of {by_code.name}: kept apart."
        return Area(f"{areas[0].name} with the code of {by_code.name}", AreaKind.OTHER), said
    if coded and by_code is None:
        # A ward's code beside the borough in which it lies.
        return Area(f"{codes[0]} ({areas[0].name})", AreaKind.OTHER), ""
    return areas[0], ""


def _said(columns: Columns, row: int, column: int) -> str:
    """The cell's words, or the error that stands in it."""
    cell = at(columns.grid.rows[row], column)
    fault = columns.grid.sheet.faults.get(columns.grid.true(row, column), "")
    return fault or words_in(cell)
