"""What keeps an order from being issued, and the first wording of its sections."""

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.ready import may_be_issued, to_mend
from briefing_app.operation.order.seeds import sections, seeded, written
from tests.operation.order.orders import item, order
from tests.positions import builder, moment


def test_that_an_empty_order_says_what_it_lacks_the_blocking_first() -> None:
    found = to_mend(order(), builder("Lambeth").position())
    says = [one.says for one in found]
    assert says[:3] == ["Gold is not named.", "Silver is not named.", "The order has no objective."]
    assert [one.blocking for one in found] == sorted((one.blocking for one in found), reverse=True)
    assert "1 plan is awaited: Lambeth." in says


def test_that_an_order_with_what_it_needs_may_be_issued() -> None:
    whole = order(
        item("command", "a", level="Gold", name="Role holder"),
        item("command", "b", level="Silver", name="Role holder"),
        item("objectives", "c", number=1, objective="Execute warrants"),
    )
    made = builder("Lambeth")
    assert may_be_issued(whole, made.position())
    made.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-001", risk_assessed="N")
    assert not may_be_issued(whole, made.position())


def test_that_each_section_has_a_first_wording_from_the_data() -> None:
    made = builder("Lambeth", "Southwark")
    made.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-001", risk_assessed="N")
    words = {section: seeded(section, order(), made.position()) for section in sections()}
    assert "1 warrant is planned in 1 borough." in words["Information"]
    assert "Plans are awaited from Southwark; nothing of theirs is counted here." in words["Information"]
    assert "1 of 1 planned warrant have no risk assessment." in words["Risk assessment"]
    assert "Gold is not named yet." in words["Method"]
    assert all(words.values())


def test_that_what_a_person_wrote_is_found() -> None:
    assert written(order(), "Method") is None
    made = order(item("sections", "a", section="Method", text="Ours"))
    assert written(made, "Method") == made.of("sections")[0]


def test_that_what_was_typed_and_not_taken_keeps_the_order_from_being_issued() -> None:
    phase = item("phases", "a", name="Arrests", starts=moment("05:30"), ends=moment("10:00"))
    drafts = {
        Spot("phases", "a", "ends"): "25:00",
        Spot("phases", "", "name"): "Half a",
        Spot("phases", "gone", "name"): "of what is there no more",
    }
    found = to_mend(order(phase), builder("Lambeth").position(), drafts)
    assert [(one.id, one.field, one.blocking) for one in found if one.thing == "phases"] == [
        ("a", "ends", True),
        ("", "name", True),
    ]
    assert "“25:00” is no time" in found[0].says
    assert "“Half a” was typed and not entered" in found[1].says
