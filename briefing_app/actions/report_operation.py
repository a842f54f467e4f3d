"""An operation and its returns, as plain data and as lines for people."""

from typing import Any

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import from_minute, say_iso
from briefing_app.operation.words import listed, say_date, say_moment


def report_operation(operation: Operation) -> dict[str, Any]:
    return {
        "ref": operation.ref,
        "name": operation.name,
        "date": operation.day.isoformat(),
        "from": say_iso(operation.period.starts),
        "to": say_iso(operation.period.ends),
        "boroughs": list(operation.boroughs),
        "marking": operation.marking.value,
        "handling": operation.handling,
        "plan_due": say_iso(operation.plan_due),
        "result_due": say_iso(operation.result_due),
    }


def report_position(position: Position) -> dict[str, Any]:
    return report_operation(position.operation) | {
        "returns": [
            {
                "borough": one.borough,
                "phase": one.phase.value,
                "version": one.version,
                "status": one.status.value,
                "data_as_at": say_iso(one.data_as_at) if one.data_as_at is not None else None,
                "received_at": say_iso(one.received_at),
                "file": one.file_name,
                "sha256": one.sha256,
                "accepted": one.accepted,
                "held": one.held,
            }
            for one in position.returns
        ],
        "awaited": {phase.value: list(position.awaited(phase)) for phase in Phase},
    }


def say_operation(operation: Operation) -> str:
    return f"{operation.ref}  {say_date(operation.day)}  {operation.name}"


def say_position(position: Position) -> str:
    operation = position.operation
    lines = [
        say_operation(operation),
        f"{say_moment(from_minute(operation.period.starts))} to {say_moment(from_minute(operation.period.ends))}, "
        f"{operation.marking}",
    ]
    for phase in Phase:
        included, awaited = position.included(phase), position.awaited(phase)
        said = f"{phase}s: {len(included)} of {len(included) + len(awaited)} in"
        lines.append(f"{said}, awaited: {listed(awaited)}" if awaited and included else said)
    held = sum(one.held for one in position.returns)
    if held:
        lines.append(f"{held} rows held for attention")
    return "\n".join(lines)
