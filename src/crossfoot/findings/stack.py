"""The claims of a stack of dispatches, indexed so that every rule works in time linear in the stack.

Rules never compare all pairs. Claims on one subject form a `Series`; within it the same statement made again joins its
`Cluster`, and clusters are compared with their neighbours in time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from crossfoot import regexes as re
from crossfoot.findings.bases import Basis, basis_of
from crossfoot.findings.carried import of_the_place_told
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import is_compared, runs_on, series_of
from crossfoot.findings.completing import NEAR, completed
from crossfoot.findings.events import kind_of
from crossfoot.findings.goods import Goods, goods_of
from crossfoot.findings.newsrooms import of_one_place
from crossfoot.findings.parallel import parallel_counts
from crossfoot.findings.places import (
    chain,
    country_of_people,
    dateline_country,
    first_country,
    is_small,
    relation,
    root,
)
from crossfoot.findings.quoting import quoted
from crossfoot.findings.regions import is_of_several
from crossfoot.findings.revised import revisions
from crossfoot.findings.series import Cluster, Series, clusters, commonest, events
from crossfoot.findings.sites import kinds_by_place, kinds_of_one_spot, of_one_site, share_a_spot, spots
from crossfoot.findings.stretches import Named, named_in, stretch_of
from crossfoot.findings.versions import is_of_another_year, versions
from crossfoot.findings.wording import both, quote, said
from crossfoot.rates import RateBook

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.findings.added import Sum

WINDOW = 30
"""Characters before and after a figure whose words speak of it alone."""
SENTENCE_END = re.compile(r"(?<=[.!?…][\"”’')])\s+|(?<=[.!?…])\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n")


class Stack:
    """Everything the rules look at.

    Parameters
    ----------
    claims : iterable of Claim
        In any order.
    texts : mapping of dispatch id to text
        Where given, rules also look at the words between figures.
    book : RateBook, optional
        Without one no rate is known.
    titles : mapping of dispatch id to title, optional
        Of dispatches whose title came apart from the text.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        texts: Mapping[str, str],
        book: RateBook | None = None,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        self.texts, self.book, self.titles = texts, book if book is not None else RateBook(()), titles or {}
        self.claims = completed(claims, texts)
        self._ends: dict[str, list[int]] = {}
        self._bases: dict[str, Basis | None] = {}
        self._goods: dict[str, Goods] = {}
        self._stretches: dict[str, list[Named]] = {}
        self._told_of: dict[tuple[str, str], bool] = {}
        self.summed: dict[str, list[Sum]] = {}
        """The sums of the dispatches that were asked for, as `sums.sums_of` keeps them."""

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by fact_id."""
        return {claim.fact_id: claim for claim in self.claims}

    def both(self, a: Claim, b: Claim) -> str:
        """Two claims' words joined by "and"; quoted once where they stand side by side: "from 250 to 570 gourdes"."""
        joined = self._joined(a, b)
        return said(joined) if joined else " and ".join(both(a, b))

    def quotes(self, a: Claim, b: Claim) -> str:
        """The same without who says so and where, for a sentence that has told both."""
        joined = self._joined(a, b)
        return quote(joined) if joined else f"{quote(a)} and {quote(b)}"

    def _joined(self, a: Claim, b: Claim) -> Claim | None:
        text = self.texts.get(a.dispatch_id)
        first, last = min(a.start, b.start), max(a.end, b.end)
        close = a.dispatch_id == b.dispatch_id and last - first <= NEAR and self.sentence(a) == self.sentence(b)
        return None if text is None or not close else a._replace(words=quoted(text, first, last))

    @cached_property
    def by_dispatch(self) -> dict[str, list[Claim]]:
        """Claims of each dispatch, in the order of its text."""
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            grouped[claim.dispatch_id].append(claim)
        return grouped

    def around(self, claim: Claim, reach: int) -> list[Claim]:
        """The claims next to one in its dispatch, so many on either side, itself among them."""
        claims = self.by_dispatch[claim.dispatch_id]
        at = bisect_left(claims, claim.start, key=lambda one: one.start)
        return claims[max(0, at - reach) : at + reach + 1]

    @cached_property
    def exchange_rates(self) -> dict[str, list[Claim]]:
        """The rates that each dispatch prints itself."""
        printed: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.measure == "exchange_rate" and claim.figure:
                printed[claim.dispatch_id].append(claim)
        return printed

    @cached_property
    def roots(self) -> dict[str, str]:
        """The country most of a dispatch's figures speak of, else the first it names; empty where none is named."""
        return {
            name: commonest(map(self._sure_root, claims))
            or first_country(self.texts.get(name, ""))
            or commonest(root(claim.place) for claim in claims)
            or first_country(self.titles.get(name, ""))
            or country_of_people(self.texts.get(name, ""))
            or dateline_country(self.texts.get(name, ""))
            or ("" if any(claim.place for claim in claims) else first_country(self.texts.get(name, ""), None))
            for name, claims in self.by_dispatch.items()
        }

    def _sure_root(self, claim: Claim) -> str:
        """The country of a claim's place; empty where only a small town abroad has its name, a country not told of."""
        country = root(claim.place)
        known = claim.dispatch_id, country
        if known not in self._told_of:
            self._told_of[known] = country in self.texts.get(claim.dispatch_id, country)
        return country if self._told_of[known] or not is_small(claim.place) else ""

    @cached_property
    def parallel(self) -> frozenset[frozenset[str]]:
        """Pairs of speakers that each keep a count of their own."""
        return frozenset(frozenset({pairs[0][0].speaker, pairs[0][1].speaker}) for pairs in parallel_counts(self))

    @cached_property
    def shares(self) -> frozenset[str]:
        """Claims that are part of a total of their own measure: some of those killed, of all killed."""
        return frozenset(c.fact_id for c in self.claims if c.part_of and self._is_share(c))

    @cached_property
    def of_countries(self) -> frozenset[str]:
        """Totals whose parts lie in several countries, one of which is taken for their own: they are of none of these.

        A crush at Mecca whose dead came from many is of Mecca.
        """
        countries: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims:
            if claim.fact_id in self.shares and (country := root(claim.place)):
                countries[claim.part_of or ""].add(country)
        own = {name: root(self.by_id[name].place) for name, several in countries.items() if len(several) > 1}
        return frozenset(name for name, place in own.items() if not place or place in countries[name])

    @cached_property
    def restated(self) -> frozenset[str]:
        """Claims that a bracket tells again in another currency or unit."""
        return frozenset(claim.converts for claim in self.claims if claim.converts)

    @cached_property
    def earlier(self) -> frozenset[str]:
        """Claims that are the earlier level of another, or the figure that another was revised from."""
        given_up = (early.fact_id for _, early in self.revisions)
        return frozenset(c.changed_from for c in self.claims if c.changed_from).union(given_up)

    @cached_property
    def revisions(self) -> tuple[tuple[Claim, Claim], ...]:
        """Each count that its own text says was revised, with the one given up for it."""
        return tuple(revisions(self))

    @cached_property
    def revised(self) -> frozenset[str]:
        """Claims whose own text says which figure they replace."""
        return frozenset(late.fact_id for late, _ in self.revisions)

    def _is_share(self, claim: Claim) -> bool:
        total = self.by_id.get(claim.part_of or "")
        return total is not None and (total.measure, total.dimension) == (claim.measure, claim.dimension)

    def are_versions(self, a: Claim, b: Claim) -> bool:
        """Whether two claims can be two versions of one figure: neither refers to the other, and neither is a share."""
        if not self.is_one_event(a, b) or self._rest_apart(a, b) or is_of_another_year(a, b):
            return False
        if self.stretch(a) != self.stretch(b):
            return False
        if self.of_countries and (a.fact_id in self.of_countries) != (b.fact_id in self.of_countries):
            return False
        ids = {a.fact_id, b.fact_id}
        refers = {a.part_of, a.converts, a.changed_from, a.restates, b.part_of, b.converts, b.changed_from, b.restates}
        if ids & refers:
            return False
        shares = ids & self.shares
        one_group = bool(a.population) and a.population == b.population  # "55 confirmed cases"
        alike = len(shares) == 2 or one_group or self._are_of_their_place(a, b)
        return not shares or (alike and a.dispatch_id != b.dispatch_id)

    def _are_of_their_place(self, a: Claim, b: Claim) -> bool:
        """Whether two claims count all at one place, be they part of a total of a wider one: "1,202 in the valley"."""
        here = bool(a.place) and relation(a.place, b.place) == "same"
        parts = (claim for claim in (a, b) if claim.fact_id in self.shares)
        return here and all(self._is_whole_of_its_place(part) for part in parts)

    def _is_whole_of_its_place(self, part: Claim) -> bool:
        """Whether a part of a total is all that is counted at a place within the total's."""
        total = self.by_id.get(part.part_of or "")
        plain = not (part.population or part.is_subset or part.is_addition)
        return plain and total is not None and relation(part.place, total.place) == "within"

    def basis(self, claim: Claim) -> Basis | None:
        """The scale or the way of counting that a figure's words name; None where they name none."""
        if claim.fact_id not in self._bases:
            text = self.texts.get(claim.dispatch_id)
            beside = self.by_dispatch[claim.dispatch_id]
            self._bases[claim.fact_id] = None if text is None else basis_of(text, claim, beside)
        return self._bases[claim.fact_id]

    def goods(self, claim: Claim) -> Goods:
        """The goods that a price or a change in prices is of, by its sentence; none where that names none."""
        if claim.fact_id not in self._goods:
            self._goods[claim.fact_id] = goods_of(self, claim)
        return self._goods[claim.fact_id]

    def stretch(self, claim: Claim) -> str:
        """The stretch of time that a running count's words name, another than its event; empty where they name none."""
        if not runs_on(claim.measure or ""):
            return ""
        name = claim.dispatch_id
        if name not in self._stretches:
            self._stretches[name] = named_in(self.texts.get(name, ""), claim.reported)
        named = self._stretches[name]
        return stretch_of(claim, named, self.by_dispatch[name], self.sentence_span(claim)) if named else ""

    def _rest_apart(self, a: Claim, b: Claim) -> bool:
        """Whether two figures rest on two bases: a local and a moment magnitude."""
        first, second = self.basis(a), self.basis(b)
        return first is not None and second is not None and first != second

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of event each dispatch tells of; empty without its text, or where neither that nor a place tells."""
        named = {name: kind_of(self.texts.get(name, "")) for name in self.by_dispatch}
        return kinds_by_place(named, self.by_dispatch)

    def is_one_event(self, a: Claim, b: Claim) -> bool:
        """Whether two claims can be of one event: their dispatches do not tell of two kinds."""
        first, second = self.kinds[a.dispatch_id], self.kinds[b.dispatch_id]
        return not first or not second or first == second or ({first, second} <= spots() and share_a_spot(a, b))

    def is_surely_one_event(self, a: Claim, b: Claim) -> bool:
        """Whether both dispatches tell of one known kind of event."""
        return self.kinds[a.dispatch_id] != "" and self.kinds[a.dispatch_id] == self.kinds[b.dispatch_id]

    @cached_property
    def homes(self) -> dict[str, str]:
        """The country of each place the gazetteer does not know: that of most dispatches that speak of it."""
        seen: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims:
            if claim.place and not root(claim.place):
                seen[chain(claim.place)[0]].append(self.roots[claim.dispatch_id])
        return {place: commonest(roots) for place, roots in seen.items()}

    def root_of(self, claim: Claim) -> str:
        """The country a claim speaks of, by its place, else by its dispatch, else the place itself."""
        if is_of_several(claim):
            return claim.place or ""
        place = chain(claim.place)[0]
        return self._sure_root(claim) or self.homes.get(place) or self.roots[claim.dispatch_id] or place

    @cached_property
    def series(self) -> list[Series]:
        """Every series with more than one claim, in order of measure and country."""
        grouped: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.measure and claim.is_known:
                measure, dimension = series_of(claim.measure, claim.dimension)
                grouped[measure, self.root_of(claim), dimension].append(claim)
        return [
            Series(measure, country, tuple(self._placed(part)))
            for (measure, country, _), claims in sorted(grouped.items())
            for of_kind in self._by_kind(claims)
            for part in events(of_kind)
            if len(part) > 1
        ]

    def _placed(self, claims: list[Claim]) -> Sequence[Claim]:
        """Claims of one event, each under the name of its place that the other dispatches have for it."""
        return of_one_site(of_the_place_told(of_one_place(claims, self.texts), self), self)

    def _by_kind(self, claims: list[Claim]) -> list[list[Claim]]:
        """Claims of each kind of event; those of no known kind with the others of their place, else with the most."""
        kinds = Counter(kind for claim in claims if (kind := self.kinds[claim.dispatch_id]))
        if len(kinds) < 2:
            return [claims]
        most = commonest(kinds.elements())
        placed = {chain(c.place)[0]: kind for c in claims if (kind := self.kinds[c.dispatch_id])}
        one_kind = kinds_of_one_spot(claims, self.kinds)
        of_kind: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            kind = self.kinds[claim.dispatch_id] or placed.get(chain(claim.place)[0], most)
            of_kind[one_kind.get(kind, kind)].append(claim)
        return [of_kind[kind] for kind in sorted(of_kind)]

    @cached_property
    def subjects(self) -> list[tuple[Series, list[list[Cluster]]]]:
        """The series whose claims are compared, and for each of their places the clusters of versions."""
        compared = [series for series in self.series if is_compared(series.measure)]
        return [
            (
                one,
                [
                    clusters(versions(self, part))
                    for claims in one.by_place().values()
                    for part in self.by_stretch(claims)
                ],
            )
            for one in compared
        ]

    def by_stretch(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """Claims of each stretch of time, those of the event itself in one part, too."""
        parts: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            parts[self.stretch(claim)].append(claim)
        return list(parts.values())

    def sentence(self, claim: Claim) -> int:
        """The number of the sentence a claim begins in; without the text, its place in steps of 120 characters."""
        text = self.texts.get(claim.dispatch_id)
        if text is None:
            return claim.start // 120
        if claim.dispatch_id not in self._ends:
            self._ends[claim.dispatch_id] = [found.end() for found in SENTENCE_END.finditer(text)]
        return bisect_right(self._ends[claim.dispatch_id], claim.start)

    def sentence_text(self, claim: Claim) -> str:
        """The sentence a claim begins in; its own words without the text."""
        text = self.texts.get(claim.dispatch_id)
        if text is None:
            return claim.surface
        first, last = self.sentence_span(claim)
        return text[first:last].strip()

    def sentence_span(self, claim: Claim) -> tuple[int, int]:
        """Where the sentence a claim begins in starts and ends in its text; the claim's own place without the text."""
        text = self.texts.get(claim.dispatch_id)
        if text is None:
            return claim.start, claim.end
        at, ends = self.sentence(claim), self._ends[claim.dispatch_id]
        return ends[at - 1] if at else 0, ends[at] if at < len(ends) else len(text)

    def before(self, claim: Claim, window: int = WINDOW) -> str:
        """The few words before a claim; empty without the text."""
        return self.texts.get(claim.dispatch_id, "")[max(0, claim.start - window) : claim.start]

    def after(self, claim: Claim) -> str:
        """The few words after a claim; empty without the text."""
        return self.texts.get(claim.dispatch_id, "")[claim.end : claim.end + WINDOW]

    def between(self, first: Claim, second: Claim) -> str:
        """The words between two claims of a dispatch; empty without the text or where they overlap."""
        text = self.texts.get(first.dispatch_id, "")
        early, late = sorted((first, second), key=lambda claim: claim.start)
        return text[early.end : late.start] if early.dispatch_id == late.dispatch_id else ""


def texts_of(dispatches: pd.DataFrame | None) -> dict[str, str]:
    """The texts of a table of dispatches by their ids; none without it."""
    if dispatches is None:
        return {}
    return dict(zip(dispatches["dispatch_id"].tolist(), dispatches["text"].tolist(), strict=True))


def titles_of(dispatches: pd.DataFrame | None) -> dict[str, str]:
    """The titles that a table of dispatches has, by their ids."""
    if dispatches is None or "title" not in dispatches:
        return {}
    titles = zip(dispatches["dispatch_id"].tolist(), dispatches["title"].tolist(), strict=True)
    return {name: title for name, title in titles if isinstance(title, str) and title}
