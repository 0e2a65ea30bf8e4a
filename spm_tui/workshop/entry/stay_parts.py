"""A waiting line of what stays, completed part by part: its values, and the tie they end in."""

from typing import Any, Final

from msgspec import Struct, structs

from spm_tui.workshop import records as r
from spm_tui.workshop.answer_edits import Refused, delete_to_sort, replace_record
from spm_tui.workshop.map_edits import replace_tie, tie_position
from spm_tui.workshop.reading.answering import team_and_people
from spm_tui.workshop.reading.applying import tied
from spm_tui.workshop.reading.known import NotUnderstood, Wrong
from spm_tui.workshop.reading.line_reading import Reading
from spm_tui.workshop.reading.parted import in_parts
from spm_tui.workshop.reading.parts import quoted
from spm_tui.workshop.reading.reader import read_line
from spm_tui.workshop.reading.same_records import same_record
from spm_tui.workshop.reading.stay_lines import read_stays, split_stays
from spm_tui.workshop.reading.staying import Stay, run_tie
from spm_tui.workshop.session import Session, answer, records
from spm_tui.workshop.stop_records import stop_records
from spm_tui.workshop.words import figure

#: Among the values of what stays: the room was asked who pays for it, and does not know.
PAYER_ASKED: Final = "payer_to_confirm"


class StayParts(Struct, frozen=True):
    """What a waiting line gives of what stays, and the session with the things it names."""

    session: Session
    values: dict[str, Any]  # `carried_by` is what stops, which is not asked


def stay_in(session: Session, line: str) -> StayParts | None:
    """Return what a waiting line says of what stays; None where it is no such line."""
    if not in_parts(line):
        return _spoken(session, read_line(session, "stopping", line))
    cut = split_stays(line)
    if cut is None or cut[0]:
        return None
    try:
        read = read_stays(session, cut[1])
    except (NotUnderstood, Wrong):
        return None
    if not read.things:
        return None
    thing, people, team = read.things[0]
    stops = records(session, "stopping")[read.stop : read.stop + 1]
    begun = _begun(read.names.commit(), stops, thing, people)
    said = {"to": team, "run_paid_by": read.paid_by, PAYER_ASKED: read.confirm or None}
    return structs.replace(
        begun, values=begun.values | {name: value for name, value in said.items() if value is not None}
    )


def _spoken(session: Session, reading: Reading) -> StayParts | None:
    """Return what a spoken line says of what stays: beside the stop it is about, else the last one."""
    if not reading.stays or not facts_there(session, reading):
        return None
    about = [same_record(session, "stopping", fact.values) for fact in reading.facts]
    stops = records(session, "stopping")
    stops = stops[about[-1] : about[-1] + 1] if about and about[-1] is not None else stops
    stay = reading.stays[0]
    begun = _begun(session, stops, stay.thing, stay.people)
    paid = {"run_paid_by": reading.payer} if reading.payer else {}
    return structs.replace(begun, values=begun.values | paid)


def facts_there(session: Session, reading: Reading) -> bool:
    """Tell whether every stop a line speaks of is on file: what is left of it is what stays."""
    return all(same_record(session, "stopping", fact.values) is not None for fact in reading.facts)


def _begun(
    session: Session, stops: tuple[r.AnswerRecord, ...], thing: str, people: float | None
) -> StayParts:
    values: dict[str, Any] = {"from_": thing} | ({"people": people} if people is not None else {})
    stop = stops[-1] if stops else None
    if isinstance(stop, r.Stop):
        values["carried_by"] = stop.items[0]
    return StayParts(session, values)


def with_stay(session: Session, values: dict[str, Any]) -> Session | str:
    """Return the session with the tie and who pays, or what is not right.

    Raises Refused where an edit would break the file's rules.
    """
    thing, team, stopped = values["from_"], values["to"], values.get("carried_by")
    if thing == stopped:
        return "What stops cannot stay as well."
    tie = run_tie(session, thing, values["people"], (stopped,) if stopped else (), team)
    if isinstance(tie, Stay):
        return tie.why
    after = session if tie is None else tied(session, tie)
    at = tie_position(after, thing, team)
    more = {name: values[name] for name in ("months", "to_confirm") if values.get(name) is not None}
    if at is not None and more:
        after = replace_tie(after, at, structs.replace(after.ties[at], **more))
    position = stop_of(after, stopped)
    stop = records(after, "stopping")[position] if position is not None else None
    if position is not None and isinstance(stop, r.Stop) and (paid := _payer(stop, values)):
        after = replace_record(after, "stopping", position, structs.replace(stop, **paid))
    return after


def _payer(stop: r.Stop, values: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of who pays: somebody, or that it is to be asked."""
    if values.get("run_paid_by"):
        return {"run_paid_by": values["run_paid_by"]}
    return {"to_confirm": True} if values.get(PAYER_ASKED) and stop.to_confirm is None else {}


def stay_answered(session: Session, line: str) -> Session | None:
    """Return the session where a line answers whose people run what the last waiting line says stays.

    None where it is no such answer. `Data team does, one and a half`: it names one known team and perhaps its
    people, and says nothing else.
    """
    given = answer(session, "stopping")
    waiting = given.to_sort[-1] if given is not None and given.to_sort else ""
    stay = stay_in(session, waiting) if waiting else None
    if stay is None or given is None or rest_of_stays(session, waiting):
        return None
    said = team_and_people(session, line, stay.values["from_"])
    if said is None:
        return None
    team, people = said
    values = stay.values | {"to": team} | ({"people": people} if people is not None else {})
    if values.get("people") is None:
        return None
    try:
        after = with_stay(stay.session, values)
    except Refused:
        return None
    return None if isinstance(after, str) else delete_to_sort(after, "stopping", len(given.to_sort) - 1)


def stop_of(session: Session, item: str | None) -> int | None:
    """Return where the last stop of a thing stands under the question, or None."""
    found = [at for at, stop in enumerate(stop_records(session)) if item in stop.items]
    return found[-1] if found else None


def rest_of_stays(session: Session, line: str) -> str:
    """Return a line of what else a waiting line says stays, a spoken one whole; "" for nothing."""
    if not in_parts(line):
        return line if len(read_line(session, "stopping", line).stays) > 1 else ""
    if (cut := split_stays(line)) is None:
        return ""
    read = read_stays(session, cut[1])
    if len(read.things) < 2:
        return ""
    stop = stop_records(session)[read.stop]
    names = {item.id: item.name for item in read.names.commit().items}
    said = [
        " ".join(
            (quoted(names[thing]), *([figure(people, "")] if people is not None else ()))
            + ((f"by {quoted(names[team])}",) if team else ())
        )
        for thing, people, team in read.things[1:]
    ]
    return " > ".join(("stays", *said, f"of {quoted(names[stop.items[0]])}"))


__all__ = [
    "PAYER_ASKED",
    "StayParts",
    "facts_there",
    "rest_of_stays",
    "stay_answered",
    "stay_in",
    "stop_of",
    "with_stay",
]
