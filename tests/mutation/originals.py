"""Valid returns of every kind of file that a borough may send; all of it is invented."""

from datetime import datetime, time
from io import BytesIO
from typing import NamedTuple

from briefing_app.operation.kinds import Phase
from briefing_app.workbooks.writing.template import write_return
from tests.made_workbooks import LAMBETH, THE_DAY, Content, operation, workbook
from tests.other_workbooks import as_html, as_ods, as_text, as_xls, as_xlsb, as_xml

_HEADINGS = (
    "Ref", "Persons", "Arrest date", "Arrest time", "Ward", "Arresting unit", "Arrest type", "Trigger",
    "Primary offence", "DA flag", "Custody suite", "Outcome", "Outcome as at",
)  # fmt: skip
_ROWS = 9


class Original(NamedTuple):
    """A file that reads without a doubt."""

    kind: str
    name: str
    content: bytes


def originals() -> tuple[Original, ...]:
    said = _arrests(as_words=True)
    name = "VAWG_20210513_AS_LAM_RESULT_v1"
    return (
        Original("xlsx", f"{name}.xlsx", workbook({"Arrests": _arrests(), "Patrols": _patrols()}, LAMBETH)),
        Original("template", f"{name}.xlsx", _template()),
        Original("csv", f"{name}.csv", as_text(said)),
        Original("tsv", f"{name}.xls", as_text(said, "\t", "utf-16")),
        Original("html", f"{name}.xls", as_html(said)),
        Original("xml", f"{name}.xls", as_xml(said)),
        Original("ods", f"{name}.ods", as_ods(said)),
        Original("xls", f"{name}.xls", as_xls(said)),
        Original("xlsb", f"{name}.xlsb", as_xlsb(said)),
    )


def _arrests(*, as_words: bool = False) -> list[list[Content]]:
    rows: list[list[Content]] = [list(_HEADINGS)]
    for number in range(1, _ROWS + 1):
        when = time(9 + number % 8, 5 * number % 60)
        at = datetime.combine(THE_DAY, time(20, 5 * number % 60))
        rows.append([
            f"LAM-A-{number:03}",
            1 + number % 3,
            f"{THE_DAY:%d/%m/%Y}" if as_words else THE_DAY,
            f"{when:%H:%M}" if as_words else when,
            f"Ward {number}" if number % 2 else None,
            ("CID", "TSG", "Licensing")[number % 3],
            "Reactive" if number % 2 else "Proactive",
            "Emergency call" if number % 2 else "PNC wanted",
            ("O06 Threats to kill", "O02 Attempted murder")[number % 2],
            "Y" if number % 3 else "N",
            f"Suite {number}" if number % 3 else None,
            "In custody",
            f"{at:%d/%m/%Y %H:%M}" if as_words else at,
        ])  # fmt: skip
    return rows


_PATROL = ("Ref", "Patrol type", "Location", "Actual start", "Actual end", "Actual officers", "People engaged")


def _patrols() -> list[list[Content]]:
    rows: list[list[Content]] = [list(_PATROL)]
    for number in range(1, _ROWS + 1):
        starts = datetime.combine(THE_DAY, time(6 + number))
        rows.append([
            f"LAM-P-{number:03}", "Open space - extra", f"Park {number}", starts,
            starts.replace(hour=starts.hour + 3), 2 + number % 4, number if number % 2 else None,
        ])  # fmt: skip
    return rows


def _template() -> bytes:
    content = BytesIO()
    fields = [heading.casefold().replace(" ", "_") for heading in _PATROL]
    rows = {"patrols": [dict(zip(fields, row, strict=True)) for row in _patrols()[1:]]}
    write_return(content, operation=operation(), borough="Lambeth", phase=Phase.RESULT, cover={}, rows=rows)
    return content.getvalue()
