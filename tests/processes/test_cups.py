"""CUPS through its commands, here replaced by scripts that answer, refuse or hang as a print service does."""

from pathlib import Path

import pytest

from briefing_app.operation.errors import PrinterFault
from briefing_app.processes.cups import Cups
from briefing_app.processes.print_service import Duplex, PrintJob

ANSWERS = {
    "-e": "zebra\nattic\n",
    "-d": "system default destination: zebra",
    "-p": "printer attic disabled since Thu -\n\tpaper out\nprinter zebra is idle.",
    "-a": "attic accepting requests\nzebra not accepting requests since",
}


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is searched for commands."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    cases = "\n".join(f'  {flag}) echo "{answer}" ;;' for flag, answer in ANSWERS.items())
    script(folder, "lpstat", f'case "$1" in\n{cases}\nesac')
    return folder


def script(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o700)


def test_that_printers_are_listed_with_what_is_known_against_them(commands: Path) -> None:
    assert [(one.name, one.is_default, one.trouble[:15]) for one in Cups().printers()] == [
        ("zebra", True, "it takes no job"),
        ("attic", False, "it is stopped: "),
    ]


def test_that_the_pdf_itself_is_handed_over_with_sides_and_copies_and_never_scaled(commands: Path) -> None:
    script(
        commands,
        "lp",
        f'echo "$@" > {commands}/asked; while read -r line; do echo "$line"; done > {commands}/sent; '
        'echo "request id is zebra-7 (1 file(s))"',
    )
    assert Cups().send(b"%PDF-1.4\n", PrintJob("zebra", "my pack", 3, Duplex.SHORT)) == "zebra-7"
    asked = (commands / "asked").read_text()
    for words in ("-d zebra", "-n 3", "sides=two-sided-short-edge", "print-scaling=none", "-t my pack"):
        assert words in asked
    assert (commands / "sent").read_bytes() == b"%PDF-1.4\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            'echo "lp: Destination \\"zebra\\" is not accepting jobs." >&2; exit 1',
            "Destination .zebra. is not",
        ),
        ("exit 1", "no reason given"),
        ("while :; do :; done", "did not answer within 1 seconds"),
    ],
)
def test_that_a_service_that_refuses_or_hangs_is_a_sentence(commands: Path, body: str, says: str) -> None:
    script(commands, "lp", body)
    with pytest.raises(PrinterFault, match=says) as failed:
        Cups(seconds=1).send(b"%PDF-", PrintJob("zebra", "pack"))
    assert "The pack is safe" in str(failed.value)


def test_that_a_pc_without_a_print_service_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterFault, match="no print service"):
        Cups().printers()


def test_that_no_printers_at_all_is_no_fault(commands: Path) -> None:
    script(commands, "lpstat", 'echo "lpstat: No destinations added." >&2; exit 1')
    assert Cups().printers() == ()
