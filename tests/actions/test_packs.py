"""Packs from the store: versions, issue and copies, checking a file, what a later return changes, handing out."""

import hashlib
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from briefing_app.actions.amend_pack import changes_since, make_slip
from briefing_app.actions.choose_figures import choose_figure
from briefing_app.actions.choose_layout import choose_layout, chosen_pack_layout
from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order
from briefing_app.actions.hand_out_pack import HandOut, hand_out_pack
from briefing_app.actions.issue_pack import Issued, issue_pack
from briefing_app.actions.make_pack import Pack, make_pack
from briefing_app.actions.save_layout import find_layout, forget_layout, list_layouts, save_layout
from briefing_app.actions.set_threshold import set_disclosure_threshold
from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.actions.verify_pack import Verdict, verify_pack
from briefing_app.operation.counting.printed import pages_and_places
from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.steps import finish
from briefing_app.packs.layout import PackLayout, Part
from briefing_app.packs.request import PackKind
from briefing_app.store.packs import copies_of, packs_of
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import save, take
from tests.made_workbooks import THE_DAY
from tests.packs.read_back import texts, whole_text
from tests.positions import moment


@pytest.fixture
def nine(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> None:
    """Lambeth reports nine arrests."""
    take(store, operation, readers, save(tmp_path / "v1.xlsx", [["LAM-A-001", 9, THE_DAY]]))


def eleven(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> None:
    """Lambeth corrects itself."""
    path = save(tmp_path / "v2.xlsx", [["LAM-A-001", 11, THE_DAY]], {"Return version": 2})
    take(store, operation, readers, path)


def made(store: Store, operation: Operation, kind: PackKind = PackKind.SUMMARY, **more: object) -> Pack:
    return finish(make_pack(store, operation_ref=operation.ref, kind=kind, made_at=moment("20:00"), **more))  # type: ignore[arg-type]


def issued(
    store: Store,
    operation: Operation,
    kind: PackKind = PackKind.SUMMARY,
    *,
    by: str = "Supt S Silver",
    to: Sequence[str] = ("Gold", "Bronze, Lambeth"),
) -> Issued:
    return finish(
        issue_pack(
            store,
            operation_ref=operation.ref,
            kind=kind,
            approved_by=by,
            recipients=to,
            issued_at=moment("21:00"),
        )
    )


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_that_the_same_inputs_are_the_same_version_and_bytes(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    first = made(store, operation)
    assert made(store, operation) == first
    eleven(store, operation, readers, tmp_path)
    second = made(store, operation)
    assert (first.version, second.version) == (1, 2)
    undo_import(store, operation_ref=operation.ref)
    assert made(store, operation).version == 3
    redo_import(store, operation_ref=operation.ref)


def test_that_a_figure_chosen_for_a_pack_is_in_its_next_version(nine: None, store: Store, operation: Operation) -> None:
    first = made(store, operation, PackKind.DEBRIEF)
    choose_figure(store, "patrol-gaps", PackKind.DEBRIEF.value, chosen=True, operation_ref=operation.ref)
    second = made(store, operation, PackKind.DEBRIEF)
    assert second.version == 2
    assert "Further figures" not in whole_text(first.content)
    assert "Further figures" in whole_text(second.content)


def test_that_versions_are_counted_for_each_borough_by_itself(nine: None, store: Store, operation: Operation) -> None:
    of_all = made(store, operation, PackKind.BOROUGH)
    of_one = made(store, operation, PackKind.BOROUGH, boroughs=("lambeth",))
    assert of_all.reference.endswith("-borough-result-v1")
    assert of_one.reference.endswith("-borough-result-LAM-v1")
    assert (of_all.pages, of_one.pages) == (32, 1)


def test_that_a_sheet_is_of_the_plan_until_a_result_is_in(store: Store, operation: Operation) -> None:
    assert made(store, operation).subject.phase is Phase.PLAN
    assert made(store, operation, phase=Phase.RESULT).subject.phase is Phase.RESULT


@pytest.mark.parametrize(
    ("kind", "boroughs", "says"),
    [
        (PackKind.BRIEFING, ("Lambeth",), "whole operation"),
        (PackKind.BOROUGH, ("Atlantis",), "no London borough"),
        (PackKind.BOROUGH, ("City of London",), "not one of this operation's boroughs"),
    ],
)
def test_that_what_can_not_be_made_is_refused_with_a_sentence(
    store: Store, operation: Operation, kind: PackKind, boroughs: tuple[str, ...], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        made(store, operation, kind, boroughs=boroughs)


def test_that_an_issued_pack_is_approved_numbered_and_kept_for_good(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    done = issued(store, operation)
    assert [(one.number, one.recipient) for one in done.copies] == [(1, "Gold"), (2, "Bronze, Lambeth")]
    for copy in done.copies:
        for page in texts(copy.content):
            assert f"copy {copy.number} of 2, issued to {copy.recipient}" in page
            assert "Approved by Supt S Silver, Thu 13 May 2021 21:00" in page
            assert "DRAFT" not in page
    assert made(store, operation) == done.pack
    eleven(store, operation, readers, tmp_path)
    assert made(store, operation).version == 2
    with store.reading() as connection:
        (kept,) = packs_of(connection, operation.ref, issued_only=True)
        copies = copies_of(connection, kept.id)
    assert kept.content == done.pack.content
    assert kept.approved_by == "Supt S Silver"
    assert [one.sha256 for one in copies] == [hashlib.sha256(one.content).hexdigest() for one in done.copies]


def test_that_further_recipients_get_further_copies_of_the_same_version(
    nine: None, store: Store, operation: Operation
) -> None:
    first = issued(store, operation)
    more = issued(store, operation, to=["Press office"])
    assert more.pack == first.pack
    assert [one.number for one in more.copies] == [3]


@pytest.mark.parametrize(("by", "to"), [(" ", ("Gold",)), ("Supt S Silver", ()), ("Supt S Silver", (" ",))])
def test_that_nobody_can_not_issue_a_pack_nor_to_nobody(
    nine: None, store: Store, operation: Operation, by: str, to: tuple[str, ...]
) -> None:
    with pytest.raises(Refused):
        issued(store, operation, by=by, to=to)


def test_that_a_file_is_as_issued_until_a_later_version_is_issued(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    done = issued(store, operation)
    file = saved(tmp_path / "copy.pdf", done.copies[1].content)
    found = verify_pack(store, file)
    assert found.verdict is Verdict.AS_ISSUED
    assert "copy 2, given to Bronze, Lambeth" in found.says
    eleven(store, operation, readers, tmp_path)
    made(store, operation)
    assert verify_pack(store, file).verdict is Verdict.AS_ISSUED, "a draft overtakes nothing that was issued"
    issued(store, operation)
    found = verify_pack(store, file)
    assert (found.verdict, found.overtaken_by) == (Verdict.OVERTAKEN, 2)
    assert found.says.startswith("overtaken by version 2")


def test_that_a_draft_is_overtaken_by_its_issue_and_by_the_next_draft(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    file = saved(tmp_path / "draft.pdf", made(store, operation).content)
    found = verify_pack(store, file)
    assert found.verdict is Verdict.AS_ISSUED
    assert "a draft that nobody has approved" in found.says
    eleven(store, operation, readers, tmp_path)
    made(store, operation)
    assert verify_pack(store, file).verdict is Verdict.OVERTAKEN


def test_that_any_changed_byte_is_altered(nine: None, store: Store, operation: Operation, tmp_path: Path) -> None:
    content = made(store, operation).content
    with pikepdf.open(io.BytesIO(content)) as file:
        rewritten = io.BytesIO()
        file.save(rewritten)
    for number, bad in enumerate((content + b" ", rewritten.getvalue(), content.replace(b"%PDF-1.7", b"%PDF-1.6", 1))):
        found = verify_pack(store, saved(tmp_path / f"{number}.pdf", bad))
        assert found.verdict is Verdict.ALTERED, number
        assert "summary" in found.reference


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.999])
def test_that_a_file_that_was_cut_off_is_altered_and_still_known(
    share: float, nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    pack = made(store, operation, PackKind.BRIEFING)
    part = pack.content[: int(len(pack.content) * share)]
    found = verify_pack(store, saved(tmp_path / "part.pdf", part))
    assert found.verdict is Verdict.ALTERED
    assert found.reference == pack.reference
    assert "only the beginning of it is there" in found.says


def test_that_a_file_in_which_bytes_were_changed_is_altered_and_still_known(
    nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    pack = made(store, operation)
    for place in range(0, len(pack.content), len(pack.content) // 40):
        bad = pack.content[:place] + bytes([pack.content[place] ^ 0x20]) + pack.content[place + 1 :]
        found = verify_pack(store, saved(tmp_path / "bad.pdf", bad))
        assert found.verdict is Verdict.ALTERED, place
        assert found.reference == pack.reference, place


def test_that_a_copy_that_was_cut_off_is_altered_and_still_known(
    nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    (first, _) = issued(store, operation).copies
    found = verify_pack(store, saved(tmp_path / "part.pdf", first.content[: len(first.content) // 3]))
    assert found.verdict is Verdict.ALTERED
    assert found.reference


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"not a PDF"])
def test_that_what_is_no_pack_is_not_from_this_store(
    store: Store, operation: Operation, tmp_path: Path, content: bytes
) -> None:
    assert verify_pack(store, saved(tmp_path / "other.pdf", content)).verdict is Verdict.UNKNOWN


def test_that_a_file_that_can_not_be_read_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be read"):
        verify_pack(store, tmp_path / "nothing.pdf")


def test_that_a_later_return_names_the_pages_and_figures_it_changes(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    done = issued(store, operation, PackKind.DEBRIEF)
    assert finish(changes_since(store, done.pack.reference)).changes == ()
    eleven(store, operation, readers, tmp_path)
    touched = finish(changes_since(store, done.pack.reference))
    said = [one.said for one in touched.changes]
    figure = next(one for one in said if "Lambeth" in one and "11, was 9" in one and "figure" in one)
    page, place = figure.split(":")[0].split(", ")
    number = int(page.removeprefix("page "))
    assert place.capitalize() in texts(done.pack.content)[number - 1]
    assert any(one.startswith(f"{page}: {place}") for one in pages_and_places(touched.changes))
    assert [one.recipient for one in touched.copies] == ["Gold", "Bronze, Lambeth"]


def test_that_the_slip_says_what_to_write_and_in_whose_copies_and_can_be_checked(
    nine: None, store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    done = issued(store, operation, PackKind.DEBRIEF)
    eleven(store, operation, readers, tmp_path)
    _, slip = finish(make_slip(store, done.pack.reference, made_at=moment("22:00")))
    text = whole_text(slip)
    assert "11, was 9" in text
    assert "1, Gold; 2, Bronze, Lambeth" in text
    assert done.pack.reference in text
    assert finish(make_slip(store, done.pack.reference))[1] == slip
    assert verify_pack(store, saved(tmp_path / "slip.pdf", slip)).verdict is Verdict.AS_ISSUED


def test_that_a_copy_with_a_password_opens_with_it_alone_and_is_known_to_the_register(
    nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    pack = made(store, operation)
    (path,) = hand_out_pack(store, pack, tmp_path / "locked.pdf", HandOut(password="long enough"))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="long enough") as file:
        assert file.encryption.bits == 256
        assert len(file.pages) == pack.pages
    assert verify_pack(store, path).verdict is Verdict.AS_ISSUED
    with pytest.raises(Refused, match="too short"):
        hand_out_pack(store, pack, tmp_path / "short.pdf", HandOut(password="short"))
    assert not (tmp_path / "short.pdf").exists()


def test_that_numbered_copies_are_files_of_their_own(
    nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    how = HandOut(copies=3, recipients=("Insp A Example",))
    paths = hand_out_pack(store, made(store, operation), tmp_path / "s.pdf", how)
    assert [path.name for path in paths] == ["s copy 1 of 3.pdf", "s copy 2 of 3.pdf", "s copy 3 of 3.pdf"]
    assert "copy 1 of 3, issued to Insp A Example" in whole_text(paths[0].read_bytes())
    assert "copy 2 of 3" in whole_text(paths[1].read_bytes())
    assert [verify_pack(store, path).verdict for path in paths] == [Verdict.AS_ISSUED] * 3


def test_that_the_workbooks_go_inside_the_file_as_the_boroughs_sent_them(
    nine: None, store: Store, operation: Operation, tmp_path: Path
) -> None:
    pack = made(store, operation)
    (path,) = hand_out_pack(store, pack, tmp_path / "with.pdf", HandOut(workbooks=True))
    with pikepdf.open(path) as file:
        attached = {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()}
    assert attached == {"v1.xlsx": (tmp_path / "v1.xlsx").read_bytes()}
    release = made(store, operation, PackKind.DEBRIEF, release=True)
    with pytest.raises(Refused, match="what it leaves out"):
        hand_out_pack(store, release, tmp_path / "release.pdf", HandOut(workbooks=True))


def test_that_press_lines_are_signed_off_by_somebody_other_than_their_author(
    nine: None, store: Store, operation: Operation
) -> None:
    made(store, operation, PackKind.PRESS, author="PC P Example")
    with pytest.raises(Refused, match="second person"):
        issued(store, operation, PackKind.PRESS, by=" pc  P example")
    done = issued(store, operation, PackKind.PRESS)
    pages = texts(done.pack.content)
    assert not any("SENSITIVE" in page or "DRAFT" in page or "Not for release" in page for page in pages)
    assert "SENSITIVE" not in done.pack.file_name


def test_that_press_lines_without_a_named_author_are_not_signed_off(
    nine: None, store: Store, operation: Operation
) -> None:
    with pytest.raises(Refused, match="nobody is named"):
        issued(store, operation, PackKind.PRESS)


def test_that_the_register_keeps_what_was_withheld(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "v1.xlsx", [["LAM-A-001", 3, THE_DAY]]))
    made(store, operation, PackKind.PRESS)
    with store.reading() as connection:
        (kept,) = packs_of(connection, operation.ref)
    assert '"borough › Lambeth", 3, "under the threshold"' in kept.withheld


RISK_LEFT_OUT = PackLayout((Part("risk", on=False), Part("borough-sheets", on=False)))


def test_that_a_chosen_layout_makes_the_next_version_and_leaves_what_was_issued_as_it_was(
    nine: None, store: Store, operation: Operation
) -> None:
    first = issued(store, operation, PackKind.BRIEFING).pack
    choose_layout(store, RISK_LEFT_OUT, operation_ref=operation.ref, kind=PackKind.BRIEFING)
    second = made(store, operation, PackKind.BRIEFING)
    assert second.version == 2
    assert "Risk register" not in whole_text(second.content)
    with store.reading() as connection:
        (kept,) = [one for one in packs_of(connection, operation.ref) if one.issued]
    assert kept.content == first.content
    assert finish(changes_since(store, first.reference)).changes == ()


def test_that_what_is_written_in_the_order_makes_the_next_version_of_what_says_it(
    nine: None, store: Store, operation: Operation
) -> None:
    briefing, press = made(store, operation, PackKind.BRIEFING), made(store, operation, PackKind.PRESS)
    changes = [
        Change("command", "c1", THERE, None, 1),
        Change("command", "c1", "level", None, "Gold"),
        Change("command", "c1", "name", None, "Cmdr G Gold"),
        Change("log", "l1", THERE, None, 1),
        Change("log", "l1", "what", None, "Reserve to Camden"),
    ]
    edit_order(store, "Name Gold", changes[:3], operation_ref=operation.ref, by="Insp A Author")
    named = made(store, operation, PackKind.BRIEFING)
    assert (briefing.version, named.version) == (1, 2)
    assert "Cmdr G Gold" in whole_text(named.content)
    edit_order(store, "Keep the log", changes[3:], operation_ref=operation.ref, by="Insp A Author")
    assert made(store, operation, PackKind.BRIEFING).sha256 == named.sha256
    assert made(store, operation, PackKind.PRESS).sha256 == press.sha256
    assert "Reserve to Camden" in whole_text(made(store, operation, PackKind.DEBRIEF).content)


def test_that_a_template_lays_out_the_next_operation(nine: None, store: Store, operation: Operation) -> None:
    save_layout(store, RISK_LEFT_OUT, "  Night of   action ", kind=PackKind.BRIEFING)
    other = create_operation(store, name="The next", day=date(2021, 6, 10))
    kept = find_layout(store, "night of action", kind=PackKind.BRIEFING)
    choose_layout(store, kept, operation_ref=other.ref, kind=PackKind.BRIEFING)
    text = whole_text(made(store, other, PackKind.BRIEFING).content)
    assert "Layout Night of action" in text
    assert chosen_pack_layout(store, operation_ref=operation.ref, kind=PackKind.BRIEFING).usual
    assert [one.name for one in list_layouts(store, kind=PackKind.BRIEFING)] == ["Night of action"]
    assert list_layouts(store, kind=PackKind.DEBRIEF) == ()
    forget_layout(store, "Night of action", kind=PackKind.BRIEFING)
    with pytest.raises(NotFound, match="None has been saved yet"):
        find_layout(store, "Night of action", kind=PackKind.BRIEFING)


def test_that_only_a_bound_pack_has_a_template_and_only_with_a_name(store: Store) -> None:
    with pytest.raises(Refused, match="no parts"):
        save_layout(store, RISK_LEFT_OUT, "x", kind=PackKind.SERIAL)
    with pytest.raises(Refused, match="name"):
        save_layout(store, RISK_LEFT_OUT, "  ", kind=PackKind.BRIEFING)


def test_that_another_threshold_makes_press_lines_again_and_nothing_else(
    nine: None, store: Store, operation: Operation
) -> None:
    before = made(store, operation, PackKind.PRESS)
    summary = made(store, operation)
    set_disclosure_threshold(store, 10, operation_ref=operation.ref)
    after = made(store, operation, PackKind.PRESS)
    assert after.version == 2
    assert before.version == 1
    assert made(store, operation).sha256 == summary.sha256
    with pytest.raises(Refused):
        set_disclosure_threshold(store, 1, operation_ref=operation.ref)
