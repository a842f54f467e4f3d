"""Figures that somebody chose for the pack, beyond those that it shows anyway."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.packs.blocks import Notice
from briefing_app.packs.figure_pages import figure_with_twin
from briefing_app.packs.material import Material, Section


def further_figures(material: Material) -> Iterable[Flowable]:
    for name in material.request.more_figures:
        figure = material.figures.get(name)
        if figure is None:
            yield Notice(
                f"The figure “{name}” is not there", "It was chosen for this pack, and this version has no such figure."
            )
        else:
            yield from figure_with_twin(figure, tight=True)


def further_sections(material: Material) -> tuple[Section, ...]:
    """None where nothing was chosen."""
    return (Section("further-figures", "Further figures", further_figures),) if material.request.more_figures else ()
