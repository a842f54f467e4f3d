"""Values written at random in the ways people write them come back, or are asked about; never another value."""

from datetime import date, datetime, time, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing_app.operation.boroughs import all_boroughs
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.offences import offences
from briefing_app.operation.times import at
from briefing_app.workbooks.values.personal_data import masked
from tests.workbooks.values.made_tables import Found, read_cells

MANY = settings(max_examples=150, deadline=None)

DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 30))
CLOCKS = (
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0)).filter(lambda one: one != time(0, 50))
)
"""0.5 is noon."""

WAYS_OF_A_TIME = (
    lambda clock: f"{clock:%H:%M}",
    lambda clock: f"{clock:%H%M}",
    lambda clock: f"{clock:%H.%M}",
    lambda clock: f"{clock:%H:%M}hrs",
    lambda clock: f"{clock:%H%M} hrs",
    lambda clock: f"{clock:%I:%M %p}",
    lambda clock: f"{clock:%I.%M}{clock:%p}".lower(),
    lambda clock: f"{clock:%H:%M:%S}",
    lambda clock: f"approx {clock:%H%M}",
    lambda clock: clock,
    lambda clock: timedelta(hours=clock.hour, minutes=clock.minute),
    lambda clock: (clock.hour * 60 + clock.minute) / 1440,
    lambda clock: float(clock.hour * 100 + clock.minute),
    lambda clock: float(f"{clock.hour}.{clock.minute:02d}"),
    lambda clock: f"{clock.hour}.{clock.minute:02d}",
)
WAYS_OF_A_DATE = (
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}/{day.month}/{day:%y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%b-%y}",
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%A} {day.day} {day:%B}",
    lambda day: f"{day:%a %d/%m/%Y}",
    lambda day: f"{day.day}/{day.month}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: day.isoformat(),
    lambda day: f"{day:%Y%m%d}",
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day),
    lambda day: float((day - date(1899, 12, 30)).days),
)


def never_another(found: Found, field: str, truth: list[object]) -> None:
    """Each accepted row has its true value, or none with words to it; the rest is held with a problem."""
    held = {one.row for one in found.held}
    assert len(found.records) + len(held) == len(truth)
    said = {problem.cell[1:] for problem in found.problems if problem.cell}
    for record in found.records:
        true = truth[int(str(record["row"])) - 2]
        assert record[field] == true or (record[field] is None and str(record["row"]) in said)
    assert {str(row) for row in held} <= said


@MANY
@given(DAYS, st.lists(st.tuples(CLOCKS, st.sampled_from(WAYS_OF_A_TIME)), min_size=1, max_size=6))
def test_that_a_time_of_arrest_is_never_another_time(day: date, times: list) -> None:  # type: ignore[type-arg]
    written = [way(clock) for clock, way in times]
    next_day = [clock < time(5) for clock, _ in times]
    dates = [day + timedelta(days=1) if after else day for after in next_day]
    found = read_cells("arrests", {"arrest_date": dates, "arrest_time": written}, day=day)
    never_another(found, "arrest_time", [f"{clock:%H:%M}" for clock, _ in times])


@MANY
@given(DAYS, st.lists(st.tuples(st.booleans(), st.sampled_from(WAYS_OF_A_DATE)), min_size=1, max_size=6))
def test_that_a_date_of_arrest_is_never_another_date(day: date, dates: list) -> None:  # type: ignore[type-arg]
    true = [day + timedelta(days=1) if after else day for after, _ in dates]
    written = [way(one) for one, (_, way) in zip(true, dates, strict=True)]
    times = ["02:30" if after else "12:00" for after, _ in dates]
    found = read_cells("arrests", {"arrest_date": written, "arrest_time": times}, day=day)
    never_another(found, "arrest_date", [one.isoformat() for one in true])


@MANY
@given(DAYS, st.lists(st.sampled_from(WAYS_OF_A_DATE), min_size=1, max_size=4), st.booleans())
def test_that_american_dates_are_proven_or_asked_about(day: date, ways: list, excel: bool) -> None:  # type: ignore[type-arg]
    written: list[object] = [f"{day:%m/%d/%Y}"] + [way(day) for way in ways]
    if excel and day.day <= 12:
        written.append(date(day.year, day.day, day.month))
    found = read_cells("arrests", {"arrest_date": written, "arrest_time": ["12:00"] * len(written)}, day=day)
    never_another(found, "arrest_date", [day.isoformat()] * len(written))


