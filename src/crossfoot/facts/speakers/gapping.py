"""Speakers whose verb is left out: "Medics said 40, the army 12", "…, the defence for no more than seven"."""

from __future__ import annotations

from crossfoot.facts.speakers.grammar import SIGNS
from crossfoot.facts.speakers.phrases import Phrase, Phrases
from crossfoot.facts.speakers.words import is_country, kind_of, words
from crossfoot.mentions.scales import is_number_word
from crossfoot.mentions.tokens import positions

LONGEST = 6
"""Words a speaker without a verb may have."""
COUNTED = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "had",
        "has",
        "have",
        "been",
        "counted",
        "put",
        "stood",
        "numbered",
        "reached",
        "estimated",
    }
)
"""Verbs of a number of which each speaker has another: "said there were 40 dead, the army 12"."""
_MONEY = frozenset("$€£¥")


def gaps(sentence: Phrases, start: int) -> list[Phrase]:
    """The speakers behind an offset of a sentence who stand right before their figure."""
    found, joints, first = [], sentence.grammar.joints, sentence.token_at(start)
    for at in positions(sentence.words[first : sentence.count - 2], joints):
        at += first
        if sentence.words[at + 1] not in joints:
            phrase = _speaker_before_figure(sentence, at + 1)
            if phrase:
                found.append(phrase)
    return found


def _speaker_before_figure(sentence: Phrases, first: int) -> Phrase | None:
    """The speaker who begins at a token, where a figure follows the name at once."""
    last = first
    while last < sentence.count and last - first < LONGEST and not _ends(sentence, last):
        last += 1
    if last == first or not _can_speak(sentence, first, last):
        return None
    apart = sentence.words[first - 1] == ";" and sentence.words[last : last + 1] == [","]  # "; the army, 12"
    told = last + apart
    if not is_figure(sentence, told):
        return None
    start, end = sentence.starts[first], sentence.ends[last - 1]
    return Phrase(start, end, (start, end))


def _ends(sentence: Phrases, at: int) -> bool:
    """Whether a name has ended before a token, at a sign or where a figure begins."""
    word = sentence.words[at]
    return word in SIGNS or word in sentence.grammar.before_figure or _is_number(word)


def _is_number(word: str) -> bool:
    return word in _MONEY or is_number_word(word)


def is_figure(sentence: Phrases, at: int) -> bool:
    """Whether a figure begins at a token, a preposition and a hedge passed over."""
    passed = at
    while passed < sentence.count and passed - at < 4 and sentence.words[passed] in sentence.grammar.hedging:
        passed += 1
    return passed < sentence.count and _is_number(sentence.words[passed])


def _can_speak(sentence: Phrases, first: int, last: int) -> bool:
    """Whether a phrase is a body or a group that speaks: "the army", "organisers", "Ethiopia"."""
    spoken = sentence.words[first:last]
    if spoken[0] in sentence.grammar.prepositions or not words().stoppers.isdisjoint(spoken):
        return False
    surface = sentence.text[sentence.starts[first] : sentence.ends[last - 1]]
    name, head = surface.lower(), surface[0]
    acronym = len(surface) > 1 and surface.isalpha() and surface.isupper() and not sentence.text.isupper()
    if acronym or (head.isupper() and is_country(name)):
        return True
    kinds = words().kinds
    if spoken[-1] not in kinds and spoken[-1] not in ("itself", "alone") and not sentence.is_capital(last - 1):
        return False  # "; the official count stood at 138"
    plural = spoken[-1] in kinds and (spoken[-1].endswith("s") or spoken[-1] in ("police", "media"))
    return kind_of(name) is not None and (plural or spoken[0] in sentence.grammar.determiners or head.isupper())
