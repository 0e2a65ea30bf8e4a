"""The follow-up: two sittings compared, what is due, how predictions came out, what recurs over many."""

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import spm
from msgspec import structs
from sample_files import FIRST as Q3
from sample_files import FOLDER
from sample_files import SECOND as Q4
from sample_files import load as sample

from spm_tui.diagnosis.engine import measures_of
from spm_tui.diagnosis.rule_table import RULES
from spm_tui.followup.claims import claims
from spm_tui.followup.differences import Sitting, differences
from spm_tui.followup.due_dates import due, with_count, with_result, with_state
from spm_tui.followup.predictions import Prediction, calibration, predictions
from spm_tui.followup.recurring import programme, summary_of
from spm_tui.followup.sitting_chains import first_sittings
from spm_tui.followup.trend import trends
from spm_tui.storage.codec import encode
from spm_tui.storage.kept_summaries import summaries
from spm_tui.tui.session_state.session_details import details, without_later
from spm_tui.workshop import records as r
from spm_tui.workshop.edits import Refused
from spm_tui.workshop.session import Answers, Fungibility, Session, Stopping

CREATED = date(2026, 3, 1)


def sitting(name: str) -> Sitting:
    session = sample(name)
    return Sitting(name, session, session.created)


def small(
    *stops: r.Stop, title: str = "Small", carried_from: str | None = None, **answers: object
) -> Session:
    """A session with three works and one team, and what was said of stopping some of them."""
    names = {"a": "initiative", "b": "initiative", "c": "product", "t": "team"}
    return Session(
        format=1,
        title=title,
        mode="workshop",
        created=CREATED,
        carried_from=carried_from,
        items=tuple(r.Item(id=i, name=i.upper(), kind=kind) for i, kind in names.items()),  # type: ignore[arg-type]
        ties=(r.Tie(from_="a", to="t", people=4.0),),
        answers=Answers(stopping=Stopping(status="answered", stops=stops), **answers),  # type: ignore[arg-type]
    )


def stop(item: str, said: float | None = None, **fields: object) -> r.Stop:
    return r.Stop(items=(item,), said_people=said, **fields)  # type: ignore[arg-type]


def compared(old: Session, new: Session, **same: str):
    return differences(Sitting("old", old, CREATED), Sitting("new", new, date(2026, 6, 1)), same)


def test_what_moved_is_the_belief_the_reality_or_both():
    old = small(stop("a", 8, seen_people=2), stop("b", 3), stop("c", 5, seen_people=5))
    new = small(stop("a", 8, seen_people=3), stop("b", 2), stop("c", 4, seen_people=4))
    moved = {one.key: one for one in compared(old, new).moved}
    assert {key: one.what for key, one in moved.items()} == {
        "stopping:a:people-back": "reality",
        "stopping:b:people-back": "belief",
        "stopping:c:people-back": "both",
    }
    assert moved["stopping:a:people-back"].seen == (2, 3)
    assert moved["stopping:b:people-back"].said == (3, 2)


def test_not_said_is_not_nought_and_a_claim_first_made_has_not_moved():
    old, new = small(stop("a")), small(stop("a", 0), stop("b", 0))
    found = compared(old, new)
    assert [(one.key, one.said) for one in found.moved] == [("stopping:a:people-back", (None, 0))]
    assert [one.key for one in found.first_asked] == ["stopping:b:people-back"]


def test_what_the_map_shows_is_not_what_happened():
    session = small(stop("a", 8))
    (claim,) = claims(session, measures_of(session))
    assert (claim.seen, claim.worked_out) == (4, True)
    (moved,) = compared(session, small(stop("a", 8, seen_people=4))).moved
    assert moved.worked_out == (True, False)
    assert moved.seen == (4, 4)


def test_what_was_counted_later_counts_before_what_was_seen_first():
    session = small(stop("a", 8, seen_people=2, result_people=5))
    (claim,) = claims(session, measures_of(session))
    assert (claim.seen, claim.worked_out) == (5, False)


def test_a_renamed_thing_is_the_same_by_its_id_and_one_with_another_id_once_confirmed():
    old = small(stop("a", 8))
    items = tuple(structs.replace(i, name="Alpha") if i.id == "a" else i for i in old.items)
    assert compared(old, structs.replace(old, items=items)).moved == ()
    named = structs.replace(
        old, items=tuple(structs.replace(i, name="Live tracking") if i.id == "a" else i for i in old.items)
    )
    other = structs.replace(
        small(),
        items=(r.Item(id="tracking", name="Live tracking 2", kind="initiative"), *old.items[1:]),
        ties=(),
        answers=Answers(stopping=Stopping(stops=(stop("tracking", 6),))),
    )
    unconfirmed = compared(named, other)
    assert [(pair.old, pair.new) for pair in unconfirmed.alike] == [("a", "tracking")]
    assert (unconfirmed.gone, [one.key for one in unconfirmed.first_asked]) == (
        1,
        ["stopping:tracking:people-back"],
    )
    (moved,) = compared(named, other, a="tracking").moved
    assert moved.said == (8, 6)
    with pytest.raises(KeyError):
        compared(named, other, nothing="tracking")


