"""Save figures as pictures (SVG, PNG, PDF) or as workbooks, always from the figure's value."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from briefing_app.figures.figure import Figure
from briefing_app.operation.errors import Refused
from briefing_app.operation.steps import Step, Steps
from briefing_app.packs.figure_drawing import figure_pdf, figure_png, figure_svg
from briefing_app.processes.whole_files import write_whole
from briefing_app.workbooks.writing.figure_workbook import figure_xlsx


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    XLSX = "xlsx"
    """Its numbers, in a table."""


def save_figures(
    figures: Sequence[Figure],
    folder: str | Path,
    *,
    formats: Sequence[PictureFormat] = (PictureFormat.SVG, PictureFormat.PNG),
    scale: float = 2.0,
) -> Steps[tuple[Path, ...]]:
    """One file for each figure and format, named by the figure's id. `scale` is for PNG, in pixels a point."""
    place = Path(folder)
    saved: list[Path] = []
    work = [(figure, wanted) for figure in figures for wanted in formats]
    for done, (figure, wanted) in enumerate(work):
        yield Step(done, len(work), f"Drawing {figure.name}")
        saved.append(save_figure(figure, place / f"{figure.id}.{wanted}", scale=scale))
    return tuple(saved)


def save_figure(figure: Figure, path: str | Path, *, scale: float = 2.0) -> Path:
    """Save one figure in the format that the file's name ends with.

    Raises Refused for another ending, or where it can't be written.
    """
    place = Path(path)
    write_whole(place, figure_bytes(figure, place.suffix.lstrip(".").casefold(), scale=scale))
    return place


def figure_bytes(figure: Figure, ending: str, *, scale: float = 2.0) -> bytes:
    """The figure as a file of this kind."""
    match ending:
        case PictureFormat.SVG:
            return figure_svg(figure).encode()
        case PictureFormat.PNG:
            return figure_png(figure, scale)
        case PictureFormat.PDF:
            return figure_pdf(figure)
        case PictureFormat.XLSX:
            return figure_xlsx(figure)
    raise Refused(f"A figure is saved as .svg, .png, .pdf or .xlsx, not as “.{ending}”.")
