"""Whether a cue to the right of a figure says something of it: "12 were later killed", not "12 said the victims"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.facts.claims.governing import cuts_nobody, follows_be
from crossfoot.facts.claims.lists import VERBAL, end_of_aside
from crossfoot.facts.clauses import is_verb
from crossfoot.facts.cues import COMPLEMENT, NOMINAL, PARTICIPLE, SUBJECT, Cue, verbs
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.nouns import noun_words


def is_only_named(words: list[str], figure: Figure) -> bool:
    """Whether the verb behind is one of their names or pictures: "the names of the two Americans were released".

    Not so in "the relatives of the seven anglers who drowned".
    """
    at, behind = figure.first - 1, words[figure.stop : figure.stop + 1]
    if not behind or not (behind[0] in grammar().be or behind[0] in grammar().skipped or behind[0] == "of"):
        return False
    if at > 0 and words[at] in ("the", "these", "those", "all"):
        at -= 1
    return at > 0 and words[at] == "of" and words[at - 1] in grammar().papers


def is_said_of_one(words: list[str], figure: Figure) -> bool:
    """Whether the verb behind is of some of them: "One of the four wounded is in a serious condition"."""
    lead = words[max(figure.first - 3, 0) : figure.first]
    return lead in (["one", "of", "the"], ["one", "of", "those"], ["most", "of", "the"], ["some", "of", "the"])


def says_of(sentence: Sentence, figure: Figure, token: int, cue: Cue, crossed: bool) -> bool:
    """Whether a cue to the right of a figure says something of it.

    Beyond another figure of its list only a verb does: in "1,162, with 3,554 injured" the last word is not of both.
    """
    role = cue.role
    if cuts_nobody(figure, sentence.words[token], cue):
        return False
    if role == SUBJECT and token > 1 and _is_tried(sentence.words[token - 2 : token]):
        return False  # "hundreds tried to escape"
    if role == COMPLEMENT and not _is_state(sentence.words, figure.stop, token, cue):
        return False
    if role == SUBJECT and _has_own_subject(sentence.words, figure.stop, token):
        return False  # "34 guards slept while the prisoners escaped"
    if role in (PARTICIPLE, COMPLEMENT) and _is_of_next_clause(sentence, figure.stop, token):
        return False  # "thousands set off, and the tail of the march was still stuck"
    if role == PARTICIPLE and sentence.words[token : token + 2] == ["tried", "to"]:
        return False  # "hundreds tried to escape", but "44 people were tried"
    if role in (COMPLEMENT, PARTICIPLE) and _has_object(sentence, token + 1 + len(cue.rest), token):
        return False  # "opened 20 shops and closed 12"
    if role == COMPLEMENT and cue.measure == "hospitalised" and _only_goes_there(sentence.words, figure.stop, token):
        return False  # "were taken to a museum next to the hospital", "walked to the hospital"
    if role == COMPLEMENT and cue.measure == "convicted" and sentence.words[token - 1] == "not":
        return False  # "pleaded not guilty"
    if role == COMPLEMENT and sentence.words[token - 1] in _of_others():
        own = token - 2 == figure.after_number and sentence.words[token - 2] == "of"  # "four of the badly hurt"
        if not own:
            return False  # "relatives of the dead met", "refused to leave their homes"
    if role in (SUBJECT, PARTICIPLE, COMPLEMENT) and _is_of_object(sentence.words, figure.stop, token):
        return False  # "41 scientists studied how the victims died", "12 jurors found the banker guilty"
    if role == SUBJECT and _is_of_another(sentence.words, figure.stop, token):
        return False  # "46 lifeboats attached to the ferry that sank"
    if role == SUBJECT and sentence.words[token - 1] in grammar().noun_leads:
        return False  # "two of them children, in protests"
    if role == COMPLEMENT and figure.dimension == "length" and "," in sentence.words[figure.stop : token]:
        return False  # "700 metres, well under the limit"
    if role == SUBJECT or (role == COMPLEMENT and not crossed):
        return True
    if crossed:
        if role not in (PARTICIPLE, COMPLEMENT):
            return False
        last = sentence.by_stop.get(token)  # "124 soldiers and 11 civilians entombed under snow"
        borne = token - 1 if sentence.words[token - 1] in grammar().borne else token  # "were taken to hospital"
        return follows_be(sentence.words, borne, grammar()) or (last is not None and last.noun is not None)
    if role == PARTICIPLE:
        return _is_passive(sentence, figure, token, token + 1 + len(cue.rest))
    if role == NOMINAL:
        changes = figure.dimension in ("percent", "dimensionless") and PARTING.isdisjoint(
            sentence.words[figure.stop : token]
        )  # "wheat exports fell 12 percent while wheat prices rose"
        at = token - (sentence.words[token - 1] in grammar().determiners)
        brought = at == figure.stop and sentence.words[figure.first - 1] == "to"  # "brings to seven the toll"
        among = sentence.words[at - 1] in AMONG and not figure.dimension.startswith("money")
        if among and sentence.words[at - 1] == "of" and (figure.noun is not None or figure.stop < at - 1):
            return False  # "27 relatives of the victims" are no victims
        return changes or token == figure.stop or among or brought
    return False


@cache
def _of_others() -> frozenset[str]:
    """Words before what others are, or what those counted will not be."""
    return lexicon.words("grammar", "refused") | {"the"}


def _has_object(sentence: Sentence, behind: int, token: int) -> bool:
    """Whether what looks like a participle behind "and" is done to what is counted behind it: "and closed 12"."""
    before = sentence.words[token - 1]
    return before == "and" and behind in sentence.by_first and token not in sentence.by_stop


def _is_of_another(words: list[str], start: int, token: int) -> bool:
    """Whether the verb of a relative clause is said of a thing named since: "12 on the ferry that sank"."""
    return words[token - 1] in ("that", "which") and not grammar().prepositions.isdisjoint(words[start : token - 1])


def _is_of_object(words: list[str], start: int, token: int) -> bool:
    """Whether what is told is of those to whom something was done, or is what somebody asked."""
    gap = words[start:token]
    if not gap:
        return False
    return not _ASKED.isdisjoint(gap) or (gap[0] in _MAKING and len(gap) > 1 and gap[1] in grammar().determiners)


def _has_own_subject(words: list[str], start: int, token: int) -> bool:
    """Whether the verb is that of a clause which begins behind the figure with a subject of its own."""
    at = token - 2
    return at > start and words[at] in grammar().determiners and words[at - 1] in grammar().subordinating


def _is_of_next_clause(sentence: Sentence, start: int, token: int) -> bool:
    """Whether a comma, "and" and a subject of its own begin a clause behind the verb of those counted."""
    words, small = sentence.words, grammar()
    for at in range(start + 1, token - 3):
        if words[at] == "," and words[at + 1] in PARTING and words[at + 2] in small.determiners:
            told = any(is_verb(sentence.tokens, before) for before in range(start, at))
            return told and not small.be.isdisjoint(words[at + 3 : token])
    return False


def _only_goes_there(words: list[str], start: int, token: int) -> bool:
    """Whether those who go to a certain hospital are not brought there."""
    if words[token] != "to" or words[token + 1] not in grammar().determiners or token == start:
        return False
    return grammar().borne.isdisjoint(words[start:token]) or words[token - 1] in ("next", "close")


_ASKED = frozenset({"how", "why", "whether"})
_MAKING = frozenset({"found", "finds", "left", "leaves", "made", "makes", "kept", "keeps", "declared", "held"})


PARTING = frozenset({"while", "whereas", "but", "and", ";"})


def _is_tried(lead: list[str]) -> bool:
    """Whether a verb behind those two words was only tried: "tried to escape"."""
    return lead[1] == "to" and (lead[0] in grammar().tried or lead[0] in _of_others())


def _is_state(words: list[str], start: int, token: int, cue: Cue) -> bool:
    """Whether a complement says what those are left as: not "to get free food", nor "were working underground"."""
    if words[token] == "free" and not cue.rest:
        behind = words[token + 1] if token + 1 < len(words) else "."
        if behind.isalpha() and behind not in noun_words().stops:
            return False
        return token == start or words[token - 1] in grammar().be | grammar().freed
    return cue.measure != "trapped" or grammar().working.isdisjoint(words[start:token])


AMONG = frozenset({"among", "amongst", "of", "as"})


def _is_passive(sentence: Sentence, figure: Figure, token: int, stop: int) -> bool:
    """Whether a participle to the right is said of the figure: "12 were [later] killed", "12 killed"."""
    words, small = sentence.words, grammar()
    at = token - 1
    while at >= figure.stop and (words[at] in small.skipped or words[at] in small.believed or words[at].endswith("ly")):
        at -= 1
    if at >= figure.stop and words[at] in small.be:
        return True
    follows = words[stop] if stop < len(words) else ""
    if stop in sentence.by_first or follows in small.determiners:
        return False
    if at < figure.stop:
        return True
    joined = at > figure.stop and words[at] in ("or", "and")
    joined = joined or _ends_aside(sentence, figure, token)
    return joined or _names_place(words, figure.stop, token) or _lists_nouns(words, figure.stop, token)


def _ends_aside(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether only an aside stands between: "84 people, 41 of them police officers, injured"."""
    if sentence.words[figure.stop] != ",":
        return False
    return any(end_of_aside(sentence, other) == token for other in sentence.figures[sentence.place(figure) + 1 :][:1])


def _lists_nouns(words: list[str], start: int, stop: int) -> bool:
    """Whether nothing but more nouns stands between: "700 shops, markets and bank branches looted"."""
    gap, small = words[start:stop], grammar()
    plain = small.be.isdisjoint(gap) and small.prepositions.isdisjoint(gap) and small.determiners.isdisjoint(gap)
    return plain and len(gap) <= 7 and gap[0] in (",", "and") and verbs().isdisjoint(gap) and VERBAL.isdisjoint(gap)


def _names_place(words: list[str], start: int, stop: int) -> bool:
    """Whether nothing but a phrase of place stands between a figure and its participle: "12 in Aceh killed"."""
    near = stop - start <= 3 and words[start] in ("in", "at", "from", "others", "more", "other", "people")
    return near and words[stop - 1] != "-" and words[stop - 1] not in grammar().reports | grammar().grounds
