"""Which figures are parts of which totals, as the words say: "including", "of whom", "among them", a list of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.claims import continued, enumerated, groups, shares, tallied
from crossfoot.facts.claims.continued import TOLD_ONCE
from crossfoot.facts.claims.gates import SEVERAL, Gates
from crossfoot.facts.claims.lists import DASHES, same_list, without_aside
from crossfoot.facts.claims.shares import next_figure
from crossfoot.facts.claims.story import CASES, COUNTS, LOOK_BACK, Part, Story, at_most, fellows, leaves_room
from crossfoot.facts.cues import verbs
from crossfoot.facts.sentences import CARRIED, Figure, Sentence
from crossfoot.mentions.model import Mention
from crossfoot.mentions.nouns import noun_words, singular
from crossfoot.mentions.pronouns import THEM, is_of_them
from crossfoot.mentions.tallies import RULE


def find(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """The total that the words around a figure say it is part of."""
    mention = story.mentions[figure.mention]
    if figure.dimension not in COUNTS:
        if "unit.divided" in mention.rules:
            return _divided(figure, mention, story)
        shared = not SHARED.isdisjoint(sentence.vocabulary) or "number.fraction" in mention.rules
        return shares.of_amount(sentence, figure, mention, story) if shared else None
    if RULE in mention.rules:
        return tallied.total_of_list(figure, mention, story)
    for rule in RULES.of(sentence):
        part = rule(sentence, figure, mention, story)
        if part is not None:
            return part
    return None


def _divided(figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The amount whose currency bare millions take, or its total: "261 million dollars: 124 million from Japan"."""
    before = figure.mention - 1
    known = story.parts.get(before)
    whole = known.whole if known is not None and known.rule == "part_of.divided" else before
    return Part(whole, "part_of.divided") if at_most(mention, story.mentions[whole]) else None


SHARED = frozenset({"of", "("})
"""Words of which a sentence of a share of something has one."""


