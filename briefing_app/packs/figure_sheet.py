"""A figure on a page of its own: with marking, what it is filtered by, its table, and the returns it rests on."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from briefing_app.figures.figure import Figure
from briefing_app.operation.handling import marking_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Minute
from briefing_app.operation.words import say_date
from briefing_app.packs.blocks import figure_head, small
from briefing_app.packs.document import About, PackDocument
from briefing_app.packs.figure_pages import figure_alone, figure_with_twin, twin_page
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.furniture import Furniture, furniture_of
from briefing_app.packs.material import say_minute
from briefing_app.packs.typesetting import shown

_MOST_COLUMNS_BELOW = 14
_MOST_ROWS_BELOW = 40


def lay_out_figure(figure: Figure, position: Position, *, made_at: Minute) -> bytes:
    """The drawing, and its table below or, where that is large, on pages of its own. Equal input gives equal bytes."""
    register_fonts()
    document = PackDocument(_furniture(figure, position, made_at), _about(figure, position, made_at))
    if not figure.table.columns:
        document.add_section([*figure_head(figure.title, figure.subtitle), *_filter(figure), small(figure.sentence)])
        return document.finish()
    below = len(figure.table.columns) <= _MOST_COLUMNS_BELOW and len(figure.table.rows) <= _MOST_ROWS_BELOW
    drawing = figure_with_twin(figure, tight=True) if below else figure_alone(figure)
    document.add_section([*_filter(figure), *drawing])
    if not below and figure.table.rows:
        document.add_section([*_filter(figure), *twin_page(figure)], landscape=True)
    return document.finish()


def _filter(figure: Figure) -> Iterator[Flowable]:
    if figure.filtered_by:
        yield small(shown(f"{figure.filtered_by}."))


def _furniture(figure: Figure, position: Position, made_at: Minute) -> Furniture:
    return furniture_of(position, figure.name, f"{figure.basis_said} · made {say_minute(made_at)}")


def _about(figure: Figure, position: Position, made_at: Minute) -> About:
    operation, marking = position.operation, marking_of(position).value
    return About(
        title=f"{shown(operation.name)}, {say_date(operation.day)}: {shown(figure.title)}",
        subject=f"{marking}. {shown(operation.handling)}",
        marking=marking,
        reference="",
        made_at=made_at,
    )
