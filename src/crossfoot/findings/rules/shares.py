"""A percentage printed beside the part it is a share of.

Policy: "55 of 79 hospitals (70 percent)" is tested: the percentage stands in a bracket, or after "or", behind the part
in its clause, or before a colon ("Turnout was 38 percent: 2.1 million of 5.5 million"); so is "or one in four". "Of the
2,000 nurses, 800" are a part and its whole too. Within its printed places it `foots`, else it `breaks`. A percentage
anywhere else may be of anything: a rate of death `foots` where the dead and the cases of its dispatch make it, a
turnout is held against the one pair of voters, those who came and all, and a share where it fits a part and its total
of the same or the last sentence ("That is 40 percent." must fit them). Where the dead and the cases are counted but
once and the rate stands beside these, it `breaks` where it does not fit.

Where nothing links the part to a total ("318 new cases ... 228 (72 percent) severe, 166 (52 percent) children"), counts
before it are tried as that: what fits `foots`. Where two such shares or more fit one total, a further one of their list
that fits none `breaks`. A share printed to a decimal `foots` with two larger amounts beside it that make it.

    >>> from crossfoot.findings.trying import tried
    >>> tried("shares", "Police detained 40 people, including 12 women (30 percent).")
    foots 30, 12, 40
    >>> tried("shares", "Police detained 40 people, including 12 women (48 percent).")
    breaks! 48, 12, 40
    >>> tried("shares", "Of the 2,000 nurses questioned, 800, or one in four, wanted to leave.")
    breaks! 0.25, 800, 2000
    >>> tried("shares", "Cholera killed 84 people in Lagos. There are 2,100 cases, a death rate of 5.2 percent.")
    breaks! 5.2, 84, 2100
    >>> tried("shares", "Turnout was 38 percent, the commission said: 2.1 million of 5.5 million voters cast ballots.")
    foots 38, 2100000, 5500000
    >>> tried("shares", "Turnout was 71.4 percent. It said 2.1 million of 4.2 million registered voters cast ballots.")
    breaks! 71.4, 2100000, 4200000
    >>> tried("shares", "Some 1,500 workers, or 10 percent of the 15,000 staff, walked out.")
    foots 10, 1500, 15000
    >>> tried("shares", "The pledge is 3.6 billion euros, which is 71 percent of a total of 7 billion euros.")
    breaks! 71, 3600000000, 7000000000
    >>> tried("shares", "The clinic saw 318 new cases. Some 18 villages are hit. 228 (72 percent) were severe.")
    foots 72, 228, 318
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import CASES
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.unlinked import OF
from crossfoot.findings.wholes import VOTES
from crossfoot.findings.wording import number, quote, said

BESIDE = re.compile(
    r"[^.;:()\d]{0,48}?(?:\(|, or(?: an?)?|\bor(?: an?)?|, (?:for )?an? (?:[\w-]+ ){1,2}of)\s*"
    r"(?:about |some |nearly |almost |just over |roughly )?$"
)
COLON = re.compile(r"[^.;()\d\n]{0,80}:\s*(?:about |some |only |just )?$")
OUT_OF = re.compile(r"[^.;:,()\d]{0,30}\b(?:of|out of)\s+(?:the |its |some |about |a total of )?$", re.IGNORECASE)
OF_WHOLE = re.compile(
    r"\)?\s+of\s+(?:a total of\s+|(?:the|its|their|his|her|all)\s+(?:[\w'’-]+\s+){0,3}?)?", re.IGNORECASE
)
"""Between a share and its whole."""
IN_BRACKETS = re.compile(r"[^.;:()\d]{0,30}?\(\s*(?:about |some |nearly |almost |just over |roughly )?$")
"""Between a part and its share in a bracket."""
WHICH_IS = re.compile(
    r"[^.;:()\d]{0,80}?, (?:this|that|which) (?:is|was|made up|makes up|represents|equals)\s+(?:about |some |just )?"
)
"""Between a part and its share in a clause behind it: "671 pedestrians, this was 21 per cent of all deaths"."""
THAT_IS = re.compile(
    r"(?:That|This|It|Which)(?: is|'s|’s| was| makes| made| means)(?: up)? \d[\d.]*(?: ?%| per ?cent)\b\.?\Z"
)
"""A sentence that says of the one before what share it tells of: "That is 40 percent."."""
BEFORE = 8
"""Counts before a part that are tried as its total."""
FURTHEST = 40
"""Figures of any kind among which these are."""
PASSAGE = 6
"""Sentences back that these may stand."""
NEAR = 3
"""Figures before a percentage among which its part is looked for."""
ONE_IN = 3.0
"""Points by which "one in four" may be off."""
WORDS = 10.0
"""Points by which "nearly" and "more than" may stretch: "more than 50 percent" is said of 58, not of 90."""
RATE_OF_DEATH = re.compile(
    r"\b(?:mortality|fatality|lethality|death|case[- ]fatality) (?:rate|ratio)\b|\bCFR\b", re.IGNORECASE
)
TURNOUT = re.compile(r"\bturnout\b", re.IGNORECASE)
FEW = 8
"""Counts of dead and of cases in one dispatch that are tried."""
FINE = 0.051
"""Half the last place of a share that two amounts hardly make by chance: 68.9, not 69."""
EXCESS = 0.001
LARGE = 100.0
"""An amount below this makes too few shares."""
SHARE = frozenset({"share", "change"})
"""Measures of a percentage that can be a share of something counted beside it."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percentage beside a part with a known total."""
    for claims in stack.by_dispatch.values():
        yield from _of_one_total(stack, claims)
        for at, share in enumerate(claims):
            if not _is_share(share):
                continue
            beside = _behind(stack, claims, at) or _before(stack, claims, at) or _between(stack, claims, at)
            if beside:
                part, total = beside
                yield _judged(share, part, total if _fits(share, *beside) else _of_valid(claims, share, part) or total)
            elif _bracketed(stack, claims, at):
                continue
            elif share.unit == "percent" and (
                of := _of_cases(stack, claims, share) or _of_voters(stack, claims, share)
            ):
                yield _judged(share, *of)
            elif share.measure in SHARE and share.way is None and share.unit == "percent":
                linked = list(_fitting(stack, claims[max(0, at - NEAR) : at], share))
                yield from linked or _of_any_pair(stack, share)


