"""A total and the parts that belong to it, as the rule `footing` weighs them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.stack import Stack
from crossfoot.mentions.pronouns import ANY_OF_THEM

COMPLETE = 0.90
MOSTLY = 0.75
"""Where the words promise all the parts, a smaller share than this is a misreading of them."""
INCLUDING = re.compile(rf"\b(?:includ|among|of (?:{ANY_OF_THEM})|some of|as well as|in particular)", re.IGNORECASE)
EACH = re.compile(r"\s+(?:[\w-]+\s+)?each\b", re.IGNORECASE)
"""Behind a part that is told once of several: "two each in Lahore and Quetta"."""
CLOSED = re.compile(
    r":\s*$|\b(?:consist(?:s|ing|ed)? of|compris(?:es|ing|ed)(?: of)?|made up of|composed of)\s+$", re.IGNORECASE
)
"""Words before the first part that promise all the parts."""

KINDS_OF_CASE = {"confirmed cases", "probable cases", "suspected cases"}
"""Of which each case of a disease is one."""


class Sum(NamedTuple):
    """A total and parts that belong together."""

    total: Claim
    parts: tuple[Claim, ...]
    is_open: bool
    """The words say that there are other parts ("including")."""
    is_closed: bool = False
    """The words promise all the parts ("consisting of", a colon)."""
    is_rounded: bool = False
    """The total is the sum of the parts in round figures: 37,958 and 41,360 make "more than 79,000"."""

    @property
    def low(self) -> float:
        """The least the parts come to."""
        return sum(max(part.low, 0.0) for part in self.parts)

    @property
    def stated(self) -> float:
        """What the printed figures of the parts come to, of a range its lower end."""
        return sum(part.figure or part.lower or 0.0 for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Whether nothing in it is hedged; what is rounded has its `slack`."""
        return all(claim.bound == "exact" for claim in (self.total, *self.parts))

    @property
    def slack(self) -> float:
        """What the printed places of amounts in millions and the like leave open; nought for whole numbers."""
        return sum((claim.high - claim.low) / 2 for claim in (self.total, *self.parts) if claim.bound == "exact")

    @property
    def left(self) -> float:
        """What the parts leave of their total, as printed; nought where printed places explain it."""
        left = self.total.size - self.stated
        return 0.0 if abs(left) <= self.slack else left

    @property
    def looks_complete(self) -> bool:
        """Whether a reader would expect the parts to make up the total."""
        share = self.stated / self.total.high if self.total.high else 0.0
        if self.is_closed and len(self.parts) > 1:
            return share >= MOSTLY
        return not self.is_open and COMPLETE <= share and len(self.parts) >= (3 if share < 0.97 else 2)


def is_closed(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words before the first part promise all of them, or they are of every kind of case there is."""
    first = parts[0]
    told = {basis.name for basis in map(stack.basis, parts) if basis}
    if total.start > parts[-1].start and in_all().match(stack.after(total)):
        return True  # "103 on the first night and 70 on the second, 173 in all"
    return total.start < first.start and (told >= KINDS_OF_CASE or bool(CLOSED.search(stack.between(total, first))))


@cache
def in_all() -> re.Pattern[str]:
    """What stands behind the sum of what was told before it."""
    phrases = "|".join(sorted(lexicon.words("parts", "in_all", "behind")))
    return re.compile(rf"\s+(?:{phrases})\b", re.IGNORECASE)


def is_open(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words say that there are other parts: "including", "among them", "two each in"."""
    if any(EACH.search(f"{part.surface} {stack.after(part)[:8]}") for part in parts):
        return True
    return bool(INCLUDING.search(stack.between(total, parts[0])) or INCLUDING.search(stack.sentence_text(parts[0])))
