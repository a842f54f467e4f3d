"""Write the sample day's returns as workbooks."""

from pathlib import Path

from briefing_app.operation.kinds import Phase
from briefing_app.operation.sample_day import NOTE, SampleReturn, sample_operation, sample_returns
from briefing_app.operation.steps import Step, Steps
from briefing_app.workbooks.writing.template import return_file_name, write_return


def write_sample(folder: Path) -> Steps[tuple[Path, ...]]:
    """The plans, the results and the corrected result, each in its own folder under `folder`."""
    operation = sample_operation("sample")
    returns = sample_returns()
    written: list[Path] = []
    for sent in returns:
        name = return_file_name(operation, sent.borough, sent.phase, sent.version)
        yield Step(len(written), len(returns), f"Writing {name}")
        path = folder / _folder_of(sent) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_return(
            path,
            operation=operation,
            borough=sent.borough,
            phase=sent.phase,
            cover=sent.cover,
            rows=sent.rows,
            nil=sent.nil,
            note=NOTE,
        )
        written.append(path)
    return tuple(written)


def _folder_of(sent: SampleReturn) -> str:
    if sent.version > 1:
        return "corrected"
    return "plans" if sent.phase is Phase.PLAN else "results"
