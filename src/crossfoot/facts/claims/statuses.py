"""How a figure is put: asserted, provisional, denied, retracted or planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.claims.gates import Gates
from crossfoot.facts.clauses import clause_words, is_verb
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.lexicon.patterns import either
from crossfoot.values import Value


class Marks(Value):
    """The words of one status."""

    before: frozenset[str]
    after: frozenset[str]
    needs: frozenset[str]
    before_phrases: tuple[str, ...]
    after_phrases: tuple[str, ...]
    reach: int
    stops: frozenset[str]
    """Words beyond which it is not sought: "feared dead after two boats overturned"."""
    parting: frozenset[str]
    """Words behind which it ends: "denied reports of 12 dead, saying that three were hurt"."""
    nouns: frozenset[str]
    """Those that are no verb before a verb in the past: "power demand reached 9,200 megawatts"."""


@cache
def marks() -> dict[str, Marks]:
    """The words of ``lexicon/statuses.toml``, by status."""
    return {
        name: Marks(
            frozenset(entry.get("before", ())),
            frozenset(entry.get("after", ())),
            frozenset(entry.get("needs", ())),
            tuple(entry.get("before_phrases", ())),
            tuple(entry.get("after_phrases", ())),
            entry["reach"],
            frozenset(entry.get("stops", ())),
            frozenset(entry.get("parting", ())),
            frozenset(entry.get("nouns", ())),
        )
        for name, entry in lexicon.load("statuses").items()
        if "reach" in entry
    }


def _needs() -> dict[str, frozenset[str]]:
    """The words without which no figure of a sentence has a status, by status; and those of what else is told here."""
    needs = {
        name: frozenset(phrase.rpartition(" ")[2] for phrase in (*of.before_phrases, *of.after_phrases))
        | of.before
        | of.after
        | frozenset(lexicon.load("statuses")[name].get("untrue", ()))
        | frozenset(lexicon.load("statuses")[name].get("after_not", ()))
        | frozenset(phrase.rpartition(" ")[2] for phrase in lexicon.load("statuses")[name].get("taking", ()))
        for name, of in marks().items()
    }
    return needs | {
        "window": lexicon.words("statuses", "increment", "windows"),
        "rate": needs["rate"].union(*(lexicon.words("statuses", "rate", name) for name in ("periods", "often"))),
        "increment": needs["increment"].union(
            *(lexicon.words("statuses", "increment", name) for name in ("brings", "rises"))
        ),
        "retracted": needs["retracted"] | lexicon.words("statuses", "retracted", "wrong"),
        "provisional": needs["provisional"] | lexicon.words("statuses", "provisional", "early"),
        "taken_back": lexicon.words("statuses", "taken_back", "reporting"),
    }


TOLD = Gates(_needs)
"""What a sentence holds a word of: a status by its name, ``increment``, a ``window`` of time, a ``rate``, a report."""


def status_of(sentence: Sentence, figure: Figure) -> tuple[str, str | None]:
    """The status of a figure and the rule that told it; asserted where nothing does."""
    possible = TOLD.of(sentence)
    if sentence.tokens.starts[0] < HEAD and _is_to_be_done(sentence, figure):
        return "planned", "status.planned:to"
    if not possible:
        return "asserted", None
    known = marks()
    if "denied" in possible and _denied(sentence, figure, known["denied"]):
        return "denied", "status.denied"
    if "retracted" in possible and _retracted(sentence, figure, known["retracted"]):
        return "retracted", "status.retracted"
    if figure.dimension == "length":  # smoke that could be seen 30 km away
        return "asserted", None
    for name in ("planned", "provisional"):
        word = _near(sentence, figure, known[name]) if name in possible else None
        if word:
            return name, f"status.{name}:{word}"
    if "provisional" in possible and _is_early(sentence, figure):
        return "provisional", "status.provisional:early"
    return "asserted", None


def _is_early(sentence: Sentence, figure: Figure) -> bool:
    """Whether a count is preliminary by words farther off: "12 died, according to preliminary reports"."""
    if to_left(sentence, figure, lexicon.words("statuses", "provisional", "far"), FAR):
        return True
    words, early = sentence.words, lexicon.words("statuses", "provisional", "early")
    for at in range(figure.stop, min(figure.stop + FAR, len(words) - 2)):
        if words[at] in CLOSED:
            break
        if words[at] == "according" and not early.isdisjoint(words[at + 2 : at + 4]):
            return True
    return False


FAR = 12
"""Words between a figure and what calls it preliminary."""


def _is_to_be_done(sentence: Sentence, figure: Figure) -> bool:
    """Whether a headline tells what somebody is to do: "Falcon to cut 900 jobs"."""
    words, not_to = sentence.words, lexicon.words("statuses", "planned", "not_to")
    lead = words[1 : max(min(figure.first - 1, LONGEST), 1)]
    at = lead.index("to") + 1 if "to" in lead else 0
    if not at or figure.first - at > LONGEST or words[at - 1] in not_to or not words[at + 1].isalpha():
        return False
    if sentence.figures[0].first < at or words[at + 1] in lexicon.load("dates")["months"]:
        return False  # "in the six months to December 31"
    row = sentence.tokens
    if words[at + 1] in clause_words().determiners or any(is_verb(row, token) for token in range(at)):
        return False
    between = range(at + 1, figure.first)
    if any(is_verb(row, token) for token in between[1:]):
        return False  # "A trip to work now costs 80 rials"
    return not any(words[token] in CLOSED_AFTER or token in sentence.by_stop for token in between)


HEAD = 200
"""How far into a text, in characters, a headline may begin."""
LONGEST = 6
"""Words of whoever is to do something, and of what they do, before the figure."""


def is_taken_back(text: str, sentence: Sentence) -> bool:
    """Whether the next sentence takes a report back: "The radio reported 12 dead. That was wrong: …"."""
    return "taken_back" in TOLD.of(sentence) and _taken_back().match(text, sentence.tokens.ends[-1]) is not None


@cache
def _taken_back() -> re.Pattern[str]:
    entry = lexicon.load("statuses")["taken_back"]
    return re.compile(
        rf"\s*(?:{either(entry['subjects'])}) (?:was|were|is|are) (?:{either(entry['words'])})\b", re.IGNORECASE
    )


def _near(sentence: Sentence, figure: Figure, of: Marks) -> str | None:
    """The nearest word of a status around a figure, not beyond another figure or a stop."""
    word = None if _begins_clause(sentence, figure) else to_left(sentence, figure, of.before, of.reach, of.stops)
    if word is not None and not (word in of.nouns and _is_noun(sentence, figure, word)):
        return word
    return to_right(sentence, figure, of.after, of.reach) or _phrase(sentence, figure, of)


def _begins_clause(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is the subject of a clause of its own: "24 are feared dead and three bodies had been found"."""
    words = sentence.words
    return (
        figure.first > 0
        and words[figure.first - 1] in ("and", "while")
        and words[figure.end : figure.end + 1] == ["had"]
    )