def test_the_two_sittings_of_the_sample_compared():
    found = differences(sitting(Q3), sitting(Q4))
    by_key = {one.key: one for one in found.moved}
    people = by_key["stopping:live-tracking:people-back"]
    assert (people.said, people.seen, people.worked_out, people.what) == (
        (8, 8),
        (4.5, 4),
        (True, False),
        "reality",
    )
    assert by_key["fungibility:fleet-team>customs:months"].said == (1, 6)
    assert "stopping:carbon-reports:people-back" in {one.key for one in found.first_asked}
    keys = {name: {one.key for one in getattr(found.findings, name)} for name in ("closed", "open", "new")}
    assert "orphan-lever:team-topology" in keys["closed"]
    assert "reclaim-gap:live-tracking" in keys["open"]
    assert not keys["closed"] & keys["open"]
    assert [one.key for one in found.new_works] == [
        "swap-held:fleet-team>dynamic-pricing",
        "swap-held:pricing-team>berth-planner",
    ]
    assert {one.since for one in found.findings.open} == {date(2026, 9, 15)}


def test_a_gap_whose_question_nobody_asked_again_is_not_closed():
    old = small(stop("a", 8, seen_people=2))
    found = compared(old, structs.replace(old, answers=Answers()))
    assert [one.key for one in found.findings.not_asked] == ["reclaim-gap:a"]
    assert found.findings.closed == ()
    closed = compared(old, small(stop("a", 8, seen_people=8)))
    assert [one.key for one in closed.findings.closed] == ["reclaim-gap:a"]


def test_nothing_moves_between_a_session_and_itself():
    found = differences(sitting(Q3), sitting(Q3))
    assert (found.moved, found.first_asked, found.gone, found.alike) == ((), (), 0, ())
    assert (found.findings.closed, found.findings.new, found.findings.not_asked) == ((), (), ())
    assert found.new_works == ()
    assert found.unchanged > 10


def test_the_trend_goes_over_the_sittings_of_one_workshop_and_leaves_others_apart():
    first, second = trends([sitting(Q4), sitting(Q3), sitting("practice")])
    assert [point.name for point in first.points] == [Q3, Q4]
    assert [point.name for point in second.points] == ["practice"]
    before, after = first.points
    assert (before.portfolio.said.people, before.running, before.effort) == (15, 3.5, 36)  # type: ignore[union-attr]
    assert after.fell_away == before.gaps - sum(one.since == date(2026, 9, 15) for one in first.open)


# ---- what is due


def test_what_is_due_of_the_sample_on_its_days():
    session = sample(Q3)
    assert [one.record for one in due(session, date(2026, 10, 14))] == []
    assert [(one.kind, one.record) for one in due(session, date(2026, 12, 1))] == [
        ("commitment", "who-cuts-teams"),
        ("fact-check", "count-tracking"),
        ("stop", "live-tracking"),
        ("commitment", "try-fleet-pricing"),
        ("job", "funding"),
        ("job", "prioritization"),
        ("stop", "tariff-book"),
    ]


def test_a_stop_is_due_when_it_was_said_to_give_people_back_if_it_has_happened():
    happened = small(stop("a", 8, said_months=2, stopped_on=date(2026, 12, 31)))
    assert [one.day for one in due(happened, date(2027, 3, 1))] == [date(2027, 2, 28)]
    assert due(happened, date(2027, 2, 27)) == ()
    assert due(small(stop("a", 8, said_months=2)), date(2030, 1, 1)) == ()  # it was only spoken of


def test_an_outcome_is_recorded_and_no_longer_due():
    session, day = sample(Q3), date(2026, 12, 1)
    for one in due(session, day):
        match one.kind:
            case "stop":
                session = with_count(session, one, 4)
            case "job":
                session = with_result(session, one, "One list since October.", day)
            case _:
                session = with_state(session, one, "done", "Done in time.")
    assert due(session, day) == ()
    assert session.answers.stopping.stops[0].result_people == 4
    assert {c.outcome for c in session.commitments if c.state == "done"} >= {"Done in time."}
    jobs = {j.function: j for j in session.answers.disappearance.functions}
    assert (jobs["funding"].result, jobs["funding"].result_on) == ("One list since October.", day)
    gone = structs.replace(session, commitments=(), answers=Answers())
    for one in due(sample(Q3), day):
        with pytest.raises(Refused):
            with_count(gone, one, 1) if one.kind == "stop" else (
                with_result(gone, one, "x", day) if one.kind == "job" else with_state(gone, one, "done", None)
            )


