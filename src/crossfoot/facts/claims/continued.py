"""Another part of a total of which a part was told right before: "Of these 163 were let go, while 51 remain"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims import groups
from crossfoot.facts.claims.story import Part, Story, at_most, leaves_room
from crossfoot.facts.cues import verbs
from crossfoot.facts.sentences import CARRIED, Figure, Sentence
from crossfoot.mentions.model import Mention

TOLD_ONCE = frozenset({"part_of.of_these", "part_of.of_those", "part_of.of_the", "part_of.group"})
OPENED = frozenset({"part_of.of_these", "part_of.of_those", "part_of.of_the"})
"""Links told once for a whole sentence: "Of these, 59 are in hospital and 11 have lost an eye"."""


def parallel(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Ninety of the victims were women, 54 were men": the same statement of another part."""
    at = sentence.place(figure)
    part = story.parts.get(sentence.figures[at - 1].mention) if at else None
    unnamed = figure.dimension == "bare" or figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    if part is None or not unnamed:
        return None
    gap, tail = (
        sentence.words[sentence.figures[at - 1].stop : figure.first],
        sentence.words[figure.stop : figure.stop + 2],
    )
    alike = len(tail) == 2 and tail[0] in ("were", "are", "was") and tail[0] in gap and tail[1] not in verbs()
    goes_on = (
        part.rule in OPENED | {"part_of.group", "part_of.of_whom", "part_of.of_which", "part_of.of_them"}
        and (gap[-1:] in (["and"], [";"], [","]) or gap[-2:] in ([",", "while"], [",", "whereas"]))
        and tail[:1] in (["have"], ["has"], ["had"], ["were"], ["are"], ["remain"], ["remained"], ["remains"])
    )
    placed = tail[:1] in (["in"], ["at"], ["on"], ["from"])
    briefly = part.rule in TOLD_ONCE and gap[-1:] == ["and"] and len(gap) <= 6 and placed
    fits = (alike or goes_on or briefly) and at_most(mention, story.mentions[part.whole])
    return Part(part.whole, "part_of.parallel") if fits else None


def since(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Mulago hospital admitted 43; seven have since died": of those who were counted last."""
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    tail = sentence.words[figure.stop : figure.stop + 2]
    if not unnamed or len(tail) < 2 or tail[0] not in ("have", "has", "had") or tail[1] != "since":
        return None
    whole = story.latest(figure.mention, mention, "person")
    if whole is not None and whole < sentence.figures[0].mention and whole in story.parts:
        whole = story.parts[whole].whole  # "admitted 43, of whom 17 have burns. Seven have since died."
    return None if whole is None or figure.mention - whole > SINCE else Part(whole, "part_of.since")


SINCE = 3
"""Figures back at which those must have been counted of whom some have since died."""


def there_were(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Of the 298 aboard, 192 were Dutch. There were 43 Malaysians": more of those told of by who they are."""
    before = story.parts.get(figure.mention - 1)
    if sentence.place(figure) != 0 or before is None or before.rule not in TOLD_ONCE:
        return None
    opening = " ".join(sentence.words[: figure.first])
    if opening not in lexicon.words("parts", "there", "phrases") or figure.dimension not in groups.PERSONS:
        return None
    fits = leaves_room(mention, before.whole, story, TOLD_ONCE | {"part_of.list"})
    return Part(before.whole, "part_of.there_were") if fits else None
