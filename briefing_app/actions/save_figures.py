"""Save figures as pictures: SVG, PNG or PDF, always from the figure's value."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from briefing_app.figures.figure import Figure
from briefing_app.operation.steps import Step, Steps
from briefing_app.packs.figure_drawing import figure_pdf, figure_png, figure_svg
from briefing_app.processes.whole_files import write_whole


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


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
    """Save one figure in the format that the file's name ends with."""
    place = Path(path)
    match PictureFormat(place.suffix.lstrip(".").casefold()):
        case PictureFormat.SVG:
            content = figure_svg(figure).encode()
        case PictureFormat.PNG:
            content = figure_png(figure, scale)
        case PictureFormat.PDF:
            content = figure_pdf(figure)
    write_whole(place, content)
    return place
