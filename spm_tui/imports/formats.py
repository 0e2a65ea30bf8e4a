"""The format of a file that is not CSV, recognised by how it begins; none of them is read here."""

import io
import re
import zipfile

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (xls)"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "RTF"),
)
_OFFICE: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook (xlsx)"),
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint file"),
)
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.spreadsheet": "a LibreOffice workbook (ods)",
    "application/vnd.oasis.opendocument.text": "a LibreOffice document",
}
_XML: tuple[tuple[str, str], ...] = (
    (r"<!doctype html|<html|<table", "HTML"),
    (r"<graphml", "XML (GraphML)"),
    (r"<gexf", "XML (GEXF)"),
    (r"<archimate:model", "XML (an Archi model)"),
    (r"<model\b[^>]*archimate", "XML (an ArchiMate exchange file)"),
    (r"<mxfile|<mxgraphmodel", "XML (a draw.io drawing)"),
    (r"<\?xml|<!--|<[a-z_][\w:.-]*[\s/>]", "XML"),
)
_YAML = re.compile(r"(?:%YAML|---\s*$|(?:- )?[\"']?[A-Za-z_][\w ./-]*[\"']?:(?:\s|$)|- \S)")
_TEXT: tuple[tuple[str, str], ...] = (
    (r"\[\[\w+\]\]\s*$|\[[\w.]+\]\s*$|[\w-]+\s*=\s*\S", "TOML"),
    (r"(?:strict\s+)?(?:di)?graph\b.*[{\[]", "a Graphviz or GML graph"),
    (r"@startuml", "PlantUML"),
    (r"(?:graph|flowchart) (?:TD|TB|BT|LR|RL)\b", "Mermaid"),
)
_HEAD = 4_000


def binary_format(data: bytes) -> str:
    """Return what a binary file is (`an Excel workbook (xlsx)`), or an empty string."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # cut short, or damaged
        names = re.findall(r"xl/|word/|ppt/", data.decode("latin-1"))
    opened = next((name for mime, name in _OPEN_DOCUMENT.items() if mime.encode() in data[:200]), "")
    office = next((name for start, name in _OFFICE if any(n.startswith(start) for n in names)), "")
    return opened or office or "a zip archive"


def text_format(text: str) -> str:
    """Return the format of a text that is not a table (`YAML`, `JSON`), or an empty string."""
    head = text[:_HEAD].strip()
    if head.startswith("<"):
        return next((name for form, name in _XML if re.search(form, head, re.IGNORECASE)), "")
    if re.match(r"[{\[]\s*[\"{\[\]}\d]", head) and not re.match(r"\[\[\w+\]\]", head):
        return "JSON"
    rows = [row for row in head.splitlines() if row.strip() and not row.lstrip().startswith(("#", "//"))]
    first = rows[0].strip() if rows else ""
    for form, name in _TEXT:
        if re.match(form, first):
            return _which_toml(text) if name == "TOML" else name
    if _YAML.match(first):
        backstage = re.search(r"^apiVersion:\s*backstage\.io/", text, re.MULTILINE)
        return "YAML (a Backstage catalogue)" if backstage else "YAML"
    return ""


def _which_toml(text: str) -> str:
    begins = re.search(r"^format\s*=\s*\d+\s*$", text[:_HEAD], re.MULTILINE)
    return "a session file already" if begins else "TOML"
