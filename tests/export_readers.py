"""Readers of exports that share nothing with their writers: each returns the words a reader would see."""

import csv
import io
import json
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import icalendar
import jsonschema
import networkx as nx

from spm_tui.reports.output_formats import Format

#: What a page may be made of, written down here again on purpose.
PAGE_TAGS = """
html head meta title style body header main section footer nav h1 h2 h3 h4 p ul ol li table caption thead
tbody tr th td strong em span div figure figcaption blockquote br dl dt dd details summary small a svg g
rect line path circle text tspan desc polyline polygon
"""
LOADING = """
src srcset action formaction data poster background ping style xlink:href
"""


class PageReader(HTMLParser):
    """Collects the text of a page, and refuses what could run, load or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in PAGE_TAGS.split(), tag
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            assert name not in LOADING.split(), (tag, name)
            assert not name.startswith("on"), (tag, name)
            assert name != "href" or (value or "").startswith("#"), value
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"] or ""

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "style" and "{" in data:
            assert not re.search(r"url\(|@import|expression|</", data, re.IGNORECASE)
        else:
            self.text.append(data)


def _page(text: str) -> str:
    reader = PageReader()
    reader.feed(text)
    reader.close()
    assert reader.headings[0] == 1
    assert reader.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(reader.headings))
    style = text.partition("<style>")[2].partition("</style>")[0]
    known = b64encode(sha256(style.encode()).digest()).decode()
    assert reader.policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{known}'", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip
    assert text.lower().count("<style") == 1
    return " ".join(reader.text)


def _xml(text: str) -> str:
    root = ElementTree.fromstring(text)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"script", "foreignObject", "image", "use", "a"}
    return " ".join(filter(None, (element.text for element in root.iter())))


def table(text: str) -> list[list[str]]:
    """The rows of a CSV, its headings first."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    return rows


def _csv(text: str) -> str:
    cells = [cell for row in table(text) for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+@\uff1d\uff0b\uff20]", cell)]
    assert not [cell for cell in cells if re.match(r"\s*-(?!\d+(\.\d+)?$)", cell)]
    return " ".join(cells)


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


def _json(text: str) -> str:
    assert text.isascii()
    return " ".join(_strings(json.loads(text)))


def _lines(text: str) -> str:
    return " ".join(_json(line) for line in text.splitlines())


def calendar(text: str) -> list[icalendar.Event]:
    """The entries of a calendar; no line of it is longer than 75 bytes."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = icalendar.Calendar.from_ical(text)
    assert "METHOD" not in found
    assert [one.errors for one in found.walk()] == [[] for _ in found.walk()]
    return list(found.walk("VEVENT"))


def _calendar(text: str) -> str:
    return " ".join(f"{one['SUMMARY']} {one['DESCRIPTION']}" for one in calendar(text))


def _shell(text: str) -> str:
    """Run the script with a `gh` that prints what it is given; nothing else of it may run."""
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#") and line != "set -eu":
            done = subprocess.run(
                [shutil.which("sh") or "sh", "-c", 'gh() { printf "%s\\n" "$#" "$@"; }; ' + line],
                capture_output=True, text=True, check=True, env={"PATH": "/nowhere"},
            )  # fmt: skip
            count, *words = done.stdout.splitlines()
            assert (count, words[:2], len(words)) == ("4", ["issue", "create"], 4)
            assert done.stderr == ""
            found += words[2:]
    return " ".join(found)


def _dot(text: str) -> str:
    if program := shutil.which("dot"):
        done = subprocess.run([program, "-Tcanon"], input=text, capture_output=True, text=True, check=True)
        assert done.stderr == ""
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    rest = re.sub(r'"(?:[^"\\]|\\.)*"', '""', re.sub(r"(?m)^//.*$", "", text))
    assert re.fullmatch(r'[\w\s{}\[\]=,;">-]*', rest), rest
    return " ".join(re.sub(r"\\(.)", r"\1", one) for one in quoted)


def _mermaid(text: str) -> str:
    shapes = r'  %% .*|  subgraph g_\w+\["\w+"\]|    n\d+\["[^"\[\]]*"\]|  end|  n\d+ -->(\|"[^"|]*"\|)? n\d+'
    lines = [line for line in text.splitlines() if line and not line.startswith("%% ")]
    assert lines[0] == "flowchart LR"
    assert [line for line in lines[1:] if not re.fullmatch(shapes, line)] == []
    labels = re.findall(r'n\d+\["([^"]*)"\]', text)
    return " ".join(re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label) for label in labels)


def _plain(text: str) -> str:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    return text


def graph(name: str, text: str) -> nx.DiGraph:
    """The graph of one of the three files networkx reads."""
    if name == "graph-graphml":
        return nx.parse_graphml(text)
    if name == "graph-gexf":
        return nx.read_gexf(io.BytesIO(text.encode()))
    return nx.node_link_graph(json.loads(text), edges="edges")


def valid_session(text: str, schema: str) -> dict[str, Any]:
    """The session in a JSON file that keeps to a schema."""
    found = json.loads(text)
    rules = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.Draft202012Validator(rules).validate(found)
    return dict(found)


_READERS: dict[str, Callable[[str], str]] = {
    "html": _page, "xml": _xml, "csv": _csv, "json": _json, "ndjson": _lines, "calendar": _calendar,
    "shell": _shell, "graph-dot": _dot, "graph-mermaid": _mermaid, "text": _plain,
}  # fmt: skip


def words_of(to: Format, text: str) -> str:
    """Return what a reader of a format sees of a text; fails where it is not well formed or not harmless."""
    return _READERS[to.name if to.name in _READERS else to.reads](text)
