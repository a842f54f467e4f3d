"""A table in a text file is read whatever parts its columns and however its letters are kept; prose is none."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.book import open_book
from briefing_app.workbooks.files.delimited_text import decoded, records_of


def cells(content: bytes) -> list[list[object]]:
    (sheet,) = open_book(content, "Lambeth result.csv").sheets
    return [list(row) for row in sheet.rows]


TABLE = [
    ["Ref", "Offence", "Place"],
    ["A-1", "Assault, common", "Brixton"],
    ["A-2", "Affray; fear", "Clapham “High” St"],
]


def written(separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(TABLE)
    return text.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_that_every_separator_and_encoding_gives_the_same_cells(separator: str, encoding: str) -> None:
    assert cells(written(separator).encode(encoding)) == TABLE


def test_that_a_line_may_name_the_separator() -> None:
    assert cells(b"sep=;\r\nRef;Persons\r\nA-1;1,5\r\n") == [["Ref", "Persons"], ["A-1", "1,5"]]
    assert cells("sep=\t\nRef\tPersons\n".encode("utf-16")) == [["Ref", "Persons"]]


def test_that_a_break_within_quotation_marks_is_within_the_cell() -> None:
    assert cells(b'Ref,Note\nA,"two\nlines"\nB,one\n') == [["Ref", "Note"], ["A", "two\nlines"], ["B", "one"]]


def test_that_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rows_after_it() -> None:
    rows = "".join(f"A-{number},Brixton Road area\n" for number in range(5_000))
    found = cells(f'Ref,Place\nA,"6" nail\n{rows}'.encode())
    assert len(found) > 5_000
    assert found[100][1] == "Brixton Road area"


def test_that_lines_of_a_cover_above_the_table_do_not_hide_it() -> None:
    text = (
        b"Borough: Lambeth\nReturn type: RESULT\n\nRef,Persons,Date\nA,1,13/05/2021\nB,2,13/05/2021\nC,1,13/05/2021\n"
    )
    assert cells(text)[3:] == [
        ["Ref", "Persons", "Date"],
        *[[one, n, "13/05/2021"] for one, n in zip("ABC", "121", strict=True)],
    ]
    assert cells(text)[2] == []


def test_that_the_whole_file_decides_and_not_its_first_lines() -> None:
    rows = "".join(f"A-{number};Smith, J;1\n" for number in range(200))
    assert cells(f"a, b\nc, d\n{rows}".encode())[5] == ["A-3", "Smith, J", "1"]


def test_that_decimal_commas_do_not_pass_for_separators() -> None:
    assert cells(b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")[1] == ["1,5", "2,5", "3,5"]


def test_that_text_kept_for_excel_keeps_its_zeros() -> None:
    assert cells(b'Ref,Custody\nA,="0123"\n')[1] == ["A", "0123"]


def test_that_an_error_in_a_text_is_a_fault_and_no_blank() -> None:
    (sheet,) = open_book(b"Ref,Persons\nA,#N/A\nB,1\n", "x.csv").sheets
    assert sheet.faults == {(1, 1): "#N/A"}
    assert list(sheet.rows[1]) == ["A", ""]


@pytest.mark.parametrize(
    "prose",
    [
        "Dear colleague",
        "Arrests: 4\n",
        "Dear Sir, please find our return below.\nWe made four arrests, all of them in Brixton.\nYours, Lambeth\n",
        "One line; another thought\nand no more of it\n",
        "Ref\nA-1\nA-2\n",
    ],
)
def test_that_prose_is_no_table(prose: str) -> None:
    with pytest.raises(Refused, match="a text file, not a workbook"):
        open_book(prose.encode(), "note.txt")


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
    lambda text: not text.startswith(("#", '="', "\ufeff"))
)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(3, 8).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=4, max_size=12)
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_that_a_table_written_as_text_comes_back(rows: list[list[str]], separator: str, encoding: str) -> None:
    heading = [f"Heading {number}" for number in range(len(rows[0]))]
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([heading, *rows])
    decoded_text = decoded(text.getvalue().encode(encoding))
    assert decoded_text is not None
    assert records_of(decoded_text) == [heading, *rows]


def test_that_bytes_that_are_no_text_are_none() -> None:
    assert decoded(bytes(range(256)) * 4) is None