def goes_on_planned(sentence: Sentence, figure: Figure, *, planned: bool) -> bool:
    """Whether a plan goes on: "will shut two plants and lay off 5,900 workers", "plans 12 vans, creating 700 jobs"."""
    if not planned or (at := sentence.place(figure)) == 0:
        return False
    gap = sentence.words[sentence.figures[at - 1].stop : figure.first]
    joined = gap[:1] in (["and"], [","], ["or"]) or "and" in gap
    past = any(word.endswith("ed") and len(word) > 4 for word in gap)
    return joined and not past and len(gap) <= 8 and marks()["planned"].parting.isdisjoint(gap)


def _is_noun(sentence: Sentence, figure: Figure, word: str) -> bool:
    at = max(token for token in range(figure.after_number) if sentence.words[token] == word)
    behind = sentence.words[at + 1 : at + 3]
    return any(one.endswith("ed") for one in (behind[1:] if behind[:1] == [","] else behind[:1]))


def _phrase(sentence: Sentence, figure: Figure, of: Marks) -> str | None:
    """As in "each family is to receive 50,000 rupees", "30,000 people are to be vaccinated"."""
    words = sentence.words
    for token in range(figure.first - 1, max(figure.first - of.reach, 0) - 1, -1):
        if words[token] in CLOSED or token + 1 in sentence.by_stop:
            break
        if f"{words[token]} {words[token + 1]}" in of.before_phrases and words[token + 2] != "blame":
            return words[token]
    return _phrase_behind(sentence, figure, of)