def _of_one_total(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """Shares in brackets behind parts that nothing links, against the counts before them."""
    shares = [(claims[at], part) for at in range(len(claims)) if (part := _bracketed(stack, claims, at))]
    fitting = {
        share.fact_id: [total for total in _counts_before(stack, claims, part) if _fits(share, part, total)]
        for share, part in shares
    }
    often = Counter(total.fact_id for totals in fitting.values() for total in totals)
    for share, part in shares:
        totals = fitting[share.fact_id]
        if totals:
            yield _judged(share, part, max(totals, key=lambda total: (often[total.fact_id], total.start)))
            continue
        common = [one for one in _counts_before(stack, claims, part) if often[one.fact_id] > 1]
        if common and share.bound == part.bound == "exact":
            yield _judged(share, part, max(common, key=lambda total: often[total.fact_id]))


def _bracketed(stack: Stack, claims: list[Claim], at: int) -> Claim | None:
    """The count right before a percentage in a bracket, where no total is known of it."""
    share, part = claims[at], claims[at - 1] if at else None
    if part is None or share.unit != "percent" or share.way or share.measure not in SHARE or not share.best:
        return None
    plain = part.kind == "count" and part.best and part.is_known and not _total(stack, part)
    between = stack.between(part, share)
    led = plain and not _behind(stack, claims, at) and (IN_BRACKETS.fullmatch(between) or WHICH_IS.fullmatch(between))
    return part if led else None


def _counts_before(stack: Stack, claims: list[Claim], part: Claim) -> list[Claim]:
    """The last larger counts before a part, in the sentences just before it, and those of its measure in the next."""
    at = bisect_left(claims, part.start, key=lambda one: one.start)
    larger = [one for one in claims[max(0, at - FURTHEST) : at] if _is_larger(one, part)]
    before = [one for one in larger[-BEFORE:] if stack.sentence(part) - stack.sentence(one) <= PASSAGE]
    behind = [one for one in claims[at : at + BEFORE] if _is_larger(one, part) and one.measure == part.measure]
    return before + [one for one in behind if stack.sentence(one) - stack.sentence(part) == 1]


def _is_larger(one: Claim, part: Claim) -> bool:
    counted = one.kind == "count" and one.best is not None and one.is_known and one is not part
    return counted and one.point >= part.point


def _is_share(claim: Claim) -> bool:
    """A percentage, or "one in four"."""
    return claim.best is not None and (claim.unit == "percent" or (claim.kind == "ratio" and claim.measure == "share"))


def _behind(stack: Stack, claims: list[Claim], at: int) -> tuple[Claim, Claim] | None:
    """The part and the total that a percentage follows: "12 of the 40 (30 percent)", "Of the 40, 12, or 30 percent"."""
    share = claims[at]
    part = next((c for c in reversed(claims[max(0, at - 2) : at]) if _total(stack, c)), None)
    total = _total(stack, part)
    if part is None or total is None:
        total, part = claims[at - 2 : at] if at >= 2 else (None, None)
        if not (total and part and _is_of_whole(stack, total, part)):
            return None
    last = max((part, total), key=lambda c: c.end) if total.start < share.start else part
    return (part, total) if BESIDE.match(stack.between(last, share) or "-") else None


def _is_of_whole(stack: Stack, total: Claim, part: Claim) -> bool:
    """ "Of the 2,000 nurses questioned, 800": a whole that begins its sentence, and what is next counted of it."""
    counts = total.kind == part.kind == "count" and bool(total.best and part.best) and part.high <= total.high
    return counts and stack.sentence(total) == stack.sentence(part) and bool(OF.search(stack.before(total)))


def _before(stack: Stack, claims: list[Claim], at: int) -> tuple[Claim, Claim] | None:
    """The part and the total behind a percentage and a colon: "38 percent: 2.1 million of 5.5 million voters"."""
    if len(claims) < at + 3 or not COLON.match(stack.between(claims[at], claims[at + 1]) or "-"):
        return None
    part, total = claims[at + 1 : at + 3]
    linked = part.part_of == total.fact_id or OUT_OF.match(stack.between(part, total))
    return (part, total) if linked and part.kind == total.kind == "count" and part.best and total.best else None


def _between(stack: Stack, claims: list[Claim], at: int) -> tuple[Claim, Claim] | None:
    """The part before a percentage and the whole right behind it: "1,200 workers, or 8 percent of the 15,000 staff"."""
    share = claims[at]
    if not 0 < at < len(claims) - 1 or share.unit != "percent" or share.way:
        return None
    part, total = claims[at - 1], claims[at + 1]
    alike = part.kind == total.kind and part.unit == total.unit and part.is_stated and total.is_stated
    less = 0 < part.point <= total.point
    led = BESIDE.match(stack.between(part, share) or "-") or WHICH_IS.fullmatch(stack.between(part, share))
    return (part, total) if alike and less and led and OF_WHOLE.fullmatch(stack.between(share, total)) else None


def _of_valid(claims: list[Claim], share: Claim, part: Claim) -> Claim | None:
    """Another count of votes that a share of them is of: 63.8 percent of the valid ones, not of all that were cast."""
    if part.measure not in VOTES:
        return None
    others = (c for c in claims if c.measure in VOTES and c.best and c.high >= part.high and c is not part)
    return next((total for total in others if _fits(share, part, total)), None)


def _of_cases(stack: Stack, claims: list[Claim], share: Claim) -> tuple[Claim, Claim] | None:
    """The dead and the cases of which a rate of death is the share; a rate of before, or elsewhere, fits none.

    Where a dispatch counts the dead and the cases but once, and tells the rate beside these, it is theirs, fit or not.
    """
    if not RATE_OF_DEATH.search(f"{stack.before(share, 60)} {share.surface} {stack.after(share)}"):
        return None
    dead = [c for c in claims if c.measure == "killed" and c.best and c.is_known]
    cases = [c for c in claims if c.measure in CASES and c.best and c.is_known]
    pairs = ((part, total) for part in dead[:FEW] for total in cases[:FEW] if part.point <= total.point)
    fitting = (pair for pair in pairs if _fits(share, *pair) and share.rounding < share.point)
    return next(fitting, None) or _only_pair(stack, share, dead, cases)


def _only_pair(stack: Stack, share: Claim, dead: list[Claim], cases: list[Claim]) -> tuple[Claim, Claim] | None:
    """The one count of the dead and the one of cases that a rate can be of: it stands in the sentence of these."""
    once = len({c.figure for c in dead}) == len({c.figure for c in cases}) == 1
    if not once or dead[0].high > cases[0].low or {dead[0].bound, cases[0].bound} != {"exact"}:
        return None
    return (dead[0], cases[0]) if stack.sentence(cases[0]) == stack.sentence(share) else None


def _of_voters(stack: Stack, claims: list[Claim], share: Claim) -> tuple[Claim, Claim] | None:
    """Those who cast a ballot, and all who could: of the one pair that a dispatch tells beside its turnout."""
    if not TURNOUT.search(f"{stack.before(share, 80)} {share.surface} {stack.after(share)}"):
        return None
    pairs = {
        (one.figure, total.figure): (one, total)
        for one in claims
        if (total := _total(stack, one)) and _voted(one, total)
    }
    near = [pair for pair in pairs.values() if abs(stack.sentence(pair[0]) - stack.sentence(share)) <= NEAR]
    return near[0] if len(near) == len(pairs) == 1 else None


def _voted(part: Claim, total: Claim) -> bool:
    return part.measure == total.measure == "voters" and part.bound == total.bound == "exact"


def _total(stack: Stack, part: Claim | None) -> Claim | None:
    total = stack.by_id.get(part.part_of or "") if part and part.best else None
    return total if total and total.best else None


def _fitting(stack: Stack, before: list[Claim], share: Claim) -> Iterator[Finding]:
    """The nearest part before a share that it fits, of this sentence or the last."""
    for part in reversed(before):
        total = _total(stack, part)
        near = stack.sentence(share) - stack.sentence(part) <= 1
        if not (total and near and part.unit != "percent"):
            continue
        if _fits(share, part, total) or (THAT_IS.match(stack.sentence_text(share)) and share.bound == "exact"):
            yield _judged(share, part, total)
            return


def _of_any_pair(stack: Stack, share: Claim) -> Iterator[Finding]:
    """The nearest two amounts of one unit beside a share printed to a decimal, where they make it to that place."""
    if share.bound != "exact" or share.rounding > FINE:
        return
    here = stack.sentence(share)
    near = [
        one
        for one in stack.around(share, BEFORE)
        if one.kind in ("count", "money") and one.bound == "exact" and one.is_stated and not one.converts
        if one.point >= LARGE and abs(stack.sentence(one) - here) <= 1
    ]
    pairs = (
        (part, total) for part, total in permutations(near, 2) if part.unit == total.unit and part.point < total.point
    )
    fitting = [pair for pair in pairs if abs(_made(*pair) - share.point) <= share.rounding + EXCESS]
    if fitting:
        yield _judged(share, *min(fitting, key=lambda pair: sum(abs(one.start - share.start) for one in pair)))


def _made(part: Claim, total: Claim) -> float:
    return 100 * part.point / (total.best or 1.0)


def _fits(share: Claim, part: Claim, total: Claim) -> bool:
    factor = 1.0 if share.unit == "percent" else 100.0
    slack = max(share.rounding, 0.5) if factor == 1.0 else ONE_IN
    slack += 2.0 if "approx" in (share.bound, part.bound, total.bound) else 0.0
    made, low, high, stated = _made(part, total), share.low * factor, share.high * factor, share.point * factor
    return low - slack <= made <= high + slack and abs(stated - made) <= slack + WORDS


def _judged(share: Claim, part: Claim, total: Claim) -> Finding:
    made = _made(part, total)
    fits = _fits(share, part, total)
    agrees = "agrees" if fits else "does not agree"
    text = f"{said(share)} {agrees} with {quote(part)} of {quote(total)}: that is {number(made, 1)} %."
    verdict, severity = ("foots", "info") if fits else ("breaks", "warning")
    made = round(made, 1) if share.unit == "percent" else round(made / 100, 3)
    claims = [share, part, total]
    return found(__name__, verdict, claims, text, severity=severity).weighing(expected=made, observed=share.best)