def _out_of(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The total follows: "55 out of 79 hospitals", "two of its four owners", "were among three people killed"."""
    listed = sentence.words
    start = figure.stop + (listed[figure.stop : figure.stop + 1] == ["out"])
    out_of = listed[start : start + 1] == ["of"] and THEM.isdisjoint(listed[start + 1 : start + 2])
    whole = next_figure(sentence, figure.stop, 5) if out_of else _out_of_behind(sentence, figure)
    whole = whole or _among_number(sentence, figure)
    if whole and fellows(whole.dimension, figure.dimension) and at_most(mention, story.mentions[whole.mention]):
        return Part(whole.mention, "part_of.out_of")
    return None


def _out_of_behind(sentence: Sentence, figure: Figure) -> Figure | None:
    """The figure of which a clause told so many: "9,735 had crossed, up from 9,300, out of an estimated 12,000"."""
    if "out" not in sentence.vocabulary or sentence.words[figure.first - 1 : figure.first] == ["from"]:
        return None
    for other in sentence.figures[sentence.place(figure) + 1 : sentence.place(figure) + 3]:
        if sentence.words[max(other.first - 3, 0) : other.first] == [",", "out", "of"]:
            return other
        if sentence.words[other.first - 1] != "from":
            return None
    return None


def _among_number(sentence: Sentence, figure: Figure) -> Figure | None:
    """The figure that "among" stands right before: "two girls, aged six and 11, were among three people killed"."""
    if AMONG.isdisjoint(sentence.vocabulary):
        return None
    for token in range(figure.stop, min(figure.stop + 14, len(sentence.words) - 1)):
        other = sentence.by_first.get(token)
        lead = sentence.words[max(token - 2, figure.stop) : token]
        if other is not None and (lead[-1:] == ["among"] or lead in AMONG_THE):
            return other
        if other is not None and other.dimension != "time" and not same_list(sentence, figure, other):
            return None
    return None


AMONG = frozenset({"among", "amongst"})
AMONG_THE = [[word, article] for word in sorted(AMONG) for article in ("the", "those", "some", "about")]


def _opened(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "… including 12 children", "Among them were 12 children", "Of these, 12 …"."""
    opened = _opening(sentence, figure)
    if opened is None:
        return None
    at, phrase = opened
    if "not" in sentence.words[max(at - 2, 0) : at]:
        return None  # "The toll does not include 12 soldiers"
    group = groups.group_opened(sentence, at)
    if group is not None:  # "the dead include two children": of the dead, not of what was counted last
        whole = groups.latest_of_group(group, figure, mention, story)
        return None if whole is None else Part(whole, "part_of.group")
    named = groups.group_measures().get((figure.noun or "").rpartition(" ")[2])
    if named is not None and figure.dimension == "person":  # "the toll included seven deaths"
        whole = groups.latest_of_group(named, figure, mention, story)
        if whole is not None:
            return Part(whole, "part_of.group")
    before = figure.mention
    whole = _right_before(sentence, before, at, mention, story)
    if whole is None:
        whole = story.latest(before, mention, figure.dimension)
    if whole is None and figure.noun is None and figure.dimension == "person" and story.is_about("disease"):
        whole = story.latest_of(
            "disease_cases", before, mention
        )  # "1,801 cases, including 127 deaths. Of these, 1,111"
    return None if whole is None else Part(whole, f"part_of.{phrase}")


def _right_before(sentence: Sentence, before: int, at: int, mention: Mention, story: Story) -> int | None:
    """The count that ends where the opening begins, of whatever kind: "1,214 cases, of whom 1,090".

    Of cases the dead are a part too: "412 cases including 12 deaths".
    """
    if before == sentence.figures[0].mention:
        return None
    earlier = sentence.figure(before - 1)
    of_cases = earlier.noun is not None and earlier.noun.split()[-1] in CASES
    if not of_cases and sentence.words[at : at + 2] not in (["of", "whom"], ["of", "which"]):
        return None
    gap = sentence.words[earlier.end : at]
    ends_here = (gap in ([","], []) or (of_cases and len(gap) < 4)) and earlier.dimension in COUNTS
    return earlier.mention if ends_here and at_most(mention, story.mentions[earlier.mention]) else None


NEAR = 9
"""How many words may stand between "among them" and its figure: "Among them, he said, were 130 women"."""


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that announce a part of what was counted before: by their first word the rest of each."""
    opening: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.load("parts")["opening"]["phrases"]:
        first, *rest = phrase.split()
        opening.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in opening.items()}


def _opening(sentence: Sentence, figure: Figure) -> tuple[int, str] | None:
    """The token and the phrase that announce a part, to the left of a figure."""
    known, listed = _openings(), sentence.words
    if known.keys().isdisjoint(listed[max(figure.first - NEAR, 0) : figure.first]):
        return None
    for token in range(figure.first - 1, max(figure.first - NEAR, 0) - 1, -1):
        if token + 1 in sentence.by_stop:
            return None
        if listed[token] in COMPARING or (token in sentence.by_stop and listed[token] == "of"):
            return None  # "including the latest, compared with 132 last year"; "260 of them by one airline"
        for rest in known.get(listed[token], ()):
            stop = token + 1 + len(rest)
            if stop <= figure.first and tuple(listed[token + 1 : stop]) == rest and listed[stop] != "there":
                return token, "_".join((listed[token], *rest))
    return None


COMPARING = frozenset({"compared", "against", "versus", "than", "that"})
"""Words behind which a figure is no part of what was told before them: "including a slide in 2010 that killed 80"."""


def _listed(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "… including 44 terror acts, 34 mass riots and 15 homicides": the whole list is in the total."""
    fellow = next((other for other in _before(sentence, figure) if other.dimension != "time"), None)
    if fellow is None:  # "45 children, the youngest aged two, and twelve of one family"
        return None
    part = story.parts.get(fellow.mention)
    if part is None or part.rule == "part_of.out_of":
        return None
    gap = without_aside(sentence.words[fellow.stop : figure.first])
    if not same_list(sentence, fellow, figure) and not _is_gapped(gap, part):
        return None
    alike = figure.dimension == fellow.dimension or _is_alike(story, part.whole, figure)
    fits = alike and at_most(mention, story.mentions[part.whole]) and gap[-1:] != ["from"]
    if part.rule == "part_of.including" and not leaves_room(mention, part.whole, story, LIST):
        return None  # "23 men including four policemen, 21 women and seven children"
    return Part(part.whole, "part_of.list") if fits and ASIDE.isdisjoint(gap) else None


def _is_gapped(gap: list[str], part: Part) -> bool:
    """Whether a list goes on without its verb: "Twenty-two were men, 11 women and seven children"."""
    told = part.rule in TOLD_ONCE | {"part_of.some_were", "part_of.of_which", "part_of.of_whom"} and gap[:1] in (
        ["were"],
        ["are"],
    )
    return told and gap[-1] in (",", "and") and len(gap) <= GAPPED


LIST = frozenset({"part_of.including", "part_of.list"})
GAPPED = 4
"""Words between two figures of a list of which only the first has a verb."""


def _before(sentence: Sentence, figure: Figure) -> Iterator[Figure]:
    """The figures of a sentence before one, the nearest first; none in a bracket of theirs."""
    outer = figure.first - 1
    for at in range(sentence.place(figure) - 1, -1, -1):  # by index: a list of all before each would grow as a square
        other = sentence.figures[at]
        behind = sentence.words[other.stop : outer]
        if sentence.words[max(other.first - 1, 0)] == "(" and ")" in behind:
            outer = other.first
        else:
            yield other


ASIDE = frozenset({"another", ";"})
"""Words behind which a list goes on with no part: "seven of them fatal; another 15"."""


def _is_alike(story: Story, whole: int, figure: Figure) -> bool:
    """Whether a total that is told before can hold what is counted: operations hold no planes."""
    return whole >= len(story.dimensions) or fellows(story.dimensions[whole], figure.dimension)


def _of_them(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "three of them", "12 of whom were children"."""
    tail = sentence.words[figure.stop : figure.stop + 2]
    if not is_of_them(tail, 0):
        return None
    if _restates_subject(sentence, figure):
        return None
    group = groups.group_named(sentence, figure)
    if group is None and tail[1] == "those":  # "three of those arrested"
        group = groups.group_of_those(sentence.words[figure.stop + 2 : figure.stop + 6])
    if group is None and sentence.place(figure) == 0:
        group = _befell(sentence.words[figure.stop + 2 : figure.stop + 5])
    whole = groups.latest_of_group(group, figure, mention, story) if group else None
    if whole is None:
        whole = story.latest(figure.mention, mention, figure.dimension)
    return None if whole is None else Part(whole, f"part_of.of_{tail[1]}")


def _befell(following: Sequence[str]) -> str | None:
    """What is said to have befallen "them": "two of them died" are of the dead, not of the hurt told in between."""
    for word in following:
        if word in ("died", "killed", "drowned"):
            return "killed"
        if word not in ("were", "was", "have", "had", "also", "later"):
            return None
    return None


def _restates_subject(sentence: Sentence, figure: Figure) -> bool:
    """As in "The country's carriers, over 50 of them, are barred": all of those just named, and no part."""
    lead = sentence.words[: figure.first]
    named = 1 < len(lead) <= 6 and lead[-1] == "," and lead[-2].endswith("s") and sentence.place(figure) == 0
    named = named and lead[0] != "according"
    return named and _openings().keys().isdisjoint(lead) and verbs().isdisjoint(lead)


def _of_the(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Of the 225 killed, 175 died in hospital": the total comes first, after "of"."""
    at = sentence.place(figure)
    for whole in reversed(sentence.figures[max(at - 3, 0) : at]):
        lead = sentence.words[max(whole.first - 2, 0) : whole.first]
        if lead == ["of", "these"] and whole.mention in story.parts:
            return None  # "Of these 163 were let go, while 51 remain in custody"
        among = lead in (["among", "the"], ["amongst", "the"])
        if _is_owned(sentence, whole) and at_most(mention, story.mentions[whole.mention]):
            alike = fellows(whole.dimension, figure.dimension) and "," in sentence.words[whole.stop : figure.first]
            return Part(whole.mention, "part_of.of_the") if alike else None
        if among or lead[-1:] == ["of"] or lead in (["of", "the"], ["of", "these"], ["of", "those"], ["of", "all"]):
            start = whole.first - (1 if lead[-1:] == ["of"] else 2)
            start -= start > 0 and sentence.words[start - 1] == "out"
            clause = start == 0 or sentence.words[start - 1] in OPENING_CLAUSES
            alike = fellows(whole.dimension, figure.dimension) or (whole.noun in CASES and figure.dimension == "person")
            fits = alike and at_most(mention, story.mentions[whole.mention])
            gap = sentence.words[whole.stop : figure.first]
            if clause and fits and ("," in gap or len(gap) <= 4):
                return Part(whole.mention, "part_of.of_the")
    return None


OPENING_CLAUSES = frozenset({",", ";", ":", "that", "and", "said", '"', "“"}) | DASHES
"""Words behind which "of the 225 killed" opens a clause; the last end a dateline."""
SOME = CARRIED | {"noun.predicate"}
"""Rules of a number alone, whose noun is told of it or before it."""


def _is_owned(sentence: Sentence, whole: Figure) -> bool:
    """Whether a sentence opens with a total that somebody has: "Of the city's 53 schools, …"."""
    lead = sentence.words[: whole.first]
    owner = lead[-1:] and (lead[-1].endswith(("'s", "’s")) or lead[-1] in ("'", "’"))
    return bool(owner) and len(lead) <= 7 and lead[0] == "of" and "," not in lead


def _some_were(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Fourteen people died. Three were children": a number alone that says who some of them were."""
    unnamed = figure.noun is None or not SOME.isdisjoint(mention.rules)
    tail = sentence.words[figure.stop : figure.stop + 3]
    opens = figure.first == 0 or sentence.words[figure.first - 1] in (";", "and", "while", ",")
    if not (unnamed and opens and tail[:1] in (["were"], ["are"]) and _are_people(tail[1:])):
        return None
    if sentence.place(figure) and figure.mention - 1 in story.parts:
        return None  # "Nineteen of those killed were women, he said, and six were nurses"
    for index in range(figure.mention - 1, max(figure.mention - 3, -1), -1):
        if story.dimensions[index] == "person" and story.measures[index] and index not in story.parts:
            fits = at_most(mention, story.mentions[index])
            return Part(index, "part_of.some_were") if fits else None
    return None


def _are_people(following: Sequence[str]) -> bool:
    """Whether a plural noun for people follows: "were children", "were off-duty policemen" not seen as one."""
    kinds = noun_words().kinds
    return any(singular(word) != word and kinds.get(singular(word)) == "person" for word in following)


def _of_same_noun(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "1,408 vehicles were burned … 426 of the vehicles": the same noun, with the article of what is known."""
    if "noun.of" not in mention.rules or not mention.noun or mention.best is None:
        return None  # "dozens of people" are none of those told before
    last = mention.noun.split()[-1]
    alike = OF_DISEASE if last in OF_DISEASE else (last,)
    for index in range(figure.mention - 1, max(figure.mention - LOOK_BACK, 0) - 1, -1):
        earlier = story.mentions[index]
        if earlier.noun and earlier.noun.split()[-1] in alike and at_most(mention, earlier):
            return Part(index, "part_of.same_noun")
    return None


OF_DISEASE = ("cases", "infections", "patients")


def _next_place(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Thirty of the victims died in Ilia. Six were found in Messinia and four on Evia": place after place."""
    before = story.parts.get(figure.mention - 1)
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    if before is None or before.rule not in PLACED or before.whole >= figure.mention or not unnamed:
        return None
    if figure.dimension not in groups.PERSONS:
        return None
    if not (_is_told_where(sentence, figure.stop) or _is_told_by_whom(sentence, figure)):
        return None
    lead = sentence.words[max(figure.first - 1, 0) : figure.first]
    opens = not lead or lead[0] in (",", ";", "and", "while") or lead[0] in SOME_MORE
    opens = opens or _is_told_by_whom(sentence, figure)
    fits = opens and at_most(mention, story.mentions[before.whole])
    return Part(before.whole, "part_of.next_place") if fits else None


PLACED = frozenset({"part_of.group", "part_of.one_place", "part_of.next_place", "part_of.of_them", "part_of.of_whom"})
"""Links that may tell of one place, behind which the next is told without a word of their total."""
WHERE = frozenset({"in", "on", "at", "from", "near", "to"})
"""What stands before the place of some: "14 were taken to the clinic"."""
SOME_MORE = frozenset({"another", "further", "other"})


def _is_told_where(sentence: Sentence, start: int) -> bool:
    """Whether a preposition of place follows, with no more between than what befell them: "were found in"."""
    for token in range(start, min(start + 4, len(sentence.words))):
        if sentence.words[token] in WHERE:
            return True
        if sentence.words[token] not in lexicon.words("parts", "befallen"):
            return False
    return False


def _is_told_by_whom(sentence: Sentence, figure: Figure) -> bool:
    """Whether a place reports so many, behind a part: "; Swat reported 12 and Buner seven"."""
    if not sentence.place(figure):
        return False
    before = sentence.figures[sentence.place(figure) - 1]
    return sentence.words[figure.first - 1] in TELLING or enumerated.is_named(sentence, before, figure)


TELLING = frozenset({"reported", "recorded", "counted"})


def _elliptic(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Sixteen are in hospital, five on ventilators", "Eleven wells were drilled, but five were dry"."""
    at = sentence.place(figure)
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    if at == 0 or not unnamed:
        return None
    whole, lead = sentence.figures[at - 1], sentence.words[max(figure.first - 1, 0) : figure.first]
    tail = sentence.words[figure.stop : figure.stop + 2]
    brief = lead in ([","], [";"]) and not BRIEF.isdisjoint(tail[:1]) and not (tail[0] == "on" and _is_day(tail[1:]))
    counted = whole.noun is not None or brief
    fits = fellows(whole.dimension, figure.dimension) and at_most(mention, story.mentions[whole.mention])
    return Part(whole.mention, "part_of.elliptic") if (brief or lead == ["but"]) and counted and fits else None


def _is_day(following: Sequence[str]) -> bool:
    """Whether "on" tells a day, for which each of a list has its own: "400 on Friday, 300 on Saturday"."""
    return not following or following[0] in ("the", "day") or following[0].endswith("day")


BRIEF = frozenset({"on", "with", "beyond", "seriously", "badly", "fatally", "critically", "severely", "gravely"})
"""What may follow a part behind a comma that has no verb: "70 homes were damaged, 12 beyond repair"."""


def _remaining(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "38 of 212 charges; the remaining 174", "33 of the 36 dead; the other three": of the same total."""
    lead = sentence.words[max(figure.first - 2, 0) : figure.stop]
    if not story.parts or not ("remaining" in lead[1:] or lead[:2] == ["the", "other"]):
        return None
    last = max(story.parts)
    latest = story.parts[last]
    if latest.whole >= len(story.dimensions):
        return None
    beside = max(last, latest.whole) == figure.mention - 1 and fellows(story.dimensions[latest.whole], figure.dimension)
    alike = "remaining" in lead[1:] or beside
    return Part(latest.whole, "part_of.remaining") if alike and at_most(mention, story.mentions[latest.whole]) else None


def _among_them(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "53 people, two Britons among them, died", "There are two Britons among them": told behind."""
    words, stop = sentence.words, figure.stop
    if stop == figure.first or words[figure.first - 1] not in (",", "with", "are", "were"):
        return None
    for token in range(stop, min(stop + NEAR, len(words) - 1)):
        if token in sentence.by_first or words[token] in (";", ",", "."):
            return None
        if words[token] in AMONG and words[token + 1] in THEM:
            whole = story.latest(figure.mention, mention, figure.dimension)
            return None if whole is None else Part(whole, "part_of.among_them")
    return None


Rule = Callable[[Sentence, Figure, Mention, Story], Part | None]


def _rules() -> dict[Rule, frozenset[str]]:
    """The rules in order, each with the words of which a sentence needs one."""
    return {
        _out_of: frozenset({"of", "among", "amongst"}),
        enumerated.of_house: frozenset({"of", "seat"}),
        _opened: frozenset(_openings()),
        _listed: SEVERAL,
        _of_them: frozenset({"of"}),
        groups.among_group: groups.naming(),
        _of_the: frozenset({"of", "among", "amongst"}),
        _some_were: frozenset({"were", "are"}),
        _of_same_noun: frozenset({"of"}),
        enumerated.first_of_list: frozenset(enumerated.OPENINGS),
        _remaining: frozenset({"remaining", "other"}),
        _among_them: AMONG,
        groups.died_where: frozenset({"died"}),
        _next_place: WHERE | TELLING,
        continued.parallel: SEVERAL,
        _elliptic: frozenset({"but"}) | BRIEF,
        continued.since: frozenset({"since"}),
        continued.there_were: frozenset({"were", "included"}),
        groups.identified: lexicon.words("parts", "identified") | {"names"},
    }


RULES = Gates(_rules)
