"""Invented figures of the size of a real day, for tests of the screens."""

import random
from datetime import date, time

from briefing_app.figures.figure import (
    Align,
    Axis,
    Basis,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Source,
    Style,
    Table,
    Tick,
    Tile,
    Tone,
)
from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.kinds import units
from briefing_app.operation.times import at, from_minute

BOROUGHS = tuple(borough.name for borough in met_boroughs())
DAY = date(2021, 5, 13)
STARTS = at(DAY, time(5))
BASIS = (Basis("result", BOROUGHS[:31], BOROUGHS[31:], at(date(2021, 5, 14), time(8, 30))),)


def arrests() -> Figure:
    chance = random.Random(13)
    counts = {name: (chance.randint(0, 6), chance.randint(0, 5), chance.choice((0, 0, 0, 1))) for name in BOROUGHS[:31]}
    ranked = sorted(counts, key=lambda name: -sum(counts[name]))
    rows = tuple(Row(name, name) for name in (*ranked, BOROUGHS[31]))
    marks = []
    for place, name in enumerate(ranked):
        left = 0
        for style, count in zip((Style.PROACTIVE, Style.REACTIVE, Style.NOT_STATED), counts[name], strict=True):
            if count:
                says = f"{name}: {count} {style}"
                source = Source("arrests", "result", (("borough", name),))
                marks.append(
                    Mark(place, left, left + count, style, str(count), LabelAt.INSIDE, says=says, source=source)
                )
                left += count
        marks.append(Mark(place, left, left, Style.NOT_STATED, str(left), LabelAt.END, says=f"{name}: {left} arrests"))
    longest = max(sum(counts[name]) for name in ranked)
    marks.append(
        Mark(31, 0, longest, Style.AWAITED, "awaited", LabelAt.INSIDE, says=f"{BOROUGHS[31]}: result return awaited")
    )
    total = sum(sum(count) for count in counts.values())
    return Figure(
        "arrests-by-borough",
        "Arrests by borough",
        f"{ranked[0]} made {sum(counts[ranked[0]])} of {total} arrests; 1 borough awaited",
        "Persons arrested, by borough of arrest",
        f"{total} persons were arrested in 31 boroughs. {ranked[0]} made the most. 1 borough is awaited.",
        BASIS,
        Table(
            (
                Column("Borough", Align.LEFT),
                Column("Proactive"),
                Column("Reactive"),
                Column("Not stated"),
                Column("All"),
            ),
            tuple(
                (
                    Cell(name, name),
                    *(
                        Cell(count, str(count), Source("arrests", "result", (("borough", name),)))
                        for count in counts[name]
                    ),
                    Cell(sum(counts[name]), str(sum(counts[name]))),
                )
                for name in ranked
            ),
            (
                Cell("All", "All"),
                *(Cell(one, str(one)) for one in map(sum, zip(*counts.values(), strict=True))),
                Cell(total, str(total)),
            ),
        ),
        Chart(
            Axis("Persons arrested", 0, longest, tuple(Tick(n, str(n)) for n in range(0, longest + 1, 2))),
            rows,
            tuple(marks),
            (
                (Style.PROACTIVE, "Proactive"),
                (Style.REACTIVE, "Reactive"),
                (Style.NOT_STATED, "Not stated"),
                (Style.AWAITED, "Awaited"),
            ),
        ),
    )


def coverage(name: str = "actual") -> Figure:
    chance = random.Random(name)
    marks = []
    for row, borough in enumerate(BOROUGHS[:31]):
        for hour in range(24):
            much = chance.choice((0, 0, 2, 3, 4, 6, 8, 12))
            source = Source("patrols", "result", (("borough", borough),), STARTS + 60 * hour)
            says = f"{borough}, {(5 + hour) % 24:02}:00: {much} officer-hours"
            if name == "difference":
                style, label = (Style.SHORT, f"−{much}") if much > 4 else (Style.OVER, f"+{much}")
                if much > 8:
                    style = Style.GAP
                if much == 0:
                    style, label = Style.EVEN, "0"
                shade = much / 12
            else:
                style, label, shade = (Style.SHADE, str(much), much / 13) if much else (Style.EVEN, "", 0.0)
            box = Mark(row, hour, hour + 1, style, label, LabelAt.INSIDE, 0.0, 1.0, shade, says=says, source=source)
            marks.append(box)
    marks.append(Mark(31, 0, 24, Style.AWAITED, "awaited", LabelAt.INSIDE, 0.0, 1.0, says="Westminster: awaited"))
    ticks = tuple(Tick(hour, f"{(5 + hour) % 24:02}", strong=hour == 19) for hour in range(24))
    return Figure(
        f"coverage-{name}",
        f"Patrol coverage, {name}",
        "12 planned hours had nobody on patrol; the longest gap was Croydon 01:00 to 03:00",
        "Officer-hours on patrol, by borough and hour",
        "Patrol coverage by borough and hour.",
        BASIS,
        Table(
            (Column("Borough", Align.LEFT), *(Column(f"{(5 + hour) % 24:02}") for hour in range(24))),
            tuple((Cell(name, name), *(Cell(hour, str(hour)) for hour in range(24))) for name in BOROUGHS),
        ),
        Chart(
            Axis("Hour of the day", 0, 24, ticks),
            tuple(Row(name, name) for name in BOROUGHS),
            tuple(marks),
            ((Style.GAP, "Gap"), (Style.AWAITED, "Awaited")),
        ),
    )


