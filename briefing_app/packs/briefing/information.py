"""Information: the background, the day, and what warrants and wanted enquiries are about."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from briefing_app.operation.counting.planned_work import (
    Ages,
    count_words,
    open_spaces,
    planned,
    wanted_ages,
    warrant_ages,
)
from briefing_app.operation.daylight import sunrise_and_sunset
from briefing_app.operation.kinds import kind
from briefing_app.operation.order.seeds import written
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_date, say_share, say_time
from briefing_app.packs.blocks import HandBox, bullets, pairs, prose, small, sub
from briefing_app.packs.briefing import background
from briefing_app.packs.figure_pages import figure_with_twin
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.order.section_words import INFORMATION, section_words
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.texts import DayFacts

_DAY_AND_BOX = 190.0
_HALF = (PORTRAIT_WIDTH - 14) / 2


def information(material: Material) -> Iterable[Flowable]:
    facts = material.facts
    yield from section_words(material, INFORMATION)
    if facts is None:
        yield prose(material.words.text("information.generic"))
    else:
        yield from _on_record(facts)
    if written(material.order, INFORMATION) is not None:
        yield from _the_day(material, facts)
        return
    yield CondPageBreak(_DAY_AND_BOX)
    yield from _the_day(material, facts)
    yield HandBox(material.words.text("information.intelligence"), height=84)


def _on_record(facts: DayFacts) -> Iterable[Flowable]:
    yield sub("Background")
    yield from (prose(said) for said in facts.said("background"))
    yield small(f"Source: {facts.source('background')}.")
    for one, other in (
        (("enforcement", "Enforcement"), ("engagement", "Engagement")),
        (("units", "Units"), ("partners", "Partners")),
    ):
        yield Beside(_list(facts, *one), _list(facts, *other), widths=(_HALF, _HALF), space=14)


def _list(facts: DayFacts, part: str, title: str) -> Sequence[Flowable]:
    return [sub(title), *bullets(facts.said(part)), small(f"Source: {facts.source(part)}.")]


def _the_day(material: Material, facts: DayFacts | None) -> Iterable[Flowable]:
    operation = material.position.operation
    rise, fall = (say_time(from_minute(minute)) for minute in sunrise_and_sunset(operation.day))
    zone = f"{from_minute(operation.period.starts):%Z}"
    rows = [
        ("Date", say_date(operation.day)),
        ("Operation runs", f"{say_minute(operation.period.starts)} to {say_minute(operation.period.ends)}"),
        ("Sunrise and sunset", f"sunrise {rise}, sunset {fall} {zone} (worked out for London by NOAA's formula)"),
    ]
    if facts is not None:
        rows += [("Events and rules", f"{said} (Source: {facts.source('events')})") for said in facts.said("events")]
    yield pairs(rows, title="The day")


def wanted_and_warrants(material: Material) -> Iterable[Flowable]:
    """What the enforcement is about: offences, domestic abuse, priority and age."""
    yield from figure_with_twin(material.figure("planned-offences"), PORTRAIT_WIDTH)
    yield _domestic(material)
    yield Beside([_priorities(material)], [_ages_table(material)], widths=(_HALF, _HALF), space=14)
    yield small(f"{material.based_on}. Planned work only; people are never named in this pack.")


def _domestic(material: Material) -> Flowable:
    lines = []
    for name in ("warrants", "wanted"):
        state = material.state(name)
        if state is not Stated.STATED:
            lines.append(Line((kind(name).many.capitalize(), state.value), RowStyle.SPAN))
            continue
        counts = {one.word: one.number for one in count_words(planned(material.position, name), name, "da_flag")}
        number = sum(counts.values())
        lines.append(
            Line(
                (
                    kind(name).many.capitalize(),
                    say_count(number),
                    say_count(counts.get("Y", 0)),
                    say_share(counts.get("Y", 0), number),
                    say_count(counts.get("N", 0)),
                    say_count(counts.get("Not known", 0)),
                    say_count(counts.get(None, 0)),
                )
            )
        )
    headings = ("Planned", "DA flag set", "Share", "Not DA", "Not known", NOT_STATED.capitalize())
    heads = columns("Domestic abuse (DA)", *headings, right=headings)
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Domestic abuse among warrants and wanted enquiries")


def _priorities(material: Material) -> Flowable:
    lines = [
        *_counted(material, "warrants", "priority", "Warrants, priority"),
        *_counted(material, "wanted", "risk_grade", "Wanted enquiries, risk grade"),
    ]
    return DataTable(columns("Priority", "Number", right=("Number",)), lines, width=_HALF, title="Priorities")


def _counted(material: Material, name: str, field: str, title: str) -> list[Line]:
    counts = count_words(planned(material.position, name), name, field)
    lines = [Line((one.word or NOT_STATED, say_count(one.number))) for one in counts]
    state = material.state(name)
    none = "none planned" if state is Stated.STATED else state.value
    return [Line((title,), RowStyle.GROUP), *(lines or [Line((none, ""))])]


def _ages_table(material: Material) -> Flowable:
    warrants, wanted = warrant_ages(material.position), wanted_ages(material.position)
    rows = [
        *((band, number, other) for (band, number), (_, other) in zip(warrants.bands, wanted.bands, strict=True)),
        (NOT_STATED, warrants.not_stated, wanted.not_stated),
    ]
    lines = [
        Line((band, material.number("warrants", number), material.number("wanted", other)))
        for band, number, other in rows
    ]
    lines.append(Line(("Oldest", _oldest(warrants), _oldest(wanted))))
    heads = columns(
        "Age on the day",
        "Warrants, since issue",
        "Wanted, outstanding",
        right=("Warrants, since issue", "Wanted, outstanding"),
    )
    return DataTable(heads, lines, width=_HALF, title="How long outstanding")


def _oldest(ages: Ages) -> str:
    return NOT_STATED if ages.oldest is None else plural(ages.oldest, "day")


def open_space_list(material: Material) -> Iterable[Flowable]:
    """Open spaces to be patrolled, for the Information section."""
    spaces = open_spaces(material.position)
    yield sub("Open spaces with patrols planned")
    lines = [Line((borough, "; ".join(places))) for borough, places in spaces]
    yield DataTable(
        columns("Borough", "Open spaces", shares=(0.25, 0.75)),
        lines or [Line(("none", "No open spaces are named in the plans that are in."))],
        width=PORTRAIT_WIDTH,
    )


def sections(material: Material) -> tuple[Section, ...]:
    """With the public tables, where any is attached."""
    return (
        Section("information", "Information", information),
        *((background.SECTION,) if material.position.backgrounds else ()),
        Section("information-enforcement", "Information: warrants and wanted enquiries", wanted_and_warrants, level=1),
    )
