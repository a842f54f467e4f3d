"""What was learned and what is still to be done: lessons by category, and actions with owner and date."""

from dataclasses import dataclass
from datetime import date

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Position, Record


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody has to do. Owner and date None are not stated."""

    borough: str
    ref: str | None
    says: str
    owner: str | None
    due: date | None
    comes_from: str


def lessons_by_category(position: Position) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    """In the form's order of categories; not stated last."""
    found: dict[str, list[Record]] = {}
    for record in position.of("lessons", Phase.RESULT):
        found.setdefault(record.text("category") or "Category not stated", []).append(record)
    order = kind("lessons").field("category").values
    in_order = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    return tuple((name, tuple(found[name])) for name in in_order)


def actions(position: Position, borough: str | None = None) -> tuple[Action, ...]:
    """Recommendations of lessons and follow-ups of visits, earliest due first, no date last."""
    found = [
        *(_from_lesson(record) for record in position.of("lessons", Phase.RESULT) if record.text("recommendation")),
        *(_from_venue(record) for record in position.of("venues", Phase.RESULT) if _has_follow_up(record)),
        *(_from_business(record) for record in position.of("business", Phase.RESULT) if _has_follow_up(record)),
    ]
    mine = [one for one in found if borough in (None, one.borough)]
    return tuple(sorted(mine, key=lambda one: (one.due is None, one.due or date.max, one.borough, one.ref or "")))


def _has_follow_up(record: Record) -> bool:
    return record["follow_up_owner"] is not None or record["follow_up_due"] is not None


def _from_lesson(record: Record) -> Action:
    says = record.text("recommendation") or ""
    return Action(record.borough, record.text("ref"), says, record.text("owner"), _day(record, "due_date"), "lesson")


def _from_venue(record: Record) -> Action:
    issue = record.text("issues_found")
    says = f"{record.text('venue_name')}: {issue or 'follow up the visit'}"
    owner, due = record.text("follow_up_owner"), _day(record, "follow_up_due")
    return Action(record.borough, record.text("ref"), says, owner, due, "venue visit")


def _from_business(record: Record) -> Action:
    says = f"{record.text('business_name')}: follow up the engagement"
    owner, due = record.text("follow_up_owner"), _day(record, "follow_up_due")
    return Action(record.borough, record.text("ref"), says, owner, due, "business engagement")


def _day(record: Record, field: str) -> date | None:
    said = record.text(field)
    return None if said is None else date.fromisoformat(said)