@MANY
@given(
    DAYS,
    CLOCKS,
    st.integers(30, 900),
    st.sampled_from(("-", " - ", "x", " to ", "–", "/")),
    st.sampled_from(("%H%M", "%H:%M", "%H.%M")),
)
def test_that_a_range_is_never_another_start_or_end(
    day: date, start: time, minutes: int, between: str, form: str
) -> None:
    begins = datetime.combine(day, start)
    ends = begins + timedelta(minutes=minutes)
    written = f"{begins.strftime(form)}{between}{ends.strftime(form)}"
    found = read_cells("patrols", {"actual_start": [written], "actual_officers": [2]}, day=day)
    on = day if start >= time(5) else day + timedelta(days=1)
    for record in found.records:
        assert record["actual_start"] == at(on, start)
        shown = at(on + (ends.date() - begins.date()), ends.time())
        assert record["actual_end"] == shown
    assert found.records or found.questions or found.problems


@MANY
@given(
    st.integers(0, 4),
    st.integers(0, 9),
    st.integers(1, 40),
    st.sampled_from(("{}-{}-{}", "{}+{}+{}", "{}/{}/{}", "{} Insp {} PS {} PC")),
)
def test_that_a_strength_is_never_another_number(inspectors: int, sergeants: int, constables: int, form: str) -> None:
    written = form.format(inspectors, sergeants, constables)
    columns = {"officers": [written], "unit": ["CID"], "duty_start": ["0700"], "duty_end": ["1500"]}
    never_another(read_cells("deployments", columns), "officers", [inspectors + sergeants + constables])


@MANY
@given(st.integers(1, 3), st.integers(1, 9), st.integers(10, 29), st.booleans())
def test_that_a_strength_that_excel_made_a_date_of_is_never_another(
    inspectors: int, sergeants: int, constables: int, two: bool
) -> None:
    """What Excel makes of typing, with British settings; no serial has a sergeant to three constables."""
    assume(constables > 3 * sergeants)
    if two:
        written, true = date(2021, min(constables, 12), sergeants), sergeants + min(constables, 12)
    else:
        written, true = date(2000 + constables, sergeants, inspectors), inspectors + sergeants + constables
    columns = {"planned_officers": [written], "planned_start": ["0700"], "planned_end": ["1500"]}
    found = read_cells("patrols", columns, phase=Phase.PLAN)
    never_another(found, "planned_officers", [true])


@MANY
@given(
    st.integers(0, 999),
    st.sampled_from(("{}", " {} ", "{}*", "{} officers", "{}.0", "'{}", "{:03d}", "c.{}", "{}+", "<{}", "{}?")),
)
def test_that_a_count_is_never_another_number(number: int, form: str) -> None:
    columns = {"planned_officers": [form.format(number)], "planned_start": ["0700"], "planned_end": ["1500"]}
    never_another(read_cells("patrols", columns, phase=Phase.PLAN), "planned_officers", [number])


@MANY
@given(
    st.sampled_from(offences()),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from((str.lower, str.upper, str.title)),
)
def test_that_a_misspelt_offence_is_never_another(offence, one: int, other: int, case) -> None:  # type: ignore[no-untyped-def]
    """Two letters change places: it is the offence, a question that offers it, or kept as sent with a warning."""
    letters = list(offence.label)
    one, other = one % len(letters), other % len(letters)
    letters[one], letters[other] = letters[other], letters[one]
    written = case("".join(letters))
    found = read_cells("arrests", {"primary_offence": [written]})
    for record in found.records:
        assert record["primary_offence"] in (offence.said, masked(written.strip())[0])


@MANY
@given(
    st.sampled_from(all_boroughs()),
    st.integers(0, 40),
    st.sampled_from(("", " Road", " Park", " Town Hall", "-by-Bow", " Street")),
)
def test_that_a_misspelt_borough_is_never_another(borough, place: int, after: str) -> None:  # type: ignore[no-untyped-def]
    from briefing_app.operation.boroughs import borough_named

    name = borough.name
    place %= len(name)
    without_a_letter = name[:place] + name[place + 1 :] + after
    found = borough_named(without_a_letter)
    assert found is None or (found.name == name and not after.strip())


def test_that_every_listed_value_is_itself() -> None:
    for one in kind("arrests"), kind("patrols"), kind("warrants"), kind("compliance"), kind("venues"):
        for field in one.fields:
            if field.values and field.type.value in ("enum", "bool"):
                found = read_cells(
                    one.name, {field.name: list(field.values), **_owed(one.name, len(field.values), field.name)}
                )
                assert [record[field.name] for record in found.records] == list(field.values), (one.name, field.name)


def _owed(kind_name: str, number: int, name: str) -> dict[str, list[object]]:
    owed = {
        "patrols": {"actual_start": ["07:00"], "actual_end": ["08:00"]},
        "warrants": {"warrant_type": ["Breach of order"]},
        "venues": {"venue_name": ["The Example Arms"]},
    }.get(kind_name, {})
    return {field: contents * number for field, contents in owed.items() if field != name}
