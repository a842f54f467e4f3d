"""Engagement plan: venues, businesses and communities, by borough and type."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.planned_work import distinct, planned
from briefing_app.operation.kinds import kind
from briefing_app.operation.words import say_count
from briefing_app.packs.blocks import bullets, small, sub
from briefing_app.packs.briefing.enquiries import count_table, on_own_page
from briefing_app.packs.material import Material, Section

_MOST_PARTNERS = 8
_KINDS = (("venues", "venue_type"), ("business", "business_type"), ("community", "engagement_type"))


def engagement(material: Material) -> Iterable[Flowable]:
    for name, field in _KINDS:
        yield from on_own_page(material, count_table(material, name, field))
    yield sub("Topics for visits")
    yield from bullets(["; ".join(kind("venues").field("topics").values)])
    yield sub("Partners in engagement")
    yield from bullets([_partners(material)])
    yield small(f"A dash is none planned. {material.based_on}.")


def _partners(material: Material) -> str:
    records = [record for name, _ in _KINDS for record in planned(material.position, name)]
    counts = [one for one in distinct(records, "partner") if one.word != "None"]
    named = [f"{one.word} ({say_count(one.number)})" for one in counts[:_MOST_PARTNERS]]
    if len(counts) > len(named):
        named.append(f"{say_count(len(counts) - len(named))} others, named in the returns")
    return "; ".join(named) or "none is stated"


SECTION = Section("engagement", "Engagement plan", engagement)
