"""How a cue to the left of a figure governs it: as its verb, or as the noun that announces it."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.clauses import is_verb
from crossfoot.facts.cues import NOMINAL, OBJECT, PARTICIPLE, Cue
from crossfoot.facts.grammar import Grammar, grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.change_words import change_words


def done_to(sentence: Sentence, figure: Figure, token: int, cue: Cue, hindered: int) -> int | None:
    """What a cue to the left of a figure costs beyond its distance; None where it does nothing to the figure."""
    words, small = sentence.words, grammar()
    between = words[token + 1 + len(cue.rest) : figure.number]
    if not cue.rest and words[token + 1] in small.compounds and cue.role in (OBJECT, NOMINAL):
        return None  # "rescue teams found a list of 119 passengers", "in Death Valley it rose to 51"
    if cue.role == NOMINAL:
        if words[token] == "death" and words[token - 1] == "to":
            return None  # "the number of clerks sentenced to death rose to 27"
        if cue.measure == "price_change" and figure.dimension in ("percent", "dimensionless"):
            held = words[token] in SHARES and between[:1] in OF_FIRM
            return _prices(words[max(token - 2, 0) : token], between, small, of_firm=held)
        hedged = token + 1 + len(cue.rest) == figure.first  # "home to about 30 million people"
        return 0 if hedged else _announces(between, cue, small)
    bought = figure.dimension.startswith("money")
    done = cue.role == PARTICIPLE or (cue.role == OBJECT and not words[token].endswith("ing"))
    sentenced = cue.measure == "sentence" and figure.dimension == "time"  # "was jailed for 24 years"
    if done and not (bought or sentenced) and follows_be(words, token, small):  # "contact was lost with 14 climbers"
        return None
    if cue.role == OBJECT and words[token - 1] in small.noun_leads and token and not words[token].endswith("ing"):
        return None  # "charged with murder and five with arson"
    if cue.role in (OBJECT, PARTICIPLE) and words[figure.first - 2 : figure.first] == [",", "with"]:
        return None  # "the phone hit stores on Friday, with dozens of people queueing"
    if cuts_nobody(figure, words[token], cue):
        return None
    if cue.role == OBJECT and not cue.rest and words[token + 1] in small.be:
        return None  # "the building was only accessible via two stairs"
    if cue.role == OBJECT and not cue.rest and words[token].endswith("s") and is_verb(sentence.tokens, token + 1):
        return None  # "claims reached 12,000"
    if cue.measure == "price" and words[token + 1] == "with":
        return None  # "was charged with a fraud of $34 million"
    if hindered and not cue.rest and words[token] in small.light:
        return None  # "took part in raids on 18 homes"
    if cue.role in (OBJECT, PARTICIPLE):
        if not small.subordinating.isdisjoint(between):
            return None  # "were detained after a crackdown on 3,000 marchers"
        if cue.role == OBJECT and between[-1:] in STATED:
            return None  # "had claimed the passenger number was 31"
        if cue.role == OBJECT and not change_words().verbs.keys().isdisjoint(
            words[token + 1 + len(cue.rest) : figure.first]
        ):
            return None  # "claims for benefits rose to 669,000", but "infect up to 15,000 people"
        if cue.role == PARTICIPLE and any(word in small.be for word in between[:3]):
            return 0 if token == 0 or words[token - 1] in ',.;"' else None
        return hindered * 6
    return None


STATED = (["was"], ["is"])
"""What stands between a number and the clause that says what it is of."""


SHARES, OF_FIRM = frozenset({"shares", "stock"}), (["in"], ["of"])


def _announces(between: list[str], cue: Cue, small: Grammar) -> int | None:
    """Nouns announce through a link ("the toll rose to 12"), or, as in headlines, directly ("Toll: 12")."""
    if cue.measure == "population" and cue.rest[-1:] == ("of",):
        return None  # "the collapse of a bridge in the city of Genoa rose to 39"
    if not between or not small.links.isdisjoint(between):
        return 0
    if cue.rest and len(between) == 1 and between[0] in small.mere:
        return 0  # "built to hold just 2,000 people"
    if cue.rest[-1:] == ("of",) and "," not in between:
        return 0
    if cue.role == NOMINAL and cue.rest and between in ([","], [":"]) and cue.rest[-1] in small.apposed:
        return 0  # "the victims, nine men and five women, …"
    return None


def _prices(lead: list[str], between: list[str], small: Grammar, *, of_firm: bool) -> int | None:
    """Whether a percent is of the price of what was named: "shares closed 6 % higher", not "petrol sales fell 3 %".

    Of whom shares are (`of_firm`) tells nothing: "shares in the company fell 3 %".
    """
    other = frozenset[str]() if of_firm else lexicon.words("parts", "not_prices")
    if lead[-1:] == ["market"] or not other.isdisjoint(between[:6]) or not other.isdisjoint(between[-3:]):
        return None
    if lead[1:] == ["of"] and lead[0] in other:
        return None  # "exports of gas slumped by 31 percent"
    moved = not between or not small.links.isdisjoint(between) or not change_words().verbs.keys().isdisjoint(between)
    return 0 if moved or not lexicon.words("parts", "closing").isdisjoint(between) else None


def follows_be(words: list[str], token: int, small: Grammar) -> bool:
    """Whether a form of *be* stands before a token, past auxiliaries and adverbs."""
    at = token - 1
    while at >= 0 and (words[at] in small.skipped or words[at].endswith("ly")):
        at -= 1
    return at >= 0 and words[at] in small.be


def cuts_nobody(figure: Figure, word: str, cue: Cue) -> bool:
    """Whether no staff is named that is cut: "a protest over water cuts rose to 23", "the toll was cut to 85"."""
    return cue.measure == "laid_off" and figure.noun is None and word in grammar().cutting
