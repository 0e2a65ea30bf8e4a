"""HTML from templates: what a user typed is cleaned and escaped, and the page may load and run nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from spm_tui.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment


def html_page(template: str, **parts: object) -> str:
    """Return a page from one of our templates.

    Its policy allows the one style in it, known by its checksum, and nothing else: no script, no picture, no
    address.
    """
    from markupsafe import Markup

    environment = _environment()
    style = environment.get_template("page.css.j2").render().strip()
    known = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(
        style=Markup(style),  # ours, from a file of the package
        policy=f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'",
        **parts,
    )


@cache
def _environment() -> "Environment":
    """Load jinja2 when a page is first asked for."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("spm_tui.reports", "templates"),
        autoescape=True,
        finalize=cleaned,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def cleaned(value: object) -> object:
    """Return what an expression of a template shows: nothing for None, user text cleaned, ours as it is."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def drawing(template: str, **parts: object) -> str:
    """Return a drawing that stands alone, from one of our templates."""
    return _environment().get_template(template).render(**parts)
