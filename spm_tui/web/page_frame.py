"""What every page is made of: its frame, its small style and script, and what a browser may load for it.

Nothing is loaded from elsewhere, and the policy sent with a page allows only the style and the script that
stand in it, by their hash. All text of users passes `safe`.
"""

from __future__ import annotations

import base64
import hashlib
import html
from typing import Final

from spm_tui.text import clean

#: Follows faster than a page that asks again and again: the server says when there is something new, and
#: what a person is filling in stays until they have sent it or the round is over.
FOLLOW_SCRIPT: Final = """
(function () {
  var main = document.querySelector("main"), seen = main.dataset.version, wait = 500, source;
  function tick() {
    document.querySelectorAll(".clock").forEach(function (clock) {
      if (clock.dataset.runs !== "1") return;
      var whole = Math.max(0, Math.floor(+clock.dataset.seconds + (Date.now() - taken) / 1000));
      clock.textContent = Math.floor(whole / 60) + ":" + ("0" + whole % 60).slice(-2) + clock.dataset.rest;
    });
  }
  var taken = Date.now();
  function take() {
    fetch(location.pathname, {cache: "no-store"}).then(function (answer) {
      return answer.text();
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      if (!fresh) throw new Error("later");
      var typed = main.querySelector("input[name=value]"), field = fresh.querySelector("input[name=value]");
      if (typed && field && main.dataset.round === fresh.dataset.round && typed.value !== typed.defaultValue)
        field.value = typed.value;
      main.replaceWith(fresh);
      main = fresh; taken = Date.now(); seen = main.dataset.version;
    }).catch(function () { setTimeout(take, 2000); });
  }
  function follow() {
    if (source) source.close();
    if (seen === "0") return;  // there is nothing more to come on this page
    source = new EventSource(location.pathname + "/follow");
    source.onmessage = function (told) { wait = 500; if (told.data !== seen) { seen = told.data; take(); } };
    source.onerror = function () {
      if (source.readyState !== 2) return;
      setTimeout(follow, wait);
      wait = Math.min(8000, wait * 2);
    };
  }
  document.addEventListener("visibilitychange", function () { if (!document.hidden) follow(); });
  setInterval(tick, 500);
  follow();
})();
"""

PHONE_STYLE: Final = """
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; font: 18px/1.4 system-ui, sans-serif; color: #111; background: #fff; }
main { max-width: 34rem; margin: 0 auto; padding: 20px 16px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 20px; overflow-wrap: anywhere; }
form { margin: 0 0 14px; }
button, input, select, .go {
  display: block; width: 100%; min-height: 56px; margin: 0 0 12px; padding: 12px 14px; font: inherit;
  font-size: 20px; color: #111; background: #fff; border: 2px solid #333; border-radius: 10px; }
button, .go { text-align: left; background: #f1f4f8; cursor: pointer; text-decoration: none; }
button.main, button.chosen { color: #fff; background: #003a8c; border-color: #003a8c; }
button.less { min-height: 44px; font-size: 17px; background: transparent; border: 1px solid #555; }
input:focus, button:focus, select:focus { outline: 3px solid #79b8ff; }
.kept { font-weight: 600; border-left: 6px solid #00421f; padding: 4px 0 4px 12px; margin: 0 0 20px; }
.told { font-weight: 600; border-left: 6px solid #780012; padding: 4px 0 4px 12px; margin: 0 0 20px; }
table { border-collapse: collapse; margin: 0 0 14px; }
th { text-align: left; font-size: 16px; white-space: nowrap; }
td, th { padding: 4px 12px 4px 0; vertical-align: baseline; }
td.value { text-align: right; font-weight: 600; overflow-wrap: anywhere; }
.words td.value { min-width: 34vw; }
td.dots { font-size: 15px; letter-spacing: 1px; overflow-wrap: anywhere; }
small { display: block; margin-top: 28px; font-size: 14px; line-height: 1.45; color: #333; }
@media (prefers-color-scheme: dark) {
  body { color: #ececec; background: #101418; }
  button, input, select, .go { color: #ececec; background: #1d242c; border-color: #a9b4bf; }
  button.main, button.chosen { color: #0a0d10; background: #79b8ff; border-color: #79b8ff; }
  small { color: #c8c8c8; }
}
"""

