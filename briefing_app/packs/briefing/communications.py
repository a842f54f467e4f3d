"""Communications: who reports what to whom and when, the media line, and the M/ETHANE card."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.planned_work import distinct
from briefing_app.operation.words import say_count
from briefing_app.packs.blocks import BY_HAND, HandLines, Notice, bullets, prose, small, sub
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.section_words import COMMUNICATIONS, section_words
from briefing_app.packs.order.serials import serials_of_day
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable


def communications(material: Material) -> Iterable[Flowable]:
    words = material.words
    yield from section_words(material, COMMUNICATIONS)
    yield HandLines(
        [
            "Operation channel",
            "Contingency channel",
            "Operation desk, telephone",
            "Operation desk, e-mail",
            "CAD reference",
            "Press bureau",
        ],
        columns=2,
    )
    yield small(f"Channels and contacts are {BY_HAND}. Call signs and talkgroups of every serial: Deployment, serials.")
    yield _talkgroups(material)
    yield sub("Reporting")
    yield from bullets(words.texts("communications.reporting"))
    yield sub("Media")
    yield Notice("Line to take, if asked", words.text("communications.media"))
    yield prose(words.text("communications.social_media"))
    yield prose(words.text("communications.public_route"))


def methane(material: Material) -> Iterable[Flowable]:
    yield prose("For a major incident only. Say it in this order; write down what you said and when.")
    heads = columns("", "What", "Say", "Your words", shares=(0.07, 0.2, 0.28, 0.45))
    lines = [
        Line((one.text("letter"), one.text("name"), one.text("says"), "")) for one in material.words.tables("methane")
    ]
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=10.0, title="M/ETHANE", row_height=46.0)
    yield HandLines(["Sent by, call sign", "Time", "Received by", "Log reference"], columns=2)


def _talkgroups(material: Material) -> Flowable:
    found = distinct(serials_of_day(material), "talkgroup")
    lines = [Line((one.word or "", say_count(one.number))) for one in found[:8]]
    heads = columns("Talkgroups in the plans", "Serials", right=("Serials",))
    return DataTable(heads, lines or [Line(("not stated in the plans that are in", ""))], width=PORTRAIT_WIDTH)


SECTIONS = (
    Section("communications", "Communications", communications),
    Section("methane", "Communications: M/ETHANE card", methane, level=1),
)