def test_due_over_a_folder_leaves_out_what_a_later_sitting_has(tmp_path):
    for name in (Q3, Q4):
        (tmp_path / f"{name}.toml").write_bytes((FOLDER / f"{name}.toml").read_bytes())
    ran = spm("due", str(tmp_path), "--as-of", "2027-02-02", "--json")
    assert ran.status == 0
    told = json.loads(ran.out)
    assert [(one["id"], [d["record"] for d in one["due"]]) for one in told["sessions"]] == [
        (Q4, ["integration-load", "freeze-night-calls", "carbon-reports"])
    ]
    (tmp_path / f"{Q4}.toml").unlink()
    told = json.loads(spm("due", str(tmp_path), "--as-of", "2027-02-02", "--json").out)
    assert [one["id"] for one in told["sessions"]] == [Q3]
    assert "How many have come?" in spm("due", str(tmp_path), "--as-of", "2027-02-02").out


def due_in(folder: Path, as_of: date) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What `due` and the first screen say is due in a folder: the records by the session's name."""
    told = json.loads(spm("due", str(folder), "--as-of", as_of.isoformat(), "--json").out)
    listed = without_later({path.name: details(path, as_of) for path in folder.glob("*.toml")})
    return (
        {one["id"]: [row["record"] for row in one["due"]] for one in told["sessions"]},
        {Path(n).stem: [line.key.split(":")[1] for line in one.due] for n, one in listed.items() if one.due},
    )


@pytest.mark.parametrize(
    ("sittings", "names"),
    [
        ({"z": (None, 1), "a": ("z", 1)}, ["a"]),  # carried on the same day, whatever the names
        ({"a": (None, 1), "b": ("a", 2), "c": ("b", 3)}, ["c"]),
        ({"a": (None, 1), "b": ("a", 2), "c": ("a", 3)}, ["c"]),  # two carried on from one
        ({"a": (None, 1), "b": (None, 2)}, ["a", "b"]),  # two workshops
        ({"a": ("b", 1), "b": ("a", 2)}, ["a", "b"]),  # a circle: better told twice than never
        ({"b": ("gone", 1), "c": ("b", 2)}, ["c"]),
    ],
)
def test_one_thing_is_due_once_in_a_workshop_on_the_first_screen_as_in_the_command(tmp_path, sittings, names):
    checked = small(stop("a", 8.0, check_on=date(2026, 5, 1)))
    for name, (before, day) in sittings.items():
        session = structs.replace(checked, carried_from=before, created=date(2026, 3, day))
        (tmp_path / f"{name}.toml").write_text(encode(session))
    (tmp_path / "broken.toml").write_text("format = 1\n")
    assert due_in(tmp_path, date(2026, 6, 1)) == ({name: ["a"] for name in names},) * 2


# ---- calibration and the programme, over generated sessions with known outcomes


def generated(number: int) -> Session:
    """Session `number` of a folder: 10 people were said of stopping A, and `number` came."""
    swaps = (r.Swap(category="teams", from_="t", to="b", said_months=2, seen_months=6, basis="one-case"),)
    return small(
        stop("a", 10, seen_people=float(number), said_months=1, seen_months=1, basis="measured"),
        title=f"Session {number}",
        fungibility=Fungibility(status="answered", swaps=swaps if number % 2 else ()),
    )


def test_calibration_counts_what_came_and_scores_nothing_on_fewer_than_five():
    found = [one for number in range(4, 11) for one in predictions(generated(number))]
    rows = {(row.kind, row.basis): row for row in calibration(found)}
    people = rows["people of a stop", "all"]
    # 4 to 10 of 10 came: one as said, and the middle of .4 .5 .6 .7 .8 .9 1 is .7
    assert (people.count, people.as_said, people.middle_share) == (7, 1, 0.7)
    assert rows["people of a stop", "measured"] == structs.replace(people, basis="measured")
    # 5, 7 and 9 had a stand-in: three of them took 6 months instead of 2
    assert rows["months of a stand-in", "one-case"].count == 3
    assert rows["months of a stand-in", "all"].middle_share is None
    assert rows["months of a stop", "all"].as_said == 7
    assert calibration([]) == ()


def test_predictions_of_nought_have_no_share_and_are_counted_all_the_same():
    nought = [
        Prediction(kind="people of a stop", record=str(n), basis=None, said=0, came=0) for n in range(6)
    ]
    (every, unknown) = calibration(nought)
    assert (every.count, every.as_said, every.middle_share) == (6, 6, None)
    assert unknown.basis is None


