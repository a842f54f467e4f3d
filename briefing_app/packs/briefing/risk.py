"""Risk: the boroughs' risks as one register, ranked, with words for every rating."""

from collections import Counter
from collections.abc import Iterable

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from briefing_app.figures.palette import PAPER
from briefing_app.operation.counting.risk_register import Risk, risk_register
from briefing_app.operation.words import NOT_STATED, listed_few, plural
from briefing_app.packs.blocks import Notice, prose, small
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.section_words import RISK, section_words
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL, TABLE
from briefing_app.packs.picture import Picture
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.sketch import Box, Sketch, Type
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.texts import Words


def risk(material: Material) -> Iterable[Flowable]:
    words = material.words
    risks = risk_register(material.position)
    yield from section_words(material, RISK)
    yield prose(words.text("risk.intro"))
    yield prose(words.text("risk.control"))
    matrix_width = 200.0
    ratings = [
        Line((rating.text("name"), f"{rating.whole('least')} or more", rating.text("asks")))
        for rating in words.tables("risk.ratings")
    ]
    right = PORTRAIT_WIDTH - matrix_width - 14
    yield Beside(
        [Picture(_matrix(risks, matrix_width), _matrix_said(risks))],
        [
            DataTable(columns("Rating", "Score", "Who decides"), ratings, width=right, title="What the ratings mean"),
            small("The square shows how many risks of the register have each likelihood and impact."),
        ],
        widths=(matrix_width, right),
        space=14,
    )
    if not risks:
        yield Notice(
            "No risks are in yet", f"They appear here when the boroughs' plans state them. {material.based_on}."
        )
        return
    heads = columns(
        "Hazard",
        "L",
        "I",
        "L×I",
        "Rating",
        "Controls",
        "Owner",
        "Sent by",
        right=("L", "I", "L×I"),
        shares=(0.22, 0.05, 0.05, 0.06, 0.1, 0.27, 0.12, 0.13),
    )
    yield DataTable(
        heads,
        [_line(one, words) for one in risks],
        width=PORTRAIT_WIDTH,
        size=SMALL,
        tight=True,
        title=f"Risk register: {plural(len(risks), 'risk')}, highest first",
    )
    yield small(f"L likelihood, I impact; the highest that any borough stated. {material.based_on}.")


def _line(one: Risk, words: Words) -> Line:
    return Line(
        (
            one.hazard,
            _number(one.likelihood),
            _number(one.impact),
            _number(one.score),
            rating_of(one.score, words),
            "; ".join(one.controls) or NOT_STATED,
            "; ".join(one.owners) or NOT_STATED,
            listed_few(one.boroughs, 3) if len(one.boroughs) < 8 else plural(len(one.boroughs), "borough"),
        )
    )


def _number(value: int | None) -> str:
    return "?" if value is None else str(value)


def rating_of(score: int | None, words: Words) -> str:
    """The word for a score: nobody has to read a colour."""
    if score is None:
        return "Not scored"
    ratings = sorted(words.tables("risk.ratings"), key=lambda one: -one.whole("least"))
    return next((one.text("name") for one in ratings if score >= one.whole("least")), "Not rated")


def _matrix_said(risks: Iterable[Risk]) -> str:
    counted = Counter((one.likelihood, one.impact) for one in risks if one.score is not None)
    squares = [
        f"{plural(number, 'risk')} with likelihood {likelihood} and impact {impact}"
        for (likelihood, impact), number in sorted(counted.items(), reverse=True)
    ]
    return f"Likelihood by impact: {'; '.join(squares) or 'no risk is scored'}."


def _matrix(risks: Iterable[Risk], width: float) -> Drawing:
    """Likelihood upwards, impact to the right, the number of risks in each square."""
    counted = Counter((one.likelihood, one.impact) for one in risks if one.score is not None)
    left, row = 56.0, 24.0
    cell = (width - left) / 5
    sketch = Sketch(width, 5 * row + 34)
    quiet, plain = Type(SMALL, PAPER.quiet), Type(TABLE, PAPER.text)
    for step in range(1, 6):
        top, x = (5 - step) * row, left + (step - 1) * cell
        sketch.words(left - 6, top + row / 2 + 3, str(step), plain, "end")
        sketch.words(x + cell / 2, 5 * row + 11, str(step), plain, "middle")
        for impact in range(1, 6):
            square = Box(left + (impact - 1) * cell, top, cell, row)
            sketch.box(square, None, PAPER.line, 0.6)
            sketch.words(square.left + 3, top + 7.5, str(step * impact), Type(6.0, PAPER.quiet))
            if number := counted[step, impact]:
                how = Type(11.0, PAPER.text, bold=True)
                sketch.words(square.left + cell / 2, top + 18, str(number), how, "middle")
    sketch.words(0, 2.5 * row + 3, "Likelihood", quiet)
    sketch.words(left + 2.5 * cell, 5 * row + 22, "Impact", quiet, "middle")
    return sketch.drawing


SECTION = Section("risk", "Risk", risk)
