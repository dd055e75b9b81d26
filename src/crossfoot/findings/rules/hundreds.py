"""Shares that make up a whole, and the same share in two dispatches.

Policy:

- Three shares or more that follow each other in one passage and come to 100 percent within printed places `foots`; two
  do where they stand next to each other in one sentence.
- Shares of a vote or a poll that come to more `breaks`: an alarm, since no further candidate can mend that. Less than
  100 leaves room for others, and is not told.
- Where two dispatches give one candidate two shares while another's is the same to the last place in both, it is one
  count and one of the two is misprinted: in conflict, an alarm. Without such a witness more ballots may have been
  counted.

    >>> from crossfoot.findings.trying import tried
    >>> tried("hundreds", "Of those polled 52 percent said yes, 36 percent no and 12 percent were undecided.")
    foots 52, 36, 12, 100
    >>> tried("hundreds", "Abe won 52.1 percent of the vote, Baba 40.4 percent and Chiba 9.5 percent.")
    breaks! 52.1, 40.4, 9.5, 102
    >>> tried("hundreds", "Abe won 52.1 percent of the vote, Baba 30.4 percent and Chiba 9.5 percent.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, listed, number, quote, where
from crossfoot.lexicon.patterns import whole_words

FEWEST = 3
MOST = 12
CLOSE = 100
SENTENCE = re.compile(r"[.;:!?]\s")
JOINS = re.compile(r"\b(?:and|against|to|while|with|versus)\b", re.IGNORECASE)
"""Between two shares of one sentence that are all there are."""
EXCESS = 15.0
"""Points above 100 beyond which shares are of several things rather than misprinted."""
DAYS = 3
FOR = re.compile(r"\s+(?:of the votes?\s+)?(?:for|went to)\s+((?:[A-Z][\w'’-]+\s?)+)")
NAME = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]{2,}")
Holders = dict[str, Claim]
"""The share of each name in one dispatch."""


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("shares", entry))


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a passage of shares, and one a name whose shares differ."""
    held: dict[str, Holders] = {}
    for name, claims in stack.by_dispatch.items():
        stated = [claim for claim in claims if _is_share(claim)]
        shares = [claim for claim in stated if claim.bound == "exact"]
        for run in _runs(stack, shares) if len(shares) >= FEWEST else ():
            yield from _weighed(stack, run)
        yield from (_told("foots", pair) for pair in _halves(stack, stated))
        if len(shares) > 1:
            held[name] = _holders(stack, shares)
    yield from _misprinted(stack, held)


def _is_share(claim: Claim) -> bool:
    plain = claim.unit == "percent" and claim.measure == "share" and claim.bound != "range"
    return plain and 0 < claim.point < 100 and claim.way is None and claim.status in STATED


def _runs(stack: Stack, shares: list[Claim]) -> Iterator[list[Claim]]:
    """Shares of one sentence or of sentences that follow each other; what is a level of before belongs to none."""
    run: list[Claim] = []
    for share in shares:
        if share.changed_from or share.fact_id in stack.earlier or _pattern("of_others").search(_around(stack, share)):
            continue
        if run and stack.sentence(share) - stack.sentence(run[-1]) > 1:
            yield run
            run = []
        run.append(share)
    yield run


def _halves(stack: Stack, shares: list[Claim]) -> Iterator[list[Claim]]:
    """Two shares next to each other in a sentence, joined by "and" or "against", that make 100."""
    for first, second in pairwise(shares):
        between = stack.between(first, second)
        whole = abs(100 - first.point - second.point) <= _slack([first, second])
        if whole and len(between) <= CLOSE and JOINS.search(between) and not SENTENCE.search(between):
            yield [first, second]


def _around(stack: Stack, share: Claim) -> str:
    """The few words on both sides of a share, up to the figures next to it."""
    before, after = re.split(r"[\d;]", stack.before(share))[-1], re.split(r"[\d;.,]", stack.after(share), maxsplit=1)[0]
    return f"{before} {share.surface} {after}"


