"""How to settle a dispute: declared policies that choose among what was said. None estimates a truth.

- ``latest_official``: the last figure an authority gives; without one, the last figure of anybody.
- ``conservative_low``: the lowest floor that any claim still standing allows.
- ``full_range``: no figure, the whole range claimed.
- ``majority``: the figure most independent witnesses give; no figure where none leads.
- ``by_hand``: no figure until a person writes one.

Figures whose measure is in doubt stand aside, and so, for the figure chosen, do upper bounds ("as many as 60") and what
is feared or unconfirmed; how many stand aside is said.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from crossfoot.errors import PolicyError
from crossfoot.findings.claims import Claim, claim
from crossfoot.findings.comparing import is_compared
from crossfoot.findings.wording import listed, number, quote, where

if TYPE_CHECKING:
    import pandas as pd

LATEST_OFFICIAL = "latest_official"
COLUMNS = (
    "measure",
    "place",
    "day",
    "unit",
    "lowest",
    "highest",
    "claims",
    "witnesses",
    "figure",
    "policy",
    "why",
    "who",
)


def settled(facts: pd.DataFrame, policy: str, texts: Mapping[str, str]) -> pd.DataFrame:
    """One row a measure, place and day: the range claimed so far, who stands where, the policy's figure and why.

    What a text itself says was replaced ("risen to 19 from 12", "17, not 15 as first stated") claims nothing that day.
    """
    import pandas as pd

    from crossfoot.findings.stack import Stack
    from crossfoot.tables import records

    subjects: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    stack = Stack((claim(row, texts.get(row["dispatch_id"])) for row in records("facts", facts)), texts)
    for one in stack.claims:
        apart = one.part_of or one.converts or one.population or one.fact_id in stack.earlier
        if one.is_known and is_compared(one.measure) and not apart:
            subjects[one.measure or "", one.place or "", one.unit].append(one)
    rows = [row for key, printed in sorted(subjects.items()) for row in _days(key, printed, policy)]
    df = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = {name: df[name].astype("float64") for name in ("lowest", "highest", "figure")}
    return df.assign(day=pd.to_datetime(df["day"]).astype("datetime64[s]"), **numbers)


def _days(key: tuple[str, str, str], claims: list[Claim], policy: str) -> list[dict[str, Any]]:
    """A row for each day on which somebody printed a figure."""
    ordered = sorted(claims, key=lambda c: (c.reported, c.until, c.dispatch_id, c.start))
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for one in ordered:
        by_day[one.reported].append(one)
    return [_row(key, day, printed, policy) for day, printed in by_day.items()]


def _row(key: tuple[str, str, str], day: str, printed: list[Claim], policy: str) -> dict[str, Any]:
    sure = [c for c in printed if not c.doubt]
    firm = [c for c in sure if c.status == "asserted" and not c.is_ceiling]
    figure, why = POLICIES[policy](firm) if firm else (None, "only upper bounds, provisional or doubtful figures")
    why += _aside(len(printed) - len(sure), len(sure) - len(firm)) if firm else ""
    printed = sure or printed
    lowest = min(c.said[0] for c in printed)
    highest = max(c.said[1] for c in printed)
    return {
        "measure": key[0],
        "place": key[1] or None,
        "day": day or None,
        "unit": key[2],
        "lowest": lowest if math.isfinite(lowest) else None,
        "highest": highest if math.isfinite(highest) else None,
        "claims": len(printed),
        "witnesses": len({witness(c) for c in printed}),
        "figure": figure,
        "policy": policy,
        "why": why,
        "who": "; ".join(f"{quote(c)} ({c.attribution or where(c)})" for c in printed[:5]),
    }


def _aside(doubtful: int, soft: int) -> str:
    """How many figures were not chosen among, and why."""
    told = [f"{doubtful} in doubt"] * bool(doubtful) + [f"{soft} provisional or an upper bound"] * bool(soft)
    return f"; {listed(told)} {'stands' if doubtful + soft == 1 else 'stand'} aside" if told else ""


def witness(one: Claim) -> str:
    """Whose word a claim is: the speaker's, however many printed it, else the dispatch's."""
    return one.speaker or one.outlet or one.dispatch_id


def _latest_official(printed: list[Claim]) -> tuple[float | None, str]:
    official = [c for c in printed if c.attribution_kind == "authority"]
    last = (official or printed)[-1]
    kind = "the last figure of an authority" if official else "the last figure; no authority gives one"
    return last.figure, f"{kind}: {quote(last)}"


def _conservative_low(printed: list[Claim]) -> tuple[float | None, str]:
    floors = [c for c in printed if math.isfinite(c.said[0])]
    if not floors:
        return None, "no claim has a floor"
    lowest = min(floors, key=lambda c: (c.said[0], c.fact_id))
    return lowest.said[0], f"the lowest floor claimed: {quote(lowest)}"


def _full_range(printed: list[Claim]) -> tuple[float | None, str]:
    return None, "the whole range stands"


def _majority(printed: list[Claim]) -> tuple[float | None, str]:
    votes = Counter(figure for figure, _ in {(c.figure, witness(c)) for c in printed if c.figure is not None})
    leaders = [figure for figure, count in votes.items() if count == max(votes.values())]
    if len(leaders) != 1 or votes[leaders[0]] < 2:
        return None, "no figure has more independent witnesses than the others"
    return leaders[0], f"{votes[leaders[0]]} independent witnesses give {number(leaders[0])}"


def _by_hand(printed: list[Claim]) -> tuple[float | None, str]:
    return None, "left to a person"


POLICIES: dict[str, Callable[[list[Claim]], tuple[float | None, str]]] = {
    LATEST_OFFICIAL: _latest_official,
    "conservative_low": _conservative_low,
    "full_range": _full_range,
    "majority": _majority,
    "by_hand": _by_hand,
}


def checked(policy: str) -> str:
    """The name of a known policy.

    Raises
    ------
    PolicyError
        There is none of that name.
    """
    if policy not in POLICIES:
        raise PolicyError(f"no policy {policy!r}.", way_out=f"There are: {listed(POLICIES)}.")
    return policy
