"""Figures beside one another in a sentence: fellows of one list, parts told in an aside, and what stands between."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.clauses import is_verb
from crossfoot.facts.cues import verbs
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure, Sentence


def same_list(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether two neighbours stand in one list: "12 in Aceh, 5 in Medan", and no verb between them."""
    if not 0 < two.first - one.stop < 10:
        return False
    if not (one.dimension == two.dimension or "bare" in (one.dimension, two.dimension)):
        return False
    gap = without_aside(sentence.words[one.stop : two.first])
    small = grammar()
    joined = not small.joining.isdisjoint(gap[-4:]) or gap[-3:] == ["as", "well", "as"]
    return joined and small.be.isdisjoint(gap) and VERBAL.isdisjoint(gap) and verbs().isdisjoint(gap)


def without_aside(gap: list[str]) -> list[str]:
    """The words between two figures without a bracket that opens there: "12 women (one pregnant) and nine children"."""
    return gap[gap.index(")") + 1 :] if gap[:1] == ["("] and ")" in gap else gap


VERBAL = frozenset(
    {"have", "has", "had", "who", "which", "that", "when", "while", "after", "but", "said", "leaving", "left", "(", ")"}
)


def crosses(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether the walk to the right may pass `other`: a fellow of its list, or a figure of another dimension."""
    words, parted = sentence.words, (["of", "whom"], ["of", "them"], ["of", "which"])
    if words[other.stop : other.stop + 2] in parted or words[other.first - 2 : other.first] in parted:
        return False  # "160 people, of whom six are in intensive care"
    if other.dimension != figure.dimension and "bare" not in (other.dimension, figure.dimension):
        return True
    return same_list(sentence, figure, other) and not _opens_clause(sentence, figure, other)


def _opens_clause(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether `other` begins a clause of its own behind the verb's object: "carrying 29 people and 17 were killed"."""
    words, before = sentence.words, figure.first - 1
    if before < 1 or "and" not in words[figure.stop : other.first] or words[before] in grammar().stops:
        return False  # "said seven soldiers and six policemen died"
    return words[before].endswith("ing") or is_verb(sentence.tokens, before)


def is_included(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether a figure is one of those that are told as parts: "146 devotees including 30 boys and 38 women were …"."""
    if other.dimension != figure.dimension or figure.stop >= len(sentence.words):
        return False
    gap = sentence.words[figure.stop : other.first]
    return gap[:1] == ["including"] and len(gap) < INCLUDED and grammar().be.isdisjoint(gap) and "," not in gap


INCLUDED = 9
"""Words behind a total in which its parts are told without a comma."""


def end_of_aside(sentence: Sentence, other: Figure) -> int | None:
    """Behind ", 464 of them Iranians,", ", of whom 5 were Iranians,": past the second comma the sentence goes on.

    So does it behind a bracket, "(one of them pregnant)", or spaced dashes: "24 people - 21 from Samar - died".
    """
    words = sentence.words
    closing = _closing(sentence, other.first - 1)
    bracketed = closing is not None
    of_whom = words[other.first - 3 : other.first] in (
        [",", "of", "whom"],
        [",", "among", "whom"],
        [",", "of", "which"],
        [",", "among", "them"],
    )
    of_whom = of_whom or words[other.first - 2 : other.first] == [",", "including"]
    of_them = words[other.first - 1] == "," and words[other.stop : other.stop + 1] == ["of"]
    if not of_whom and not of_them and not bracketed:
        return None
    for token in range(other.stop + 2 * of_them, min(other.stop + 9, len(words))):
        if words[token] == (closing or ","):
            return token + 1
        if token in sentence.by_first:
            return None
    return None


def past_dashes(sentence: Sentence, start: int) -> int:
    """Past what stands between dashes right behind a figure: "290 - mostly students - still missing"."""
    words = sentence.words
    if start < len(words) and words[start] in DASHES:
        for token in range(start + 2, min(start + 9, len(words) - 1)):
            if words[token] == words[start]:
                return token + 1
            if token in sentence.by_first:
                break
    return start


def _closing(sentence: Sentence, at: int) -> str | None:
    """What closes the aside that opens at a token: a bracket, or a dash like the one that stands apart there."""
    words, row = sentence.words, sentence.tokens
    if words[at] == "(":
        return ")"
    apart = at > 0 and words[at] in DASHES and row.ends[at - 1] < row.starts[at] and row.ends[at] < row.starts[at + 1]
    return words[at] if apart else None


DASHES = frozenset({"-", "–", "—", "--"})


def predicate_of_whole(sentence: Sentence, token: int) -> int:
    """Past a total, where its own clause gives way to the predicate: "2 of the 9 treated in hospital | were …"."""
    for at in range(token, min(token + 9, len(sentence.words))):
        if sentence.words[at] in grammar().be:
            return at
        if sentence.words[at] in ",;:" or at in sentence.by_first:
            break
    return token


def is_of_one_sex(figure: Figure) -> bool:
    """Whether only men, or only women, are counted, so that the others of a list are none of them."""
    return (figure.noun or "").rpartition(" ")[2] in lexicon.words("parts", "told_apart", "sexes")
