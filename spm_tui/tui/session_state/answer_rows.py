"""The rows of the answer table of one question: its own figures, tallies, records, lines to sort."""

from __future__ import annotations

from collections.abc import Sequence

from spm_tui.text import clean, cut
from spm_tui.tui.session_state.record_line_cache import RecordLineCache
from spm_tui.tui.session_state.row_targets import lines_to_sort
from spm_tui.views.rows import Row
from spm_tui.views.styled_lines import Span
from spm_tui.workshop.ballots import shows_hands
from spm_tui.workshop.fields import fields_of
from spm_tui.workshop.round_fields import about_words
from spm_tui.workshop.session import ANSWER_TYPES, RECORD_LISTS, Answer, Ballot, Session, answer
from spm_tui.workshop.words import answer_words, figure, shown


class AnswerRows:
    """Makes the rows of a session; `row_targets.py` says what their keys mean."""

    def __init__(self) -> None:
        self._cache = RecordLineCache()

    def of(self, session: Session, key: str, width: int) -> list[Row]:
        """Return the answer table: the question's own figures, tallies, records, lines to sort."""
        found = [*self._own(session, key, width), *self._tallies(session, key, width)]
        for position, drawn in enumerate(self._cache.of(session, key, width)):
            found.append(Row(f"record:{position}", drawn.lines, words=" ".join(drawn.words)))
            found += [
                Row(f"stays:{position}:{index}", (line,), pick=False, follows=True)
                for index, line in enumerate(drawn.stays)
            ]
        given, waiting = answer(session, key), lines_to_sort(session, key)
        if waiting:
            found.append(Row("sort", ((Span(f" To sort ({len(waiting)})", "warn"),),), pick=False))
            found += [
                Row(f"sort:{index}", ((Span("   " + cut(line, width - 4)),),), words=line)
                for index, line in enumerate(waiting)
            ]
        if given is not None and given.status in ("skipped", "not-applicable"):
            reason = f": {clean(given.reason)}" if given.reason else ""
            found.insert(0, Row("state", ((Span(f" {shown(given.status)}{reason}", "warn"),),), pick=False))
        return found

    @staticmethod
    def _own(session: Session, key: str, width: int) -> list[Row]:
        given = answer(session, key)
        if given is None:
            return []
        shared = {spec.name for spec in fields_of(Answer)}
        rows = []
        for spec in fields_of(ANSWER_TYPES[key]):
            value = getattr(given, spec.name)
            if spec.name in shared or spec.form == "table" or value is None:
                continue
            text = figure(value, spec.unit) if isinstance(value, (int, float)) else shown(str(value))
            line = (Span(f" {spec.label}: "), Span(cut(text, width - len(spec.label) - 4), "strong"))
            rows.append(Row(f"own:{spec.name}", (line,), pick=False))
        return rows

    @staticmethod
    def _tallies(session: Session, key: str, width: int) -> list[Row]:
        rows = []
        labels = {spec.name: spec.label for spec in fields_of(RECORD_LISTS[key][1])}
        for round_ in session.rounds:
            if round_.question != key:
                continue
            about = about_words(session, round_.subject, round_.toward)
            about = f" on {about}" if about else ""
            about += f", round {round_.round}" if round_.round > 1 else ""
            if round_.state != "revealed":
                asked = f" ({labels[round_.field].split(',')[0]})" if round_.field in labels else ""
                text = f"silent answers{about}{asked}: {shown(round_.state)}"
            else:
                how = "show of hands" if shows_hands(session, round_) else "silent answers"
                text = f"{how}{about}: {_votes([b for b in session.ballots if b.round == round_.id])}"
                text += f", no answer {round_.abstained}" if round_.abstained else ""
                if round_.group_value is not None:
                    text += f"; settled on {answer_words(round_.group_value)}"
            rows.append(Row(f"tally:{round_.id}", ((Span(" " + cut(text, width - 1)),),), pick=False))
        return rows


def _votes(ballots: Sequence[Ballot]) -> str:
    """Return the figures in order, each as often as it was given, or words with how often."""
    figures = sorted((float(b.value), b.count or 1) for b in ballots if not isinstance(b.value, str))
    told = [" ".join(figure(value) for value, count in figures for _ in range(count))] if figures else []
    told += [f"{shown(b.value)} {b.count or 1}" for b in ballots if isinstance(b.value, str)]
    return ", ".join(told)
