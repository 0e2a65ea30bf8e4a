"""The table of formats a session leaves the program in, one row each; nothing heavy is imported for it.

A writer is a function `(Export) -> str` in a module beside this one.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from spm_tui.diagnosis.engine import Diagnosis
    from spm_tui.entanglement.measures import Measures
    from spm_tui.workshop.session import Session

#: Who is named: roles, as in the room; nobody, with letters in their place; or also who said what.
Names = Literal["roles", "nobody", "names"]
NAMES: Final[tuple[Names, ...]] = ("roles", "nobody", "names")


class Export(NamedTuple):
    """What a writer is given: a session without what was said in private or is still sealed, and its notes.

    `stem` names the session's file without its ending; `full` asks for everything where a format has two
    lengths.
    """

    session: Session
    diagnosis: Diagnosis
    measures: Measures
    as_of: date
    stem: str = ""
    full: bool = False


class Format(NamedTuple):
    """One format: its name, its file, its writer (`module:function`), a line of help, how it is read back.

    `comment` is what a comment begins and ends with, None where there are none. `reads` names the reader in
    `read_back.py` that a text has to pass before it is written.
    """

    name: str
    file: str
    writer: str
    help: str
    comment: tuple[str, str] | None
    reads: str

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return "." + self.file.rpartition(".")[2]


_XML: Final = ("<!-- ", " -->")
_CSV: Final = (None, "csv")
_LINES: Final = (None, "ndjson")

FORMATS: Final[tuple[Format, ...]] = (
    Format("report-md", "report.md", "markdown:write", "the report, to read and to hand out", _XML, "text"),
    Format("report-html", "report.html", "html_report:write",
           "the report with its pictures, in one page to read and to print", _XML, "html"),
    Format("onepage-html", "onepage.html", "one_page:html",
           "one page for a week later, to print", _XML, "html"),
    Format("onepage-md", "onepage.md", "one_page:markdown", "the same page as text", _XML, "text"),
    Format("sheet", "sheet.html", "question_sheet:write",
           "the ten questions to print and hand out, with room to write", _XML, "html"),
    Format("bar", "bar.svg", "bar_picture:write", "the stop bar as one slide", _XML, "xml"),
    Format("board", "board.txt", "board_sentence:write", "a sentence for the board paper", None, "text"),
    Format("actions-plain", "actions.csv", "action_lists:plain", "commitments as a list", *_CSV),
    Format("actions-jira", "actions-jira.csv", "action_lists:jira", "commitments for Jira", *_CSV),
    Format("actions-linear", "actions-linear.csv", "action_lists:linear",
           "commitments for Linear: import it as from Asana, for that keeps the days", *_CSV),
    Format("actions-asana", "actions-asana.csv", "action_lists:asana", "commitments for Asana", *_CSV),
    Format("actions-gitlab", "actions-gitlab.csv", "action_lists:gitlab", "commitments for GitLab", *_CSV),
    Format("actions-azure", "actions-azure.csv", "action_lists:azure", "commitments for Azure Boards", *_CSV),
    Format("actions-gh", "actions-gh.sh", "gh_script:write",
           "commitments for GitHub, a script to read and then run", ("# ", ""), "shell"),
    Format("reviews", "reviews.ics", "calendar_entries:write",
           "what falls due, for a calendar", None, "calendar"),
    Format("session", "session.json", "session_data:write", "the session as JSON", None, "json"),
    Format("session-schema", "session.schema.json", "session_data:schema",
           "the JSON Schema of session.json", None, "json"),
    Format("findings", "findings.csv", "finding_list:write", "what was noticed, as a list", *_CSV),
    Format("graph-graphml", "graph.graphml", "graph_files:graphml",
           "things and needs as GraphML (yEd, Gephi)", _XML, "xml"),
    Format("graph-gexf", "graph.gexf", "graph_files:gexf", "things and needs as GEXF (Gephi)", _XML, "xml"),
    Format("graph-json", "graph.json", "graph_files:node_link",
           "things and needs as node-link JSON", None, "json"),
    Format("graph-mermaid", "graph.mmd", "graph_pictures:mermaid",
           "things and needs for Mermaid", ("%% ", ""), "mermaid"),
    Format("graph-dot", "graph.dot", "graph_pictures:dot",
           "things and needs for Graphviz", ("// ", ""), "dot"),
    Format("tables-sessions", "tables/sessions.ndjson", "session_tables:sessions",
           "one row for the session, for who keeps many", *_LINES),
    Format("tables-findings", "tables/findings.ndjson", "session_tables:findings",
           "a row for each note", *_LINES),
    Format("tables-stops", "tables/stops.ndjson", "session_tables:stops", "a row for each stop", *_LINES),
    Format("tables-commitments", "tables/commitments.ndjson", "session_tables:commitments",
           "a row for each commitment", *_LINES),
)  # fmt: skip
#: What is written where nothing else is asked for.
REPORT: Final = FORMATS[0]
#: The formats `report` writes, by the ending of the file's name.
REPORTS: Final = tuple(one for one in FORMATS if one.name.startswith("report-"))
#: Asks for every format.
ALL: Final = "all"


def format_for(path: str | None) -> Format:
    """Return the report whose suffix a file name has, in upper or lower case; else the one in Markdown."""
    name = (path or "").casefold()
    return next((one for one in REPORTS if name.endswith(one.suffix)), REPORT)


def formats_called(word: str) -> tuple[Format, ...]:
    """Return the formats a word names: `all`, one by its name, or each that begins or ends with the word.

    `tables` are the four tables, `jira` is `actions-jira`. A word that names none gives none.
    """
    if word == ALL:
        return FORMATS
    exact = tuple(one for one in FORMATS if word in (one.name, one.file))
    return exact or tuple(
        one for one in FORMATS if one.name.startswith(f"{word}-") or one.name.endswith(f"-{word}")
    )


def prepare(
    session: Session, as_of: date, *, stem: str = "", full: bool = False, names: Names = "roles"
) -> Export:
    """Return what the writers are given: the session as it may leave, with its notes on the day `as_of`."""
    from spm_tui.diagnosis.engine import diagnose, measures_of
    from spm_tui.reports.who_is_named import as_named
    from spm_tui.workshop.ballots import unsealed

    shown = unsealed(session)
    leaving, diagnosis = as_named(shown, diagnose(shown, as_of), names)
    return Export(leaving, diagnosis, measures_of(leaving), as_of, stem, full)


def written(to: Format, export: Export) -> str:
    """Return an export in a format, read back by a reader of that format.

    Raises UnreadableError when what was written cannot be read: then nothing is to be replaced by it.
    """
    from spm_tui.reports.read_back import read_back

    module, function = to.writer.split(":")
    text: str = getattr(import_module(f"spm_tui.reports.{module}"), function)(export)
    read_back(to.reads, text)
    return text


def render(to: Format, session: Session, as_of: date, *, full: bool = False) -> str:
    """Return a session in a format, on the day `as_of`; `full` asks for everything, not two pages."""
    return written(to, prepare(session, as_of, full=full))
