"""Groups that stand for a total told before: "the dead", "those injured", "the victims", "the survivors"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.claims.lists import same_list
from crossfoot.facts.claims.story import Part, Story, is_less, size
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention


@cache
def naming() -> frozenset[str]:
    """The words by which a group is named: "the dead", "those who died", "those who lost their lives"."""
    return frozenset(group_measures()) | DIED | {"lives"}


@cache
def group_measures() -> dict[str, str]:
    """The words of groups, "dead", "victims", with the measure of the total they stand for."""
    return {word: measure for measure, group in lexicon.load("parts")["groups"].items() for word in group}


def group_opened(sentence: Sentence, at: int) -> str | None:
    """The group that stands right before an opening, uncounted: "The survivors, including"."""
    listed = sentence.words
    token = at - 1 - (at > 0 and (listed[at - 1] == "," or listed[at - 1] in lexicon.words("parts", "counted_up")))
    if listed[at : at + 2] in AMONG_THOSE:  # "Among those injured, 37 were from Swat"
        those = group_of_those(listed[at + 2 : at + 6])
        if those is not None:
            return those
    if token > 1 and listed[token - 1 : token + 1] == [",", "who"]:
        token -= 2  # "The dead, who included"
    if token > 0 and listed[token - 1 : token + 1] == ["the", "toll"]:
        return "killed"
    if token < 0 or listed[token] not in group_measures():
        return None
    start = token
    while start > 0 and listed[start - 1].isalpha() and token - start < 3 and listed[start - 1] not in LEADS:
        start -= 1
    lead = listed[start - 1] if start else ""
    counted = any(stop > start - 1 for stop in sentence.by_stop if stop <= token + 1)
    uncounted = start == 0 or lead in LEADS or not lead.isalpha()
    return group_measures()[listed[token]] if uncounted and not counted else None


def group_of_those(following: Sequence[str]) -> str | None:
    """The group that "those" are by what befell them: "those killed", "those who died", "those who were hurt"."""
    for word in following:
        if word in group_measures():
            return group_measures()[word]
        if word in DIED or (word == "lost" and "lives" in following):
            return "killed"
        if word not in ("who", "had", "have", "been", "were", "was", "are"):
            return None
    return None


DIED = frozenset({"died", "perished"})
THOSE = frozenset({"the", "those"})
AMONG_THOSE = (["among", "those"], ["of", "those"], ["among", "these"])
LEADS = frozenset({"the", "those", "other", "that", "said", "among"})
"""What a group that is not counted begins with."""


def latest_of_group(measure: str, figure: Figure, mention: Mention, story: Story) -> int | None:
    """The total a group stands for: of the victims the dead, or else the casualties."""
    for meant in ("killed", "casualties") if measure == "casualties" else (measure,):
        whole = story.latest_of(meant, figure.mention, mention)
        if whole is not None:
            return whole
    return None


def among_group(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "were among the victims", "the dead included 12 children"."""
    measure = _group_after(sentence, figure) or _group_before(sentence, figure) or _group_in_front(sentence, figure)
    if measure is None or size(mention) is None or figure.dimension not in PERSONS:
        return None
    if mention.best is None and AMONG.isdisjoint(sentence.vocabulary):
        return None  # "Hundreds of the injured were rushed to hospitals"
    whole = latest_of_group(measure, figure, mention, story)
    if whole is None or not is_less(mention, story.mentions[whole]):  # "The bodies of 27 people", of 27 dead
        return None
    return Part(whole, "part_of.group")


AMONG = frozenset({"among", "amongst", "included", "include"})
PERSONS = frozenset({"person", "bare"})


def _group_after(sentence: Sentence, figure: Figure) -> str | None:
    listed = sentence.words
    if naming().isdisjoint(listed[figure.stop : figure.stop + 14]):
        return None
    for token in range(figure.stop, min(figure.stop + 10, len(listed) - 2)):
        other = sentence.by_first.get(token)
        if other is not None and other.dimension != "time" and not same_list(sentence, figure, other):
            return None
        leads = listed[token] in ("among", "amongst") or (listed[token] == "of" and token == figure.stop)
        if leads and listed[token + 1] in ("the", "those"):
            those = group_of_those(listed[token + 2 : token + 6])
            if those is not None:
                return those
    return None


