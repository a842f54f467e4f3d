"""A pack can be read by those who don't see it: everything is marked, in order, with heads and words."""

import io

import pikepdf
import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.operations import Marking
from briefing_app.operation.position.position import Position
from briefing_app.packs.figure_sheet import lay_out_figure
from briefing_app.packs.layout import PackLayout, Part
from briefing_app.packs.pdf_files import protected, stamped, with_attachments
from briefing_app.packs.request import PackKind
from tests.packs.accessibility import faults, structure
from tests.packs.conftest import Made
from tests.packs.read_back import MADE_AT, made, outline, request_of
from tests.packs.test_every_page import small_position
from tests.packs.test_hostile_input import nasty_position


def test_that_every_pack_is_as_accessible_as_can_be_checked(each: Made) -> None:
    assert faults(each.content) == []


@pytest.mark.parametrize("kind", list(PackKind))
def test_that_a_pack_of_hostile_words_is_accessible_as_well(kind: PackKind) -> None:
    assert faults(made(nasty_position(), kind)) == []


def test_that_a_pack_with_annexes_is_accessible_as_well() -> None:
    layout = PackLayout((Part("risk", annexe=True), Part("legal", marking=Marking.OFFICIAL, reason="Law")))
    content = made(small_position(), PackKind.BRIEFING, request_of(PackKind.BRIEFING, layout=layout))
    assert faults(content) == []


def test_that_every_figure_by_itself_is_accessible(position: Position) -> None:
    for figure in figures_of(position):
        assert faults(lay_out_figure(figure, position, made_at=MADE_AT)) == [], figure.id


def test_that_copies_stay_accessible(position: Position) -> None:
    content = made(position, PackKind.SUMMARY)
    assert faults(stamped(content, 1, 2, "Gold")) == []
    assert faults(with_attachments(content, [("a.xlsx", b"x")])) == []
    locked = io.BytesIO(protected(content, "long enough"))
    with pikepdf.open(locked, password="long enough") as opened:
        assert opened.allow.accessibility


def test_that_headings_are_those_of_the_outline_with_others_below_them(either: bytes) -> None:
    with pikepdf.open(io.BytesIO(either)) as file:
        number = {page.objgen: place for place, page in enumerate(file.pages)}
        found = [
            (int(node.role[1]) - 1, number[node.marked[0][0]])
            for node in structure(file).all()
            if node.role in ("H1", "H2")
        ]
    wanted = [(level, page) for level, title, page in outline(either) if title != "Borough sheets"]
    waiting = iter(found)
    assert all(one in waiting for one in wanted)


def test_that_a_table_that_runs_over_pages_is_one_table_with_its_heads_once(debrief: bytes) -> None:
    with pikepdf.open(io.BytesIO(debrief)) as file:
        tables = [node for node in structure(file).all() if node.role == "Table"]
        long = [one for one in tables if len({page for cell in one.all() for page, _ in cell.marked}) > 1]
        assert long
        for one in long:
            rows = [row for row in one.kids if row.role == "TR"]
            heads = [row for row in rows if all(cell.role == "TH" for cell in row.kids) and len(row.kids) > 1]
            assert len(heads) <= 1


def test_that_the_check_finds_what_is_wrong(position: Position) -> None:
    with pikepdf.open(io.BytesIO(made(position, PackKind.SUMMARY))) as file:
        figure = next(node for node in structure(file).all() if node.role == "Figure")
        del figure.item["/Alt"]
        page = file.pages[0]
        page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n0 0 10 10 re f\n")
        del file.Root["/Lang"]
        stream = io.BytesIO()
        file.save(stream)
    found = faults(stream.getvalue())
    assert {"a figure without words", "page 1: f outside of any mark", "no language"} <= set(found)