WALL_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font-size: min(10vh, 5.6vw); }
html, body { height: 100%; margin: 0; }
body { font: .34rem/1.3 system-ui, sans-serif; color: #000; background: #fff; }
main { min-height: 100%; padding: .3rem .5rem; display: flex; flex-direction: column; gap: .2rem; }
.top { display: flex; justify-content: space-between; font-size: .34rem; }
h1 { font-size: .64rem; line-height: 1.18; margin: 0; min-height: 30vh; overflow-wrap: anywhere; }
h1.long { font-size: .5rem; }
h1.behind { font-size: .36rem; min-height: 0; font-weight: 500; }
.asked { font-size: .6rem; line-height: 1.18; font-weight: 700; margin: 0; }
.asked.long { font-size: .46rem; }
.answered { font-size: .8rem; margin: 0; font-variant-numeric: tabular-nums;
  display: flex; justify-content: space-between; gap: .6rem; }
table { border-collapse: collapse; align-self: flex-start; }
td, th { padding: .03rem .5rem .03rem 0; vertical-align: baseline; text-align: left; }
table.records { font-size: .34rem; line-height: 1.1; }
.beside { display: flex; gap: 1rem; line-height: 1.12; }
.beside.large { font-size: .62rem; }
.beside.few { font-size: .5rem; }
.beside.some { font-size: .44rem; }
.beside.many { font-size: .37rem; line-height: 1.06; }
.beside.most { font-size: .35rem; line-height: 1.06; gap: .5rem; }
.many td, .many th, .most td, .most th { padding: .015rem .5rem .015rem 0; }
.most td, .most th { padding-right: .25rem; }
th { font-weight: 500; }
.beside td.value { text-align: right; font-weight: 600; max-width: 6.2rem;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.beside.most td.value { max-width: 4.4rem; }
td.dots { white-space: nowrap; letter-spacing: .06em; }
td.dots i { font-style: normal; vertical-align: middle; }
.crowd td.dots i { font-size: .37rem; }
.most td.dots i { font-size: .35rem; }
td.dots b { font-weight: 500; letter-spacing: 0; font-variant-numeric: tabular-nums; }
.told { font-size: .42rem; line-height: 1.25; }
.told.long { font-size: .34rem; }
.told p { margin: 0; }
.story { font-size: .62rem; line-height: 1.2; font-weight: 700; margin: 0; }
.line { margin: auto 0 0; font-size: .34rem; border-top: .03rem solid #404040; padding-top: .16rem; }
"""


def safe(text: str) -> str:
    """Return text of users as it may stand anywhere in a page, inside a value in double quotes too."""
    return html.escape(clean(text), quote=True)


def _allowed(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(style: str) -> str:
    """Return what a browser may load and where it may send a form: what is in the page, and its server."""
    return (
        f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(FOLLOW_SCRIPT)}; "
        "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


#: What goes with every answer of the server.
HEADERS: Final = {
    "Referrer-Policy": "same-origin",  # with none at all the page's own form would be posted without origin
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "spm-tui",
}
POLICIES: Final = {style: policy(style) for style in (PHONE_STYLE, WALL_STYLE)}


def page(title: str, main: str, *, style: str, follows: bool, again: int | None = None) -> str:
    """Return a whole page. `main` is its main element; `follows`: its script takes over what changes.

    `again` is after how many seconds a browser without scripts asks again; None where a person fills
    something in, which asking again would throw away.
    """
    head = f'<meta http-equiv="refresh" content="{again}">' if again is not None else ""
    if head and follows:
        head = f"<noscript>{head}</noscript>"
    script = f"<script>{FOLLOW_SCRIPT}</script>" if follows else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,">{head}<title>{safe(title)}</title>'
        f"<style>{style}</style></head><body>{main}{script}</body></html>"
    )
