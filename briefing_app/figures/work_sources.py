"""The records behind the parts of planned work: what was done, in part, not done, awaited, never planned."""

from dataclasses import replace

from briefing_app.figures.figure import Source
from briefing_app.operation.counting.measures import DONE, OUTCOME_FIELD, PART
from briefing_app.operation.counting.planned_work import OTHER
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Standing


class WorkSources:
    """Of one kind, or of its rows of one type."""

    def __init__(self, name: str, field: str = "", word: str | None = None) -> None:
        self._name = name
        self._outcome = OUTCOME_FIELD[name]
        self._done, self._part = tuple(sorted(DONE[name])), tuple(sorted(PART))
        self._where: tuple[tuple[str, str | None], ...] = ()
        self._not: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
        listed = kind(name).field(field).values if field else ()
        if field and word == OTHER and listed:
            # Under Other stands also what is on no list of the form.
            self._not = ((field, (*(value for value in listed if value != OTHER), None)),)
        else:
            self._where = ((field, word),) if field else ()

    def of(self, phase: Phase) -> Source:
        """All rows of the plan, or of the results."""
        return Source(self._name, phase.value, self._where, none_of=self._not)

    @property
    def done(self) -> Source:
        return self._reported(self._done)

    @property
    def part(self) -> Source:
        return self._reported(self._part)

    @property
    def not_done(self) -> Source:
        answers = (self._outcome, (*self._done, *self._part, None))
        reported = replace(self.of(Phase.RESULT), standing=(Standing.REPORTED,))
        return replace(reported, none_of=(*self._not, answers))

    @property
    def outcome_not_stated(self) -> Source:
        return self._reported((None,))

    def not_reported(self, boroughs: tuple[str, ...]) -> Source:
        """Planned, in these boroughs, whose results are in and don't mention it."""
        plan = self.of(Phase.PLAN)
        return replace(plan, one_of=(("borough", boroughs),), standing=(Standing.NOT_REPORTED,))

    @property
    def awaited(self) -> Source:
        """Planned, and the result return of the borough is not in; also of one that is not the operation's."""
        return replace(self.of(Phase.PLAN), standing=(Standing.PLANNED,))

    @property
    def never_planned(self) -> Source:
        """Done, wholly or in part, without a plan; also where the plan is awaited."""
        source = self._reported((*self._done, *self._part))
        return replace(source, standing=(Standing.ADDED, Standing.UNMATCHED))

    def _reported(self, words: tuple[str | None, ...]) -> Source:
        return replace(self.of(Phase.RESULT), one_of=((self._outcome, words),), standing=(Standing.REPORTED,))
