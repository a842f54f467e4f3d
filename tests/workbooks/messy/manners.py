"""The manners of many sergeants: how each heads columns, writes values and lays out sheets."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from random import Random

from briefing_app.operation.kinds import Kind, Type
from tests.made_workbooks import THE_DAY, Content
from tests.workbooks.messy.invented_returns import Truth
from tests.workbooks.messy.sergeants import Manner
from tests.workbooks.messy.written import Page

NBSP, THIN, DASH, MINUS, ZERO_WIDTH = "\u00a0", "\u2009", "\u2013", "\u2212", "\u200b"


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


DAYS: dict[str, Callable[[date], Content]] = {
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "short": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "month": lambda day: f"{day:%d-%b-%y}",
    "words": lambda day: f"{day:%A} {_ordinal(day.day)} {day:%B %Y}",
    "ordinal": lambda day: f"{_ordinal(day.day)} {day:%b %Y}",
    "iso": lambda day: day.isoformat(),
    "moment": lambda day: datetime.combine(day, time(0)),
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "weekday": lambda day: f"{day:%a %d/%m/%y}",
}


def _twelve(clock: time) -> str:
    hour = clock.hour % 12 or 12
    minutes = f".{clock:%M}" if clock.minute else ""
    return f"{hour}{minutes}{'am' if clock.hour < 12 else 'pm'}"


def _twelve_long(clock: time) -> str:
    return f"{clock.hour % 12 or 12}:{clock:%M} {'AM' if clock.hour < 12 else 'PM'}"


CLOCKS: dict[str, Callable[[time], Content]] = {
    "four figures": lambda clock: f"{clock:%H%M}",
    "number": lambda clock: clock.hour * 100 + clock.minute,
    "hrs": lambda clock: f"{clock:%H%M}hrs",
    "hours": lambda clock: f"{clock:%H:%M} hours",
    "dotted": lambda clock: f"{clock:%H.%M}",
    "twelve": _twelve,
    "twelve long": _twelve_long,
    "seconds": lambda clock: f"{clock:%H:%M:%S}",
    "h": lambda clock: f"{clock:%H}h{clock:%M}",
    "text": lambda clock: f"{clock:%H:%M}",
    "one figure": lambda clock: f"{clock.hour}:{clock:%M}",
}
PAIRED: dict[str, Callable[[time, time], str]] = {
    "x": lambda start, end: f"{start:%H%M}x{end:%H%M}",
    "spaced x": lambda start, end: f"{start:%H%M} X {end:%H%M}",
    "dash": lambda start, end: f"{start:%H%M}-{end:%H%M}",
    "en dash": lambda start, end: f"{start:%H:%M} {DASH} {end:%H:%M}",
    "to": lambda start, end: f"{start:%H%M} to {end:%H%M}",
    "hrs": lambda start, end: f"{start:%H%M}hrs{DASH}{end:%H%M}hrs",
    "twelve": lambda start, end: f"{_twelve(start)}-{_twelve(end)}",
    "dotted": lambda start, end: f"{start:%H.%M}-{end:%H.%M}",
    "until": lambda start, end: f"{start:%H%M} until {end:%H%M}",
    "slash": lambda start, end: f"{start:%H%M}/{end:%H%M}",
}
MOMENTS: dict[str, Callable[[datetime], Content]] = {
    "real": lambda moment: moment,
    "slashes": lambda moment: f"{moment:%d/%m/%Y %H:%M}",
    "hrs": lambda moment: f"{moment:%d/%m/%y} {moment:%H%M}hrs",
    "time first": lambda moment: f"{moment:%H:%M} {moment:%d/%m/%Y}",
    "iso": lambda moment: moment.isoformat(),
    "words": lambda moment: f"{moment:%a} {_ordinal(moment.day)} {moment:%b} {moment:%H%M}",
    "at": lambda moment: f"{moment:%d/%m/%Y} at {moment:%H%M}",
}
_OFFICERS = ("planned_officers", "actual_officers", "officers")
COUNTS: dict[str, Callable[[int], Content]] = {
    "text": str,
    "float": float,
    "spaced": lambda number: f" {number}{NBSP}",
    "zeros": lambda number: f"{number:02d}",
}
OFFICERS: dict[str, Callable[[int], Content]] = {
    "x PCs": lambda number: f"{number} PCs" if number > 1 else "1 PC",
    "times": lambda number: f"{number} x PC",
    "x": lambda number: f"x{number}",
    "sergeant and": lambda number: f"1 PS, {number - 1} PCs" if number > 1 else "1 PS",
    "plus": lambda number: f"1+{number - 1}" if number > 1 else "1",
    "strength": lambda number: f"0-1-{number - 1}" if number > 1 else "0-0-1",
    "officers": lambda number: f"{number} officers",
    "letters": lambda number: f"{number} offs",
}


def _officers(write: Callable[[int], Content]) -> Callable[[int, str, Random], Content]:
    return lambda number, name, rng: write(number) if name in _OFFICERS else number


def _always(write: Callable[[int], Content]) -> Callable[[int, str, Random], Content]:
    return lambda number, name, rng: write(number)


def _day(write: Callable[[date], Content]) -> Callable[[date, Random], Content]:
    return lambda day, rng: write(day)


def _clock(write: Callable[[time], Content]) -> Callable[[time, Random], Content]:
    return lambda clock, rng: write(clock)


def _moment(write: Callable[[datetime], Content]) -> Callable[[datetime, Random], Content]:
    return lambda moment, rng: write(moment)


def _pair(write: Callable[[time, time], str]) -> Callable[[time, time, Random], str]:
    return lambda start, end, rng: write(start, end)


# --- what stands around ---------------------------------------------------------------------------


def _titles(page: Page, of: Kind, rng: Random) -> None:
    page.row(f"LAMBETH {DASH} OP VAWG {DASH} {of.many.upper()}")
    page.row("OFFICIAL")
    page.merged += ["A1:F1"]
    if rng.random() < 0.5:
        page.row("Completed by:", "Ops office", None, "Date:", THE_DAY)
    page.blank(rng.randint(0, 2))


def _much(page: Page, of: Kind, rng: Random) -> None:
    for line in (
        "Metropolitan Police Service", "Lambeth Borough", f"Operation: VAWG Day of Action {DASH} return of {of.many}",
        "Please return this form to the operations office by 1200 hours.",
        "All times are to be in the 24 hour clock. Leave blank what is not known.", "Handling: OFFICIAL",
    ):  # fmt: skip
        page.row(line)
    page.row("Completed by", "Ops office", None, "Checked by", "Duty officer")
    page.blank(3)


def _notes(page: Page, of: Kind, rows: Sequence[Truth], fields: Sequence[str], rng: Random) -> None:
    counts = {name: [row.get(name) for row in rows] for name in fields if of.field(name).type is Type.INT}
    if counts:
        page.row("TOTAL", *[
            sum(one for one in counts[name] if isinstance(one, int)) if name in counts else None for name in fields[1:]
        ])  # fmt: skip
    page.blank()
    for line in ("Notes:", "* includes officers from the late turn", "All officers in full uniform", "End"):
        page.row(line)


def _total_below(page: Page, of: Kind, rows: Sequence[Truth], fields: Sequence[str], rng: Random) -> None:
    page.row(f"Total: {len(rows)}")


def _blank_lines(page: Page, number: int, rng: Random) -> None:
    page.blank(rng.choice((0, 0, 1, 2)))


def _example(page: Page, of: Kind, rng: Random) -> None:
    page.row("Please complete one line per entry. Do not add columns.")


def _footnoted(said: str, place: int, rng: Random) -> str:
    return said + ("*", " ¹", "²", " (1)", "†", "")[place % 6]


def _broken(said: str, place: int, rng: Random) -> str:
    return said.replace(" ", "\n")


def _numbered(said: str, place: int, rng: Random) -> str:
    return f"{place + 1}. {said}"


def _shouted(said: str, place: int, rng: Random) -> str:
    return f" {said.upper()}{NBSP}"


def _colon(said: str, place: int, rng: Random) -> str:
    return f"{said}:" if place % 2 else f"{said} *"


def _spaced(said: str, rng: Random) -> str:
    said = said.replace(" ", rng.choice((NBSP, "  ", THIN, " ")))
    return rng.choice((f" {said}", f"{said} ", f"{said}{NBSP}", f"{ZERO_WIDTH}{said}"))


def _said(word: str) -> Callable[[Random], Content]:
    return lambda rng: word


TICKS = (("✓", "✗"), ("Yes", "No"), ("TRUE", "FALSE"), ("Y", "N"))
NOTHINGS = ("-", "n/a", "N/K", "tbc", "?", "TBC", "not known", " ")
EXTRAS: Sequence[tuple[str, Callable[[int], Content]]] = (
    ("CAD", lambda number: 1000 + number),
    ("Comments", lambda number: "see log" if number % 2 else None),
    ("Updated", lambda number: "x"),
)
PLACES = ("patrols", "deployments", "community")


def manners() -> list[Manner]:
    return [
        Manner("the template's headings", own_headings=False),
        Manner("own headings"),
        *(Manner(f"days: {name}", day=_day(write), day_column=True) for name, write in DAYS.items()),
        *(Manner(f"times: {name}", clock=_clock(write)) for name, write in CLOCKS.items()),
        *(Manner(f"ranges: {name}", pair=_pair(write), only=PLACES[:2], cover=False) for name, write in PAIRED.items()),
        *(Manner(f"moments: {name}", moment=_moment(write), only=PLACES) for name, write in MOMENTS.items()),
        Manner("over midnight", late=True, only=PLACES[:2]),
        Manner("over midnight, four figures", late=True, only=PLACES[:2], clock=_clock(CLOCKS["four figures"])),
        Manner("over midnight, ranges", late=True, only=PLACES[:2], pair=_pair(PAIRED["x"])),
        Manner("over midnight, with a day column", late=True, only=PLACES[:2], day_column=True),
        Manner("over midnight, moments", late=True, only=PLACES[:2], moment=_moment(MOMENTS["slashes"])),
        *(Manner(f"counts: {name}", count=_always(write)) for name, write in COUNTS.items()),
        *(Manner(f"officers: {name}", count=_officers(write), only=PLACES[:2]) for name, write in OFFICERS.items()),
        Manner("ranks in columns", ranks=True, only=("deployments", "patrols")),
        *(Manner(f"blanks: {word}", blank=_said(word)) for word in NOTHINGS),
        Manner("own words", own_words=True),
        Manner("odd spaces", text=_spaced),
        Manner("own words, odd spaces", own_words=True, text=_spaced),
        Manner("headings with footnotes", dress=_footnoted),
        Manner("headings broken", dress=_broken),
        Manner("headings numbered", dress=_numbered),
        Manner("headings shouted", dress=_shouted),
        Manner("headings with colons", dress=_colon),
        Manner("two rows of headings", own_headings=False, two_rows=True),
        Manner("titles, totals and notes", above=_titles, below=_notes),
        Manner("a total in words", below=_total_below),
        Manner("blank lines between", between=_blank_lines),
        Manner("a hint above", above=_example),
        Manner("columns of their own between", extra=EXTRAS),
        Manner("hidden columns", extra=EXTRAS, hidden_columns=True),
        Manner("a column twice", doubled=True),
        Manner("two tables, one above the other", together="stacked"),
        Manner("two tables, side by side", together="beside"),
        Manner("the plan repeated in the result", repeats_plan=True, own_headings=False, only=("patrols", "arrests")),
        Manner("the plan repeated, in own words", repeats_plan=True, only=("patrols", "arrests")),
        Manner("ranges of plan and result", repeats_plan=True, pair=_pair(PAIRED["dash"]), only=("patrols", "arrests")),
        Manner("own sheet names", sheet=lambda of, rng: f"{rng.choice(('Op VAWG', 'Lambeth', 'LX'))} {of.many}"),
        Manner("sheets named after the day", sheet=lambda of, rng: f"{of.sheet} 13.05.21"),
        Manner("nameless sheets", sheet=lambda of, rng: "Sheet1"),
        Manner("csv", form="csv", cover=False, file="Lambeth {phase} {kind}.csv"),
        Manner("csv, semicolons", form="csv-semicolon", cover=False, file="Lambeth {phase} {kind}.csv"),
        Manner("tabs, utf-16", form="tsv-utf16", cover=False, file="Lambeth {phase} {kind}.txt"),
        Manner("html as xls", form="html", cover=False, file="Lambeth {phase} {kind}.xls"),
        Manner("ods", form="ods", cover=False, file="Lambeth {phase} {kind}.ods"),
        Manner("xls", form="xls", cover=False, file="Lambeth {phase} {kind}.xls"),
        Manner("pasted from an e-mail", cover=False, clock=_clock(CLOCKS["four figures"]), day=_day(DAYS["short"]),
               count=_always(str), text=_spaced, left=2, sheet=lambda of, rng: "Sheet1"),
        Manner("on its side", on_side=True, own_headings=False),
        Manner("rows of several boroughs", boroughs=("Lambeth", "Southwark"), cover=False, file="AS BCU {phase}.xlsx"),
        Manner("boroughs by other names", boroughs=("LB Tower Hamlets", "Hackney"), cover=False,
               file="CE BCU {phase}.xlsx"),
        Manner("two tables, no titles", together="untitled"),
        Manner("plan and result in one file", both_phases=True, cover=False, file="Lambeth return.xlsx"),
        Manner("headings on every page", again=3),
        *(Manner(f"ticks: {yes}", ticks=(yes, no)) for yes, no in TICKS),
        Manner("nil sheets", nil_sheets=True),
        Manner("merged down", merged_down=True, only=("patrols", "deployments", "arrests", "community")),
        Manner("much above", above=_much),
        Manner("own words, four figures, no cover", own_words=True, clock=_clock(CLOCKS["four figures"]), cover=False,
               dress=_shouted, count=_always(str)),
        Manner("own words, ranges, a day column, totals", own_words=True, pair=_pair(PAIRED["dash"]), day_column=True,
               day=_day(DAYS["month"]), below=_total_below, only=("patrols", "deployments")),
        Manner("own words, moments, ranks", own_words=True, moment=_moment(MOMENTS["slashes"]), ranks=True,
               only=("deployments", "patrols"), extra=EXTRAS),
        Manner("own words, on its side", own_words=True, on_side=True),
        Manner("set in from the left", left=4, above=_titles),
        Manner("all at once", own_words=True, dress=_broken, above=_titles, extra=EXTRAS, clock=_clock(CLOCKS["hrs"]),
               text=_spaced, between=_blank_lines, day_column=True, day=_day(DAYS["words"])),
    ]  # fmt: skip
