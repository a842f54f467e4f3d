"""A pack's layout: parts switched off, put in order, marked by themselves, made annexes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Marking
from briefing_app.operation.position.position import Position
from briefing_app.packs.arrangement import chapters_of, keys_of
from briefing_app.packs.layout import LAST, PackLayout, Part, check_layout, layout_of
from briefing_app.packs.request import PackKind, Subject
from tests.packs.read_back import boxes, made, outline, pages_of, request_of, texts
from tests.packs.test_every_page import small_position

KEYS = keys_of(Subject(PackKind.BRIEFING))


def made_by(layout: PackLayout, position: Position | None = None) -> bytes:
    request = request_of(PackKind.BRIEFING, layout=layout)
    return made(position or small_position(), PackKind.BRIEFING, request)


def titles(content: bytes) -> list[str]:
    return [title for level, title, _ in outline(content) if level == 0]


def test_that_a_part_that_is_switched_off_is_in_neither_pages_outline_nor_contents_and_the_cover_says_so() -> None:
    content = made_by(PackLayout((Part("risk", on=False), Part("communications", on=False))))
    assert not {"Risk", "Communications"} & {title for _, title, _ in outline(content)}
    assert "M/ETHANE" not in pages_of(content, "Contents")[0]
    assert "Left out of this pack Risk; Communications" in texts(content)[0]


def test_that_parts_stand_in_the_order_of_the_layout_with_those_it_does_not_name_in_their_usual_place() -> None:
    content = made_by(PackLayout((Part("risk"), Part("summary"))))
    found = [title for title in titles(content) if title != "Contents"]
    assert found[:3] == ["Risk", "Communications", "Human rights and other legal issues"]
    assert found.index("Summary") + 1 == found.index("Information")
    assert found[-2:] == ["Sources: from figures to rows", "Sign-off"]


def test_that_an_annexe_has_a_front_sheet_and_pages_of_its_own_and_begins_on_a_front() -> None:
    content = made_by(PackLayout((Part("risk", annexe=True), Part("borough-sheets", annexe=True))))
    pages = texts(content)
    first = next(page for _, title, page in outline(content) if title == "Annexe A: Risk")
    second = next(page for _, title, page in outline(content) if title == "Annexe B: Borough sheets")
    assert first % 2 == second % 2 == 0
    risk = next(page for level, title, page in outline(content) if (level, title) == (1, "Risk"))
    assert f"Annexe A, page {risk - first + 1} of {second - first}" in pages[risk]
    assert f"page {risk + 1} of {len(pages)}" in pages[risk]
    for named in ("OP-1-briefing-v1", "DRAFT – not approved", "Risk", "Police and named partners only."):
        assert named in pages[first]
    assert "Annexe A: Risk" in pages_of(content, "Contents")[0]
    assert all("Annexe" not in text for text in pages[1:first] if "Contents" not in text)


def test_that_a_part_is_marked_by_itself_with_the_reason_on_the_cover() -> None:
    layout = PackLayout((Part("legal", marking=Marking.OFFICIAL, reason="Law that anybody may read"),))
    content = made_by(layout)
    page = next(page for _, title, page in outline(content) if title == "Human rights and other legal issues")
    marks = [
        [word.text for word in one.words if word.text.startswith("OFFICIAL")]
        for one in boxes(content)[page - 1 : page + 1]
    ]
    assert "OFFICIAL-SENSITIVE" in marks[0]
    assert marks[1] == ["OFFICIAL", "OFFICIAL"]
    assert "Human rights and other legal issues marked OFFICIAL: Law that anybody may read" in texts(content)[0]
    assert "OFFICIAL-SENSITIVE" in texts(content)[0]


def test_that_a_part_marked_higher_raises_the_marking_of_the_whole() -> None:
    position = small_position()
    official = replace(
        position,
        operation=replace(position.operation, marking=Marking.OFFICIAL),
        returns=tuple(replace(one, marking=Marking.OFFICIAL) for one in position.returns),
    )
    content = made_by(PackLayout((Part("risk", marking=Marking.OFFICIAL_SENSITIVE),)), official)
    assert "OFFICIAL-SENSITIVE" in texts(content)[0]


@pytest.mark.parametrize(
    "layout",
    [
        PackLayout(tuple(Part(key, on=False) for key in KEYS)),
        PackLayout((Part("risk"), Part("risk"))),
        PackLayout((Part("risk", marking=Marking.OFFICIAL),)),
    ],
)
def test_that_a_layout_of_nothing_of_one_thing_twice_or_lowered_without_a_reason_is_refused(layout: PackLayout) -> None:
    with pytest.raises(Refused):
        check_layout(layout, KEYS)


_PARTS = st.builds(
    Part,
    st.sampled_from((*KEYS, "of a later version")),
    st.booleans(),
    st.booleans(),
    st.sampled_from((None, *Marking)),
    st.text(max_size=10),
)
_LAYOUTS = st.lists(_PARTS, max_size=6, unique_by=lambda one: one.key).map(lambda parts: PackLayout(tuple(parts)))


@given(_LAYOUTS)
def test_that_every_part_stands_once_and_what_is_about_all_others_stands_last(layout: PackLayout) -> None:
    assert sorted(one.key for one in layout.of(KEYS)) == sorted(KEYS)
    printed = layout.printed(KEYS)
    assert {one.key for one in printed} | set(layout.left_out(KEYS)) == set(KEYS)
    behind = [one.key for one in printed if one.key in LAST and not one.annexe]
    assert [one.key for one in printed][len(printed) - len(behind) :] == behind
    annexes = [one.annexe for one in printed if one.key not in LAST]
    assert annexes == sorted(annexes)


@given(_LAYOUTS)
def test_that_a_layout_is_read_back_as_it_was_kept(layout: PackLayout) -> None:
    assert layout_of(layout.kept) == layout
    assert layout_of(layout.named("Night of action").kept) == layout.named("Night of action")


@pytest.mark.parametrize(
    "kept", ["[]", "{", '{"parts": [{"on": true}]}', '{"parts": [{"key": "risk", "marking": "SECRET"}]}']
)
def test_that_what_is_no_layout_is_refused_with_a_sentence(kept: str) -> None:
    with pytest.raises(Refused):
        layout_of(kept)


def test_that_chapters_have_different_keys_and_titles() -> None:
    for kind in (PackKind.BRIEFING, PackKind.DEBRIEF):
        chapters = chapters_of(Subject(kind))
        assert len({one.key for one in chapters}) == len({one.title for one in chapters}) == len(chapters)