def test_a_programme_says_what_recurs_with_how_many_sessions_behind_it():
    found = programme([(f"s{n}", summary_of(generated(n), CREATED)) for n in range(4, 11)])
    rows = {row.rule: row for row in found.recurring}
    # two thirds or less of 10, and one less: 4, 5 and 6
    assert (rows["reclaim-gap"].shown, rows["reclaim-gap"].examined) == (3, 7)
    assert rows["reclaim-gap"].sessions == ("s4", "s5", "s6")
    assert rows["reclaim-gap"].where == (("initiative", 3),)
    assert (rows["swap-gap"].shown, rows["swap-gap"].examined) == (3, 3)
    assert (found.said, found.came_or_could, found.with_figures) == (70, 49, 7)


def test_the_sittings_of_one_workshop_count_their_people_and_predictions_once():
    again = structs.replace(generated(4), carried_from="s3", created=date(2026, 6, 1))
    summaries_ = [("s3", summary_of(generated(3), CREATED)), ("s4", summary_of(again, date(2026, 6, 1)))]
    found = programme(summaries_)
    assert (found.sessions, found.workshops, found.said, found.came_or_could) == (2, 1, 10, 4)
    assert [p.came for p in found.predictions if p.kind == "people of a stop"] == [4]


def test_a_circle_of_sittings_ends():
    assert first_sittings({"a": "b", "b": "a", "c": "gone"}) == {"a": "b", "b": "a", "c": "c"}


def test_summaries_are_kept_and_made_anew_when_the_file_changes(tmp_path, monkeypatch):
    folder, kept = tmp_path / "sessions", str(tmp_path / "cache")
    folder.mkdir()
    for number in (4, 5):
        (folder / f"s{number}.toml").write_text(encode(generated(number)))
    (folder / "broken.toml").write_text("format = 1\n")
    first = dict(summaries(folder, None, kept_in=kept))
    assert "broken.toml:1 created: is missing" in str(first.pop("broken"))
    made: list[str] = []
    monkeypatch.setattr(
        "spm_tui.followup.recurring.summary_of", lambda s, day: made.append(s.title) or summary_of(s, day)
    )
    assert {n: s for n, s in summaries(folder, None, kept_in=kept) if n != "broken"} == first
    assert made == []
    (folder / "s4.toml").write_text(encode(structs.replace(generated(4), title="Another")))
    assert dict(summaries(folder, None, kept_in=kept))["s4"].title == "Another"
    assert made == ["Another"]
    for file in (Path(kept) / "summaries").iterdir():
        file.write_text("spoilt")
    assert {n: s for n, s in summaries(folder, None, kept_in=kept) if n == "s5"} == {"s5": first["s5"]}


def test_the_commands_say_in_words_what_they_say_in_json(tmp_path):
    old, new = str(FOLDER / f"{Q3}.toml"), str(FOLDER / f"{Q4}.toml")
    words, told = spm("compare", old, new), json.loads(spm("compare", old, new, "--json").out)
    assert words.status == 0
    said, seen = (sum(m["what"] != other for m in told["moved"]) for other in ("reality", "belief"))
    told_of = " ".join(words.out.split())
    assert f"What we said changed in {said} answers, what was seen in {seen}." in told_of
    assert "20 still are; 2 notes on what works are new." in told_of
    assert "New on what works (2) Covering Dynamic pricing with Fleet team:" in told_of
    assert set(told["findings"]) == {"closed", "open", "new", "not_asked"}
    assert spm("compare", old).status == 2
    assert spm("compare", str(FOLDER), "--as-of", "2027-01-01").status == 2
    assert spm("compare", old, new, "--same", "x").status == 2
    assert spm("compare", old, new, "--same", "x=y").status == 2
    assert spm("programme", str(tmp_path / "none")).status == 4
    recurring = json.loads(spm("programme", str(FOLDER), "--json").out)
    assert (recurring["sessions"], recurring["workshops"]) == (3, 2)
    assert "How predictions came out" in spm("programme", str(FOLDER)).out
    assert "2026-Q4" in spm("compare", str(FOLDER)).out


def test_sittings_that_share_no_thing_are_told_so_and_close_nothing():
    unlike = compared(sample(Q3), small(stop("a", 3)))
    assert unlike.shared == 0
    assert unlike.findings.closed == ()
    told = spm("compare", FOLDER / f"{Q3}.toml", FOLDER / "practice.toml").out
    assert "These two sittings share no thing" in told


def test_every_gap_has_words_for_many_sessions():
    assert {rule.id for rule in RULES if rule.recurring} == {rule.id for rule in RULES if rule.tone == "gap"}