def _phrase_behind(sentence: Sentence, figure: Figure, of: Marks) -> str | None:
    """As in "150 soldiers from the north would be sent": no other figure and no other clause stands between."""
    words = sentence.words
    for token in range(figure.end, min(figure.stop + of.reach, len(words) - 1)):
        if f"{words[token]} {words[token + 1]}" in of.after_phrases:
            return words[token]
        if words[token] in CLOSED_AFTER or (token >= figure.stop and token in sentence.by_first):
            return None
    return None


def to_left(
    sentence: Sentence, figure: Figure, wanted: frozenset[str], reach: int, stops: frozenset[str] = frozenset()
) -> str | None:
    """The word of those wanted that stands to the left of a figure, within reach and its own clause.

    `stops` are words beyond which it is not sought.
    """
    words = sentence.words
    for token in range(figure.after_number - 1, max(figure.first - reach, 0) - 1, -1):
        if words[token] in wanted and not _is_month(words, token) and not _could_not(words, token):
            return words[token]
        if token < figure.first and (words[token] in stops or token + 1 in sentence.by_stop):
            return None
        if words[token] in CLOSED:
            return None
    return None


def to_right(sentence: Sentence, figure: Figure, wanted: frozenset[str], reach: int) -> str | None:
    """The word of those wanted that stands to the right of a figure, within reach and its own clause."""
    words = sentence.words
    for token in range(figure.after_number, min(figure.stop + reach, len(words))):
        if words[token] in wanted and not _is_month(words, token) and not _could_not(words, token):
            return words[token]
        if words[token] in CLOSED_AFTER or (token >= figure.stop and token in sentence.by_first):
            return None
    return None


def _could_not(words: list[str], token: int) -> bool:
    """As in "12 could not be traced", which leaves nothing open."""
    if words[token] == "might" and token and words[token - 1] in ("of", "the", "its", "military"):
        return True  # "a show of might"
    return words[token] in ("could", "may", "might") and words[token + 1 : token + 2] == ["not"]


def _is_month(words: list[str], token: int) -> bool:
    """Whether "may" is the month: "in May", "May 5"."""
    if words[token] != "may":
        return False
    after = words[token + 1] if token + 1 < len(words) else "."
    return words[token - 1] in ("in", "of", "since", "from", "last", "on", "until", "by") or not after.isalpha()


CLOSED = frozenset({";", "(", "but", ".", '"', "“", "”"})
"""Beyond these the words speak of something else."""

CLOSED_AFTER = CLOSED | {",", "and", "that"}
"""Behind a figure, so do these: its own verb stands before them."""


def _denied(sentence: Sentence, figure: Figure, of: Marks) -> bool:
    """A denial, and what is denied ("reports", "that"), both to the left: "denied the men bail" is none."""
    lead = sentence.words[max(figure.first - of.reach, 0) : figure.first]
    for at, word in enumerate(lead):
        if word in of.before:
            deed = any(_is_deed(word) and before != "and" for before, word in pairwise(lead[at:]))
            return not _parts(lead[at + 1 :]) and (deed or not of.needs.isdisjoint(lead[at + 1 :]))
    return _is_untrue(sentence, figure)


def _is_deed(word: str) -> bool:
    """Whether a word may be the verb of what is denied: "denies militants killed 13", "denied killing 13"."""
    return len(word) > 4 and word.endswith(("ed", "ing"))