def _group_before(sentence: Sentence, figure: Figure) -> str | None:
    """As in "The dead are 726 men", "the injured included 12", "Among the dead were 3"."""
    listed, groups = sentence.words, group_measures()
    for token in range(figure.first - 1, max(figure.first - 7, 0), -1):
        if token + 1 in sentence.by_stop:
            return None
        if listed[token] in groups and listed[token - 1] in ("the", "those"):
            return groups[listed[token]] if _equates(listed, token, figure.first) else None
    return None


def _group_in_front(sentence: Sentence, figure: Figure) -> str | None:
    """As in "Among the dead in the blast at the ward were four policemen": the figure stands behind its verb."""
    listed = sentence.words
    of_the = listed[:2] in OF_THE  # "Of the bodies brought to the morgue only 23 have been identified"
    among = listed[:2] in AMONG_THE and listed[figure.first - 1] in ("were", "was", "are")
    if sentence.place(figure):
        return None
    if not (among or of_the):
        return _group_parted(listed, figure)
    told = figure.first < FRONT and VERBS.isdisjoint(listed[2 : figure.first - 1]) and "," not in listed[: figure.first]
    return group_measures().get(listed[2]) if told else None


def _group_parted(listed: Sequence[str], figure: Figure) -> str | None:
    """As in "Nearly all the dead were farmers, but five were nurses": others of those that the sentence opens with."""
    if listed[figure.first - 1] != "but" or listed[figure.stop : figure.stop + 1] not in (["were"], ["are"]):
        return None
    at = next((at for at in range(1, min(OPENING, figure.first)) if listed[at] in group_measures()), 0)
    opens = listed[at - 1] in THOSE and listed[at + 1 : at + 2] in (["were"], ["are"])
    return group_measures()[listed[at]] if at and opens else None


OPENING = 6
"""Words in which a sentence names the group that it goes on to part."""
AMONG_THE = (["among", "the"], ["amongst", "the"], ["among", "those"])
OF_THE = (["of", "the"], ["of", "those"])
VERBS = frozenset({"were", "was", "are", "who", "that", "which", "said"})
FRONT = 16
"""Words before a figure in which a sentence may name the group that it is some of, and where they died."""


def _equates(listed: Sequence[str], token: int, stop: int) -> bool:
    between = listed[token + 1 : stop]
    among = token >= 2 and listed[token - 2] in ("among", "amongst")
    if between == [":"]:  # "Those killed: 12 women and six men"
        return True
    if listed[token] == "bodies" and between == ["of"]:  # "the bodies of 24 men and a child"
        return True
    if token >= 2 and listed[token - 2] == "of" and between[:1] in ([","], []):  # "Of the dead, seven were children"
        return True
    if among and between[:1] == [","]:  # "Among the casualties, 12 died in the storm"
        return True
    included = any(word in ("include", "included", "includes", "comprise", "comprised") for word in between)
    return included or ((among or token <= 1) and any(word in ("are", "were", "is", "was") for word in between))


def identified(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Ten victims have been identified", "the names of ten victims": of all that were counted."""
    nouns = (figure.noun or "").split()[-1:]
    tail = sentence.words[figure.stop : figure.stop + 5]
    if mention.bound != "exact" or not nouns or nouns[0] not in group_measures():
        return None
    named = sentence.words[max(figure.first - 2, 0) : figure.first] == ["names", "of"]
    if not named and lexicon.words("parts", "identified").isdisjoint(tail):
        return None
    whole = latest_of_group(group_measures()[nouns[0]], figure, mention, story)
    return None if whole is None else Part(whole, "part_of.identified")


def group_named(sentence: Sentence, figure: Figure) -> str | None:
    """The group that "them" stands for where it is named just before: "most of the dead, 142 of them"."""
    listed, groups = sentence.words, group_measures()
    for token in range(figure.first - 1, max(figure.first - 5, 0), -1):
        if token + 1 in sentence.by_stop:
            return None  # "the dead at 28, six of them children"
        if listed[token] in groups and listed[token - 1] in ("the", "those"):
            return groups[listed[token]]
    return None


def died_where(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Twelve died at the scene", "nine died in hospital": of all who died."""
    if sentence.words[figure.stop : figure.stop + 1] != ["died"] or figure.dimension not in PERSONS:
        return None
    behind = " ".join(sentence.words[figure.stop + 1 : figure.stop + 4])
    if not behind.startswith(WHERE_DIED) or sentence.place(figure):
        return None
    whole = story.latest_of("killed", figure.mention, mention)
    return None if whole is None else Part(whole, "part_of.group")


WHERE_DIED = ("at the scene", "on the spot", "instantly", "in hospital", "on the way", "at once", "of their")
"""Behind "died" these tell of a toll how or where some of it came about."""
