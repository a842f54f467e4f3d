"""An invented position of 32 boroughs: what came in, what is late, corrected, nil, held and awaited."""

from dataclasses import replace
from datetime import date, time

from briefing_app.operation.boroughs import borough, met_boroughs
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.position.position import Position
from briefing_app.operation.returns.returns import Received, Status
from briefing_app.operation.times import at

DAY = date(2021, 5, 13)
NEXT = date(2021, 5, 14)


def operation() -> Operation:
    return new_operation("op-1", "Violence against women and girls day of action", DAY)


def received(name: str, phase: Phase, number: int = 1, version: int = 1) -> Received:
    abbreviation = borough(name).abbreviation
    as_at = at(date(2021, 5, 12), time(15)) if phase is Phase.PLAN else at(NEXT, time(8))
    return Received(
        id=number,
        borough=name,
        phase=phase,
        version=version,
        status=Status.FINAL,
        data_as_at=as_at,
        received_at=as_at + 20,
        completed_by="Duty planner",
        approved_by=None,
        marking=operation().marking,
        handling=None,
        file_name=f"VAWG_20210513_{borough(name).bcu}_{abbreviation}_{phase.upper()}_v{version}.xlsx",
        sha256="0" * 64,
        current=True,
        accepted=41,
    )


def position() -> Position:
    returns = []
    for number, one in enumerate(met_boroughs()):
        returns.append(received(one.name, Phase.PLAN, number))
        result = received(one.name, Phase.RESULT, 100 + number)
        match one.name:
            case "Havering" | "Sutton":
                continue
            case "Croydon":
                result = replace(result, data_as_at=at(NEXT, time(10, 40)))
            case "Lambeth":
                result = received(one.name, Phase.RESULT, 100 + number, version=2)
            case "Merton":
                result = replace(result, status=Status.NIL, accepted=0)
            case "Hackney":
                result = replace(result, held=3, data_as_at=at(NEXT, time(9, 40)))
        returns.append(result)
    return Position(operation(), tuple(returns), {})


def empty_position() -> Position:
    return Position(operation(), (), {})
