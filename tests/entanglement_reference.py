"""The measures once more, slowly and from their definitions: what the tests compare with."""

from itertools import product

import networkx as nx

from spm_tui.workshop.choices import BASES
from spm_tui.workshop.session import Session

ANCHORS = {
    "plan": {"initiative", "product"},
    "retire": {"initiative", "product", "workflow", "operation", "contract"},
    "defund": {"initiative", "product", "workflow", "operation", "contract", "system", "platform"},
}
STAFF = {"team", "skill"}


class Slow:
    """Things and people of one session by sets, dictionaries and a general maximum flow."""

    def __init__(self, session: Session, mode: str = "retire") -> None:
        self.session = session
        self.items = {item.id: item for item in session.items}
        self.kind = {item.id: item.kind for item in session.items}
        self.anchors = {i.id for i in session.items if i.kind in ANCHORS[mode] and i.stage != "retired"}
        given = session.answers.fungibility
        self.swaps = [s for s in (given.swaps if given else ()) if s.category in ("people", "teams")]

    def reach(self, starts, without=frozenset()):
        seen, waiting = set(), [s for s in starts if s not in without]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting += [t.to for t in self.session.ties if t.from_ == here and t.to not in without]
        return seen

    def freed(self, stopped):
        before = self.reach(self.anchors)
        after = self.reach(self.anchors - set(stopped), frozenset(stopped))
        return {v for v in before - after - set(stopped) if self.kind[v] not in STAFF}

    def kept(self, stopped):
        after = self.reach(self.anchors - set(stopped), frozenset(stopped))
        return {v for v in (self.reach(stopped) - set(stopped)) & after if self.kind[v] not in STAFF}

    def parts(self, stopped):
        """(team, tenths, stuck, months) of every part; None when no tie with people leaves the stop."""
        gone = set(stopped) | self.freed(stopped)
        own, run = [], []
        for t in self.session.ties:
            if t.carried_by or t.people is None or self.kind[t.to] not in STAFF or t.from_ not in gone:
                continue
            if t.from_ not in stopped and self.kind[t.from_] in ("initiative", "product"):
                continue
            load = sum(
                round(o.people * 10)
                for o in self.session.ties
                if o.carried_by == t.from_ and o.to == t.to and o.people is not None and o.from_ not in gone
            )
            size = round(t.people * 10)
            stuck = min(size, max(round((t.stays or 0) * 10), load))
            (own if t.from_ in stopped else run).append((t.to, size, stuck, t.months))
        return own + run if own else None

    def staffs(self, team):
        return {t.from_ for t in self.session.ties if t.to == team and (t.people or 0) > 0}

    def link(self, team, work):
        """(seen months or None, said months, cannot), or None when the pair was not asked."""

        def read(s):
            said = s.said_months if s.said_months is not None else (s.seen_months or 0)
            return (s.seen_months, said, s.seen_value == 0)

        best: dict[str, object] = {}
        rank = {basis: n for n, basis in enumerate((*BASES, None))}
        for s in self.swaps:
            if s.from_ == team and s.to != team:
                both = [one for one in (best.get(s.to), s) if one is not None]
                firm = [one for one in both if rank[one.basis] == min(rank[o.basis] for o in both)]
                cannot = [one for one in firm if one.seen_value == 0]
                dated = [one for one in cannot or firm if one.seen_months is not None]
                longest = max((one.seen_months for one in dated), default=None)
                firm = [one for one in cannot or firm if not dated or one.seen_months == longest]
                best[s.to] = max(firm, key=lambda one: read(one)[1])

        if work in best:
            return read(best[work])
        covering = [s for to, s in best.items() if work in self.staffs(to) and work != team]
        if covering:
            return read(min(covering, key=lambda s: (self._covering(read(s)), rank[s.basis], s.to)))
        return (0, 0, False) if work in self.staffs(team) else None

    @staticmethod
    def _covering(link):
        months, said, cannot = link
        return (2 if cannot else 1 if months is None else 0, months or 0, said)

    def flow(self, parts, wants, allowed):
        graph = nx.DiGraph()
        graph.add_nodes_from(["source", "sink"])
        for number, part in enumerate(parts):
            graph.add_edge("source", number, capacity=part[1] - part[2])
            for work in wants:
                if allowed(part, work):
                    graph.add_edge(number, f"to {work}")
        for work, size in wants.items():
            graph.add_edge(f"to {work}", "sink", capacity=size)
        return nx.maximum_flow_value(graph, "source", "sink")

    def useful(self, stopped, horizon, *, extra=None):
        """Released and useful in tenths, without the rest of a trade; None where not known.

        `extra` is a pair to be possible at once.
        """
        parts = self.parts(stopped)
        wants = {i.id: round(i.wants * 10) for i in self.items.values() if i.wants is not None}
        wants = {work: size for work, size in wants.items() if work not in stopped}
        if parts is None:
            return None, None
        links = {(p[0], w): self.link(p[0], w) for p, w in product(parts, wants)}
        if extra:
            links[extra] = (0, 0, False)

        def dated(part, work):
            link = links[part[0], work]
            known = link is not None and part[3] is not None and link[0] is not None
            return known and not link[2] and part[3] + link[0] <= horizon + 1e-9

        released = sum(p[1] - p[2] for p in parts)
        return released, self.flow(parts, wants, dated) if wants else None

    def trade(self, stopped, horizon, *, extra=None):
        """The figures of a trade in tenths, or None; `extra` is a pair to be possible at once."""
        parts = self.parts(stopped)
        wants = {
            i.id: round(i.wants * 10)
            for i in self.session.items
            if i.wants is not None and i.id not in stopped
        }
        if parts is None or not wants:
            return None
        links = {(p[0], w): self.link(p[0], w) for p, w in product(parts, wants)}
        if extra:
            links[extra] = (0, 0, False)

        def total(part, work):
            link = links[part[0], work]
            return None if part[3] is None or link[0] is None else part[3] + link[0]

        def able(part, work):
            return links[part[0], work] is None or not links[part[0], work][2]

        def asked(part, work):
            return links[part[0], work] is not None and able(part, work)

        def dated(part, work):
            return asked(part, work) and total(part, work) is not None and total(part, work) <= horizon

        def open_(part, work):
            return asked(part, work) and (part[3] or 0) + (links[part[0], work][0] or 0) <= horizon

        def said(part, work):
            link = links[part[0], work]
            return link is not None and (part[3] or 0) + link[1] <= horizon

        released, wanted = sum(p[1] - p[2] for p in parts), sum(wants.values())
        flows = [self.flow(parts, wants, allowed) for allowed in (able, asked, open_, dated, said)]
        most = min(released, wanted)
        return {
            "wanted": wanted,
            "unwanted": released - most,
            "unable": most - flows[0],
            "not_asked": flows[0] - flows[1],
            "late": flows[1] - flows[2],
            "undated": flows[2] - flows[3],
            "useful": flows[3],
            "said_useful": flows[4],
            "unasked": sorted({pair for pair, link in links.items() if link is None}),
        }

    def next_best_link(self, stopped, horizon):
        """Every unasked pair tried one by one."""
        plain = self.trade(stopped, horizon)
        if plain is None:
            return None
        gains = [
            (self.trade(stopped, horizon, extra=pair)["useful"] - plain["useful"], pair)
            for pair in plain["unasked"]
        ]
        gain, pair = min(((-g, p) for g, p in gains), default=(0, None))
        return (*pair, -gain / 10) if gain else None
