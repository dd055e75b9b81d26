"""Who takes sides: speakers whose figure stands against another's, and is no later state of it."""

from __future__ import annotations

import re
from functools import cache

from crossfoot import lexicon
from crossfoot.findings.claims import Claim, speak_alike
from crossfoot.lexicon.patterns import whole_words

OF_THE_STATE = re.compile(
    r"\b(?:emergenc(?:y|ies)|disaster|crisis|risk(?: reduction and)?|water|civil|flood) management\b", re.IGNORECASE
)
"""An office that no firm's management is."""


@cache
def _parties() -> re.Pattern[str]:
    return whole_words(lexicon.words("sides", "parties"))


def is_party(claim: Claim) -> bool:
    """Whether the speaker of a figure is named as a party to the matter: relatives, a union, the opposition."""
    return bool(_parties().search(OF_THE_STATE.sub("", claim.attribution or "")))


def are_rivals(a: Claim, b: Claim) -> bool:
    """Whether two figures are those of two sides: two named speakers, one of them at least a party."""
    named = bool(a.speaker and b.speaker) and not speak_alike(a, b)
    return named and (is_party(a) or is_party(b))
