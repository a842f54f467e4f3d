"""Writing the sample day's workbooks."""

from pathlib import Path

from briefing_app.actions.write_sample import write_sample
from briefing_app.operation.resources import resource
from briefing_app.operation.steps import Step, finish


def test_that_writing_the_sample_again_gives_the_shipped_files_byte_for_byte(tmp_path: Path) -> None:
    steps: list[Step] = []
    written = finish(write_sample(tmp_path), steps.append)
    shipped = resource("samples")
    assert {path.relative_to(tmp_path) for path in written} == {
        path.relative_to(shipped) for path in shipped.glob("*/*.xlsx")
    }
    assert len(written) == 65
    for path in (written[0], written[40], written[-1]):
        assert path.read_bytes() == (shipped / path.relative_to(tmp_path)).read_bytes()
    assert [step.done for step in steps] == list(range(65))


def test_that_writing_can_be_stopped_between_two_files(tmp_path: Path) -> None:
    work = write_sample(tmp_path)
    for _ in range(3):
        next(work)
    work.close()
    assert len(list(tmp_path.glob("*/*"))) == 2