def timeline(rows: int = 160) -> Figure:
    chance = random.Random(7)
    marks, names = [], []
    for row in range(rows):
        borough = BOROUGHS[row * 32 // rows]
        names.append(Row(f"r{row}", f"{borough[:3].upper()}-D-{row:03}", borough))
        left = STARTS + 30 * chance.randint(0, 30)
        right = left + 30 * chance.randint(8, 18)
        marks.append(Mark(row, left, right, Style.PLANNED, top=0.08, bottom=0.92, says=f"Serial {row} planned"))
        marks.append(
            Mark(
                row,
                left + chance.randint(0, 50),
                right - chance.randint(0, 50),
                Style.WARNING if chance.random() < 0.05 else Style.ACTUAL,
                "1-6",
                LabelAt.INSIDE,
                0.25,
                0.75,
                says=f"Serial {row}, {borough}: on duty",
                source=Source("deployments", "result", (("borough", borough),)),
            )
        )
    ticks = tuple(
        Tick(minute, f"{from_minute(minute):%H:%M}", strong=from_minute(minute).hour == 0)
        for minute in range(STARTS, STARTS + 24 * 60 + 1, 120)
        if True
    )
    return Figure(
        "deployment-timeline",
        "Deployments",
        f"{rows} serials deployed; 3 duties longer than 12 hours",
        "Duty times of each serial, planned and actual",
        "The duty times of all serials.",
        BASIS,
        Table(
            (Column("Serial", Align.LEFT), Column("Borough", Align.LEFT)),
            tuple((Cell(row.label, row.label), Cell(row.group, row.group)) for row in names),
        ),
        Chart(
            Axis("", STARTS, STARTS + 24 * 60, ticks),
            tuple(names),
            tuple(marks),
            ((Style.PLANNED, "Planned"), (Style.ACTUAL, "Actual"), (Style.WARNING, "Over 12 h")),
        ),
    )


def officers() -> Figure:
    chance = random.Random(3)
    rows, marks = [], []
    for place, unit in enumerate(units()):
        planned = chance.randint(4, 300)
        actual = round(planned * chance.uniform(0.7, 1.1))
        rows.append(Row(unit, unit))
        marks.append(Mark(place, 0, actual, Style.ACTUAL, top=0.25, bottom=0.75, says=f"{unit}: {actual} officers"))
        marks.append(Mark(place, 0, planned, Style.PLANNED, f"{actual} of {planned}", LabelAt.END, 0.1, 0.9))
    return Figure(
        "officers-by-unit",
        "Officers by unit",
        "1,204 of 1,390 planned officers were deployed",
        "Officers, by unit",
        "Officers by unit.",
        BASIS,
        Table(
            (Column("Unit", Align.LEFT), Column("Officers")), tuple((Cell(r.key, r.key), Cell(1, "1")) for r in rows)
        ),
        Chart(
            Axis("Officers", 0, 300, tuple(Tick(n, str(n)) for n in range(0, 301, 100))),
            tuple(rows),
            tuple(marks),
            ((Style.PLANNED, "Planned"), (Style.ACTUAL, "Actual")),
        ),
    )


def headline() -> Figure:
    tiles = (
        Tile(
            "arrests",
            "Arrests",
            "117",
            "62 proactive, 50 reactive, 5 not stated",
            "117 persons arrested",
            Source("arrests"),
        ),
        Tile(
            "warrants",
            "Warrants executed",
            "62 %",
            "89 of 143 planned",
            "89 of 143 warrants executed",
            Source("warrants"),
        ),
        Tile("wanted", "Wanted located", "48 %", "71 of 147 planned", "71 of 147 located", Source("wanted")),
        Tile("patrols", "Patrol hours", "1,204.5", "of 1,390 planned officer-hours", "Patrol hours", Source("patrols")),
        Tile("visits", "Venues visited", "245", "of 270 planned", "Venues visited", Source("venues")),
        Tile("staff", "Staff trained", "not stated", "no borough says", "Staff trained: not stated", None),
        Tile("returns", "Results in", "31 of 32", "Westminster awaited", "31 of 32 results in", None, Tone.ATTENTION),
    )
    return Figure(
        "headline",
        "Headline",
        "117 arrests",
        "",
        "117 arrests.",
        BASIS,
        Table(
            (Column("Measure", Align.LEFT), Column("Number")),
            tuple((Cell(t.name, t.name), Cell(t.number, t.number)) for t in tiles),
        ),
        tiles=tiles,
    )


def figures() -> tuple[Figure, ...]:
    return (
        headline(),
        arrests(),
        coverage("planned"),
        coverage("actual"),
        coverage("difference"),
        timeline(),
        officers(),
    )
