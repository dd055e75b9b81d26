"""What a figure adds up to: a running total, an addition to one, or what stands for a moment or a rate."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims.statuses import CLOSED, CLOSED_AFTER, TOLD, marks, to_left, to_right
from crossfoot.facts.cues import measures
from crossfoot.facts.sentences import Figure, Sentence


def aggregation_of(
    sentence: Sentence, figure: Figure, measure: str | None, *, counted_before: bool
) -> tuple[str, str | None]:
    """Whether a figure is a running total, an addition to one, or stands for a moment; and the rule.

    "Another 12" adds only to figures of its own measure: "26 died and another 18 were wounded" adds nothing. New
    cases and deaths are an addition even where no total was told before; "12 a day" is no total of anything.
    """
    known = measures().get(measure) if measure else None
    if known is None or not known.accumulates:
        return "point", None
    told = TOLD.of(sentence)
    if "rate" in told and _is_rate(sentence, figure):
        return "point", "aggregation.rate"
    if "increment" in told:
        more = marks()["increment"]
        added = to_left(sentence, figure, more.before, more.reach) or to_right(sentence, figure, more.after, 0)
        if added and (counted_before or _always_adds(sentence, figure, added, known.dimension)):
            return "increment", f"aggregation.increment:{added}"
        if measure in TOLLED and (_brings_total(sentence, figure) or _rose_by(sentence, figure)):
            return "increment", "aggregation.increment:toll"
    if "window" in told and _windowed(sentence, figure):
        return "increment", "aggregation.window"
    return "cumulative", None


def _always_adds(sentence: Sentence, figure: Figure, added: str, dimension: str) -> bool:
    """Whether a figure adds even where no total was told before: "13 new deaths", "four more bodies"."""
    if dimension not in COUNTED_ANEW:
        return False
    if added in lexicon.words("statuses", "increment", "anew"):
        return True
    return not lexicon.words("statuses", "increment", "things").isdisjoint(
        sentence.words[figure.after_number : figure.after_number + THINGS]
    )


def _brings_total(sentence: Sentence, figure: Figure) -> bool:
    """Whether the rest of the sentence tells what total a figure brings: "Five died, taking the toll to 40"."""
    words, brings = sentence.words, lexicon.words("statuses", "increment", "brings")
    totals = lexicon.words("statuses", "increment", "totals")
    for at in range(figure.stop, min(figure.stop + BRINGS, len(words))):
        if words[at] in brings and not totals.isdisjoint(words[at + 1 : at + 1 + TOTAL]):
            return True
        if words[at] in CLOSED:
            break
    return False


def _rose_by(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is by how much a toll grew: "the toll has risen by three", "an increase of 52"."""
    lead = sentence.words[max(figure.first - GREW, 0) : figure.first]
    if lead[-1:] == ["of"]:
        return lead[-2:-1] in (["increase"], ["rise"], ["jump"])
    return lead[-1:] == ["by"] and not lexicon.words("statuses", "increment", "rises").isdisjoint(lead)


GREW = 8
"""Words before an addition among which the verb stands that makes one of it."""
TOLLED = frozenset({"killed", "casualties", "disease_cases", "infected"})
"""What totals are brought to by additions of a day."""
THINGS = 3
"""Words behind a number within which its noun stands."""
BRINGS = 24
"""Words behind a figure within which the total may be told that it brings."""
TOTAL = 6
"""Words behind "bringing" within which the total stands."""
COUNTED_ANEW = frozenset({"person", "event"})
"""What bulletins count anew each day: "13 new deaths"; but twelve new houses burned."""


def _windowed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is counted within a window of its own clause: "in the past 24 hours"."""
    windows, periods = (
        lexicon.words("statuses", "increment", "windows"),
        lexicon.words("statuses", "increment", "periods"),
    )
    words = sentence.words
    for at in range(max(figure.first - CLAUSE, 2), min(figure.stop + CLAUSE, len(words) - 2)):
        if words[at] in windows and words[at - 1] == "the" and words[at - 2] in ("in", "over", "during", "within"):
            between = words[min(at, figure.first) : max(at, figure.first)]
            return not periods.isdisjoint(words[at + 1 : at + 3]) and ";" not in between
    return False


CLAUSE = 40
"""How many words away a window of time may stand."""


def _is_rate(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is counted for each of many days or years: "100 are killed each day", "an average of 43"."""
    words, of = sentence.words, marks()["rate"]
    for at in range(figure.first - 1, max(figure.first - of.reach, 0) - 1, -1):
        if words[at] in of.before or (words[at] in of.nouns and words[at - 1] in _often()):
            return True
        if words[at] in CLOSED or at in sentence.by_stop:
            break
    for at in range(figure.after_number, min(figure.stop + of.reach, len(words))):
        if words[at] in of.after or _per_period(words, at):
            return True
        if words[at] in CLOSED_AFTER or (at >= figure.stop and at in sentence.by_first):
            break
    return False


def _per_period(words: list[str], at: int) -> bool:
    """As in "a day", "every year"; not "a day earlier"."""
    periods = lexicon.words("statuses", "rate", "periods")
    if words[at] not in marks()["rate"].needs or periods.isdisjoint(words[at + 1 : at + 2]):
        return False
    return marks()["rate"].parting.isdisjoint(words[at + 2 : at + 3])


def _often() -> frozenset[str]:
    return lexicon.words("statuses", "rate", "often")