def _is_untrue(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is told as a claim that is false: "A claim that they killed 215 is pure fabrication"."""
    tail = sentence.words[figure.stop : figure.stop + UNTRUE]
    lead = sentence.words[max(figure.first - UNTRUE, 0) : figure.first]
    if _is_called_not_true(lead) and "that" in lead:
        return True
    if lexicon.words("statuses", "denied", "untrue").isdisjoint(tail) and not _is_called_not_true(tail):
        return False
    return "that" in lead and not lexicon.words("statuses", "denied", "claims").isdisjoint(lead)


def _is_called_not_true(words: list[str]) -> bool:
    """As in "is not true", "are not correct"."""
    true = lexicon.words("statuses", "denied", "after_not")
    return any(one == "not" and then in true for one, then in pairwise(words))


UNTRUE = 16
"""Words between a figure and what calls it untrue."""


def _retracted(sentence: Sentence, figure: Figure, of: Marks) -> bool:
    tail = sentence.words[figure.stop : figure.stop + of.reach]
    lead = sentence.words[max(figure.first - 6, 0) : figure.first]
    if ":" in lead:  # "is withdrawn: four were hurt"
        lead = lead[lead.index(":") + 1 :]
    if _holds(tail, of.after_phrases) or _holds(lead, of.before_phrases):
        return True
    return _is_told_wrong(lead, tail) or _is_what_was_taken(sentence, figure)


def _is_told_wrong(lead: list[str], tail: list[str]) -> bool:
    """Whether what is reported is called wrong behind it: "Earlier reports of 20 dead were wrong"."""
    taken, wrong = (lexicon.words("statuses", "retracted", name) for name in ("taken", "wrong"))
    if not any(one in taken and then in ("of", "that") for one, then in pairwise(lead)):
        return False
    for one, then in pairwise(tail[:WRONG]):
        if one in CLOSED_AFTER or one == "when":
            return False  # "The toll of 40 rose when signals were wrong"
        if one in CALLED and then in wrong:
            return True
    return False


CALLED = frozenset({"were", "was", "are", "is", "proved", "been", "be"})
WRONG = 8
"""Words behind a figure in which the report of it is called wrong."""


def _is_what_was_taken(sentence: Sentence, figure: Figure) -> bool:
    """Whether a verb that takes back and what it takes stand before a figure: "withdrew its report of a haul worth"."""
    lead = sentence.words[max(figure.first - TAKEN, 0) : figure.first]
    if lead[-1:] == ["the"] and lead[-2:-1] and lead[-2] in _taking() and _is_of_harmed(sentence, figure):
        return True  # "had withdrawn the 312 dead it gave out on Monday"
    for at, word in enumerate(lead):
        verb = word in _taking() or (word == "back" and at and f"{lead[at - 1]} back" in _taking())
        behind = lead[at + 1 :] if verb else ()
        if verb and not lexicon.words("statuses", "retracted", "taken").isdisjoint(behind):
            return not {";", ":"} & set(behind) and not _parts(behind)
    return False


def _is_of_harmed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is of dead or hurt, and no noun stands behind those: "the 40 wounded", not "wounded men"."""
    harmed, behind = [*sentence.words[figure.after_number : figure.after_number + 2], "", ""][:2]
    ended = not behind.isalpha() or behind in lexicon.words("statuses", "retracted", "given_by")
    return ended and harmed in lexicon.words("statuses", "retracted", "harmed")


def _parts(words: Sequence[str]) -> bool:
    """Whether a clause of its own begins among some words: "withdrew its report, saying that"."""
    parting = lexicon.words("statuses", "denied", "parting")
    return any(one in GOES_ON and then in parting for one, then in pairwise(words))


@cache
def _taking() -> frozenset[str]:
    return lexicon.words("statuses", "retracted", "taking")


GOES_ON = frozenset({",", "and", "but"})
"""Between a denial and what whoever denies says besides: "denied it and said three were hurt"."""
TAKEN = 14
"""Words between a verb that takes back and the figure."""


def _holds(words: list[str], phrases: Iterable[str]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in phrases)