def _weighed(stack: Stack, run: list[Claim]) -> Iterator[Finding]:
    whole = _whole(run)
    if whole:
        yield _told("foots", whole)
    elif FEWEST <= len(run) <= MOST and 0 < _over(run) <= EXCESS and _is_one_vote(stack, run):
        yield _told("breaks", run)


def _whole(run: list[Claim]) -> list[Claim] | None:
    """All of a run, or the longest part of it, that makes 100."""
    for size in range(min(len(run), MOST), FEWEST - 1, -1):
        for at in range(len(run) - size + 1):
            part = run[at : at + size]
            if abs(sum(share.point for share in part) - 100) <= _slack(part):
                return part
    return None


def _slack(run: list[Claim]) -> float:
    return sum(share.rounding for share in run) + 1e-6


def _over(run: list[Claim]) -> float:
    return sum(share.point for share in run) - 100 - _slack(run)


def _is_one_vote(stack: Stack, run: list[Claim]) -> bool:
    """Whether the passage tells of one vote or poll, and of no earlier one."""
    text = " ".join(dict.fromkeys(stack.sentence_text(share) for share in run))
    return bool(_pattern("vote").search(text)) and not _pattern("earlier").search(text)


def _told(verdict: str, run: list[Claim]) -> Finding:
    made = round(sum(share.point for share in run), 4)
    parts = listed(quote(share) for share in run)
    if verdict == "foots":
        text = f"{parts} ({where(run[0])}) come to {number(made)} percent: together they are the whole."
        return found(__name__, verdict, run, text).weighing(also=[made])
    text = f"{parts} ({where(run[0])}) come to {number(made)} percent, {number(made - 100)} more than there can be."
    return found(__name__, verdict, run, text, severity="warning").weighing(also=[made], expected=100.0, observed=made)


def _holders(stack: Stack, shares: list[Claim]) -> Holders:
    """Whose share each is, by the last word of a name; a name that stands for two shares is nobody's."""
    named: dict[str, list[Claim]] = defaultdict(list)
    last: Claim | None = None
    for share in shares:
        text = stack.texts.get(share.dispatch_id, "")
        behind = FOR.match(text, share.end)
        joined = last is not None and stack.sentence(last) == stack.sentence(share)
        words = behind.group(1) if behind else stack.between(last, share) if last and joined else _opening(stack, share)
        for word in dict.fromkeys(NAME.findall(words)):  # in order, so that a surname is told of, on every run
            named[word].append(share)
        last = share
    return {word: claims[0] for word, claims in named.items() if len(claims) == 1}


def _opening(stack: Stack, share: Claim) -> str:
    """The sentence of a share, up to it."""
    sentence = stack.sentence_text(share)
    at = sentence.find(share.surface)
    return sentence[: max(at, 0)]


def _misprinted(stack: Stack, held: dict[str, Holders]) -> Iterator[Finding]:
    """Each name whose share differs from the one of the dispatch before that prints another's share alike."""
    last: dict[str, str] = {}
    told: set[tuple[str, float, float]] = set()
    for name, holders in held.items():
        for other in dict.fromkeys(last[word] for word in holders if word in last):
            if any(_pattern("vote").search(stack.texts.get(one, "")) for one in (name, other)):
                yield from _between(held[other], holders, told)
        last.update(dict.fromkeys(holders, name))


def _between(early: Holders, late: Holders, told: set[tuple[str, float, float]]) -> Iterator[Finding]:
    shared = [word for word in early if word in late]
    alike = {early[word].best for word in shared if early[word].best == late[word].best}
    pairs = {(early[word].fact_id, late[word].fact_id): word for word in shared if early[word].best != late[word].best}
    for word in pairs.values() if alike else ():
        a, b = early[word], late[word]
        near = abs(ordinal(a.reported) - ordinal(b.reported)) <= DAYS and a.best not in alike and b.best not in alike
        key = (word, a.point, b.point)
        if near and key not in told:
            told.add(key)
            first, second = both(a, b)
            text = f"{first} and {second} are in conflict: two shares of {word} in a count whose other shares agree."
            yield found(__name__, "conflicts", [a, b], text, severity="warning")
