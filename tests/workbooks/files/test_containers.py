"""Archives and messages are taken apart in memory, within limits, and nothing in them is left out in silence."""

import io
import stat
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.containers import Inner, unpack
from briefing_app.workbooks.files.passwords import PasswordNeeded
from tests.made_workbooks import workbook
from tests.ole_files import msg
from tests.other_workbooks import archive, as_ods, as_text, as_xls, as_xlsb

GOOD = workbook({"Arrests": [["Ref", "Persons"], ["LAM-A-001", 1]]})


def unpacked(content: bytes, password: str | None = None) -> list[Inner]:
    found = unpack(content, "returns.zip", password=password)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "content",
    [GOOD, as_ods([["a"]]), as_xlsb([["a"]]), as_xls([["a"]]), as_text([["a", "b"], ["c", "d"]]), b"", b"PK", b"hello"],
)
def test_that_a_workbook_is_no_container(content: bytes) -> None:
    assert unpack(content, "x") is None


def test_that_the_files_of_an_archive_come_in_its_order_with_their_folders() -> None:
    content = archive({"North/Barnet.xlsx": GOOD, "a note.txt": b"hello", "North/Brent.xlsx": GOOD})
    assert [one.name for one in unpacked(content)] == ["North/Barnet.xlsx", "a note.txt", "North/Brent.xlsx"]
    assert unpacked(content)[0].content == GOOD


def test_that_an_archive_within_one_is_opened_and_one_within_that_is_not() -> None:
    deepest = archive({"x.xlsx": GOOD})
    content = archive({"in.zip": archive({"deep.zip": deepest, "y.xlsx": GOOD})})
    first, second = unpacked(content)
    assert (first.name, second.name) == ("in.zip/deep.zip", "in.zip/y.xlsx")
    assert "archive within an archive within" in first.refused
    assert second.content == GOOD


def test_that_what_is_not_read_comes_back_with_its_reason() -> None:
    content = archive(
        {"__MACOSX/._a.xlsx": b"x", "~$a.xlsx": b"x", "../../a.xlsx": b"x", "/etc/a.xlsx": b"x", "C:\\a.xlsx": b"x"}
    )
    found = unpacked(content)
    assert [bool(one.refused) for one in found] == [True] * 5
    assert all(".." not in one.name and not one.name.startswith("/") for one in found)
    assert all(one.refused.endswith(".") for one in found)


def test_that_a_link_in_an_archive_is_not_followed() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        link = zipfile.ZipInfo("a.xlsx")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert "a link" in unpacked(content.getvalue())[0].refused


def test_that_names_lose_what_turns_or_hides_letters() -> None:
    (one,) = unpacked(archive({"Lam\u202exslx.beth\u0007.xlsx": GOOD}))
    assert one.name == "Lamxslx.beth.xlsx"


def test_that_files_of_one_name_are_told_apart() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("a.xlsx", GOOD)
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a.xlsx", GOOD)
    assert [one.name for one in unpacked(content.getvalue())] == ["a.xlsx", "a (2).xlsx"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (archive({}), "no file in"),
        (archive({f"{number}.csv": b"" for number in range(501)}), "more than 500 files"),
        (archive({"bomb.csv": bytes(30_000_000)}), "hundredfold"),
        (archive({f"{number}/": b"" for number in range(2_001)}), "thousands of parts"),
    ],
)
def test_that_an_archive_beyond_its_limits_is_refused_whole(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        unpack(content, "returns.zip")


def test_that_a_damaged_file_in_an_archive_harms_no_other() -> None:
    content = bytearray(archive({"a.csv": b"aaaaaaaaaaaaaaaa", "b.csv": b"Ref,Persons"}, zipfile.ZIP_STORED))
    content[content.index(b"aaaa")] = ord("b")
    first, second = unpacked(bytes(content))
    assert "damaged" in first.refused
    assert second.content == b"Ref,Persons"


def locked_archive() -> bytes:
    """An archive whose one member says that it is encrypted; nothing opens it."""
    content = bytearray(archive({"a.csv": b"Ref,Persons"}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def test_that_an_archive_with_a_password_asks_for_it() -> None:
    with pytest.raises(PasswordNeeded, match="Give the password"):
        unpack(locked_archive(), "x")
    with pytest.raises(PasswordNeeded, match="does not open it"):
        unpack(locked_archive(), "x", password="magpie")


# --- messages --------------------------------------------------------------------------------


def message(*attachments: tuple[str, bytes]) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "return@lambeth.example", "desk@met.example", "Return"
    made["Message-ID"] = "<1@lambeth.example>"
    made.set_content("Please find our return attached.")
    for name, body in attachments:
        made.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return made


def test_that_attachments_come_out_of_a_message() -> None:
    content = message(("Lambeth result.xlsx", GOOD), ("map.pdf", b"%PDF-1.7")).as_bytes()
    assert unpacked(content) == [("Lambeth result.xlsx", GOOD, ""), ("map.pdf", b"%PDF-1.7", "")]


def test_that_a_message_attached_to_a_message_gives_its_own_attachments() -> None:
    outer = message()
    outer.add_attachment(message(("a.xlsx", GOOD)))
    (one,) = unpacked(outer.as_bytes())
    assert one.name.endswith("/a.xlsx")
    assert one.content == GOOD


def test_that_the_pictures_of_a_signature_are_no_attachments() -> None:
    made = message()
    made.add_alternative("<p>Return <img src='cid:logo'></p>", subtype="html")
    html = made.get_payload()[1]
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="image001.png")
    made.add_attachment(GOOD, maintype="application", subtype="octet-stream", filename="a.xlsx")
    assert [one.name for one in unpacked(made.as_bytes())] == ["a.xlsx"]


def test_that_a_message_without_attachments_says_so() -> None:
    with pytest.raises(Refused, match="no attachment"):
        unpack(message().as_bytes(), "return.eml")
    with pytest.raises(Refused, match="no attachment"):
        unpack(msg({}), "return.msg")


def test_that_attachments_come_out_of_an_outlook_message() -> None:
    found = unpacked(msg({"Lambeth – result.xlsx": GOOD, "a.csv": b"Ref,Persons"}))
    assert found == [("Lambeth – result.xlsx", GOOD, ""), ("a.csv", b"Ref,Persons", "")]


def test_that_an_archive_in_a_message_is_opened() -> None:
    (one,) = unpacked(message(("returns.zip", archive({"a.xlsx": GOOD}))).as_bytes())
    assert one == ("returns.zip/a.xlsx", GOOD, "")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_that_a_container_with_bytes_changed_is_taken_apart_or_refused(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from([archive({"a.xlsx": GOOD}), message(("a.csv", b"a,b")).as_bytes(), msg({"a": b"b"})])
    )
    content = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=3)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(content), "x")
    except Refused:
        return
    assert found is None or found
