"""What a pack is made from: the request, the position, its figures and the standing texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlab.platypus import Flowable

from briefing_app.figures.figure import Basis, Figure
from briefing_app.figures.plan_figures import plan_figures
from briefing_app.operation.counting.borough_summary import BoroughSummary, summary_of
from briefing_app.operation.counting.coverage import Coverage, coverage_of
from briefing_app.operation.counting.deployment_checks import CheckedDeployment, checked_deployments
from briefing_app.operation.counting.measures import ActivityMeasure, plan_against_actual
from briefing_app.operation.counting.planned_work import stated_by_any
from briefing_app.operation.counting.press_figures import PressFigures, press_figures
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Marking
from briefing_app.operation.order.order import Order
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import NOT_STATED, say_moment, say_number
from briefing_app.packs.page import BINDING, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from briefing_app.packs.register_strip import RegisterCode
from briefing_app.packs.request import PackKind, PackRequest
from briefing_app.packs.texts import DayFacts, Words, facts_of, words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as it was drawn: its number in the pack, and a page."""

    figure: Figure
    number: int
    page: int


@dataclass(frozen=True)
class Material:
    """Everything that the pages of one pack draw on, worked out once."""

    request: PackRequest
    position: Position
    order: Order
    figures: Mapping[str, Figure]
    text_height: float
    """Between the furniture of a portrait page."""
    marking: Marking
    """Of the whole pack."""
    layout_said: tuple[tuple[str, str], ...] = ()
    """What its layout leaves out, marks otherwise and makes annexes of, for the cover."""
    drawn: Sequence[Drawn] = ()
    """The figures of the sections that are laid out already."""

    @property
    def landscape_height(self) -> float:
        """Between the furniture of a landscape page."""
        return self.text_height - (PAGE_HEIGHT - PAGE_WIDTH) - (BINDING - MARGIN)

    @property
    def code(self) -> RegisterCode:
        return RegisterCode(self.request.reference, self.request.code, self.request.status)

    @property
    def phase(self) -> Phase:
        return self.request.phase

    @cached_property
    def words(self) -> Words:
        if self.request.kind is PackKind.PRESS:
            return words("press")
        return words("briefing" if self.phase is Phase.PLAN else "debrief")

    @cached_property
    def press(self) -> PressFigures:
        """The arrests as far as they may be published."""
        return press_figures(self.position)

    @cached_property
    def facts(self) -> DayFacts | None:
        return facts_of(self.position.operation.day)

    @cached_property
    def boroughs(self) -> tuple[str, ...]:
        """The operation's, and any other that has sent a return."""
        return boroughs_of(self.position)

    @cached_property
    def summaries(self) -> Mapping[str, BoroughSummary]:
        return {borough: summary_of(self.position, borough) for borough in self.boroughs}

    @cached_property
    def coverage(self) -> Coverage:
        return coverage_of(self.position)

    @cached_property
    def deployments(self) -> tuple[CheckedDeployment, ...]:
        return checked_deployments(self.position)

    @cached_property
    def measures(self) -> Mapping[str, ActivityMeasure]:
        return {measure.kind: measure for measure in plan_against_actual(self.position)}

    def measure(self, kind: str) -> ActivityMeasure:
        return self.measures[kind]

    def figure(self, id: str) -> Figure:
        """A figure of the screen, or one that only the briefing shows."""
        found = self.figures.get(id)
        return self._plan_figures[id] if found is None else found

    @cached_property
    def _plan_figures(self) -> Mapping[str, Figure]:
        return {figure.id: figure for figure in plan_figures(self.position)}

    def basis(self, phase: Phase | None = None) -> Basis:
        asked = self.phase if phase is None else phase
        return Basis(
            asked.value, self.position.included(asked), self.position.awaited(asked), self.position.as_at(asked)
        )

    def state(self, kind: str) -> Stated:
        """Whether any borough gives numbers of this kind, in the phase that the pack is about."""
        return stated_by_any(self.position, kind, self.phase, self.boroughs)

    def number(self, kind: str, number: float) -> str:
        """The number, or the word that stands in its place while no borough gives it: missing is never zero."""
        state = self.state(kind)
        return say_number(number) if state is Stated.STATED else state.value

    @property
    def based_on(self) -> str:
        """The returns that the pack rests on, as the beginning of a sentence."""
        return capital(self.basis().said)

    @property
    def as_at_said(self) -> str:
        return say_minute(self.position.as_at(self.phase))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a pack that begins on a new page."""

    key: str
    title: str
    pages: Callable[[Material], Iterable[Flowable]]
    landscape: bool = False
    level: int = 0
    """Level 1 stands under the section before it, in the outline and in the contents."""
    group: str = ""
    """The name of the part of the pack that begins here, where it is not the section's own."""
    listed: bool = True
    """Whether it has a heading and stands in the contents."""
    about_pack: bool = False
    """Whether it is about the pack and its making, and holds none of the operation's numbers."""


def say_minute(minute: Minute | None) -> str:
    return NOT_STATED if minute is None else say_moment(from_minute(minute))


def said(value: str | None) -> str:
    """The words of a cell, or "not stated"."""
    return NOT_STATED if value is None else value


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
