"""Whether a verb of speech, or of what comes near it, tells here of what somebody says: no noun, no other deed."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.gapping import is_figure
from crossfoot.facts.speakers.grammar import SIGNS
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.stretches import Stretches
from crossfoot.facts.speakers.words import head_of, is_country, kind_of, words
from crossfoot.mentions.scales import is_number_word

_PUT_AT = re.compile(r"(?! (?:out|up|down|on|off|in|together|aside|back|away) ).* at ")
_TABLED = re.compile(r" .{1,60} on the table\b")  # "management has put 3 percent on the table"
_MOURNED = re.compile(r" (?:(?:the|its|their) (?:dead|cost|costs|losses|damage|toll)|(?:on|for|down))\b")
_LIVES = re.compile(r" (?:[\w,.-]+ ){1,4}(?:lives|victims)\b")
_COUNT_OF = re.compile(r"(?: [\w-]+){0,3} (?:count|toll|tally|figure|estimate|total) of\b")
_ASKED = re.compile(r" (?!for )(?:[\w’'-]+ ){1,5}for (?:[\w-]+ ){0,3}[\d$€£]")
_A_COUNT = re.compile(
    r" (?:an?|the|its|their|his|her|that|this) (?:[\w-]+ ){0,2}"
    r"(?:toll|tally|count|figure|estimate|number|report|claim|breakdown)s?\b"
)
_CASES = frozenset({"case", "cases", "death", "deaths", "dead", "infections", "fatalities", "toll", "killed"})
_QUOTED = (",” ", '," ', "!” ", "?” ", '!" ', '?" ')
"""What a quotation ends with that its speaker goes on behind."""
_OWN = ("its own ", "their own ", "his own ", "her own ")
_COUNTED_NOW = frozenset({"at", "rose", "fell", "stood", "reached"})
_GIVING = ("had given", "has given", "have given")
_COUNTING = re.compile(r"\b(?:counts?|tolls?|tally|figures?|estimates?|totals?|numbers?|value|worth)\b")
PUT_AT = 200
"""How far behind "put" its "at" may stand: "put the number of the missing there at 49"."""


COUNTING = frozenset({"authority", "organisation", "media"})
"""Kinds of speaker that keep a count."""


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be cited: "citing engineers"."""
    return lexicon.words("nouns", "person") | {"governments", "head", "leader", "leaders"}


class Verbs(Stretches):
    """The tokens of one sentence, asked whether its verbs are speech."""

    def _is_source(self, at: int, phrase: Phrase) -> bool:
        """Whether somebody is cited, and no reason; nor do they cite what is told as theirs."""
        behind = self.token_at(phrase.end)
        if (at and self.words[at - 1] == "be") or (behind < self.count and self.words[behind] == "as"):
            return False
        head = head_of(self.text[phrase.start : phrase.end])
        if head in words().data and self.low.startswith(_OWN, phrase.start):
            return False  # "The fund, citing its own data, said"
        if head in words().data and not words().rough.isdisjoint(self.words[behind - 2 : behind]):
            return False  # "the mayor said, citing preliminary data"
        named = head[:1].isupper() and not head.endswith(("'s", "’s"))
        known = words()
        told = (
            head in known.unnamed
            or head in known.data
            or head in known.bodies
            or {head, head.removesuffix("s")} & people()
        )
        return bool(named or told or kind_of(head))

    def _is_object(self, index: int) -> bool:
        """Whether what a verb is told of begins here, so that a word on -ed before it is no participle."""
        word = self.words[index]
        return word != "at" and (
            is_number_word(word) or word in self.grammar.determiners or word in self.grammar.clause_subjects
        )

    def _is_other_deed(self, word: str, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """Whether the verb tells here of something else than of what is said: "put out 12 fires"."""
        vocabulary, near = words(), min(self.end, cue[1] + PUT_AT)
        kind = kind_of(self.low[phrase.start : phrase.end])
        if word in ("put", "puts"):
            told = self.low[phrase.start : phrase.end].rsplit(" ", 1)[-1] in vocabulary.data  # "Reports put 700 aboard"
            tabled = is_figure(self, after) and (told or _TABLED.match(self.low, cue[1], near))
            return not (tabled or _PUT_AT.match(self.low, cue[1], near))
        if word in ("confirmed", "reported", "recorded") and after < self.count and self.words[after] in _CASES:
            return kind is None and self.low[phrase.start : phrase.end] not in vocabulary.pronouns
        if word == "expected" and self.words[after : after + 1] == ["to"]:
            return kind is None  # "Ferry toll expected to reach 40"
        if word == "states":  # "churned through six states over the weekend"
            return after < self.count and self.words[after] not in ("that", ",", ":")
        if word.startswith("toll ") and self.low.endswith(" death", phrase.start, phrase.end):
            return True  # "The official death toll is 1,754"
        if word == "think" and self.words[after : after + 1] in (["tank"], ["tanks"]):
            return True
        if word in vocabulary.going_on:  # "“The road is cut,” it continued."
            return not self.text.endswith(_QUOTED, 0, phrase.start)
        if word in ("had it", "has it"):  # "As the ministry had it, 12 died."
            return self.words[self.token_at(phrase.start) - 1] != "as"
        if word in ("had a", "has a", "have a"):
            return not _COUNT_OF.match(self.low, cue[1], near)
        if word in ("asked", "asks"):  # "asked the fund for 3 billion dollars"
            return not (_ASKED.match(self.low, cue[1], near) or self.low.startswith(" that ", cue[1]))
        if word in vocabulary.having:
            return not self._is_own_count(cue[1], after, phrase)
        if word in vocabulary.deeds:
            bodies = next((at for at in (after, after + 1) if self.words[at : at + 2] == ["bodies", "of"]), after - 2)
            apposed = "," in self.low[phrase.start : phrase.end]  # "Ana Duarte, a nurse, treated 12"
            return apposed or kind not in vocabulary.doers or not is_figure(self, bodies + 2)
        if word in vocabulary.setting:
            if self._is_of_count(after):  # "It raised the toll to 12"
                return False
            return not kind or not self.grammar.priced.search(self.low, cue[1], min(self.end, cue[1] + 48))
        if word in ("withdrew", "retracted"):
            return not _A_COUNT.match(self.low, cue[1], near)
        surface = self.text[phrase.start : phrase.end]
        if word == "revised" and head_of(surface).lower() in words().data and not names_body(surface):
            return True  # "Quake toll revised down to 279"
        if word.startswith("complain") and self.words[after : after + 1] in (["of"], ["about"]):
            return True  # "said the men had complained of gas for two weeks"
        if word == "updated" and self.low.endswith(" last", phrase.start, phrase.end):
            return True  # "Coal mine report Last Updated: Monday"
        if word.startswith("claim") and _LIVES.match(self.low, cue[1]):
            return True  # "the outbreak has claimed 38 lives"
        if word in ("count", "counts", "counted") and _MOURNED.match(self.low, cue[1], near):
            return True  # "Peru counts its dead after the quake"
        if word in _GIVING and not _COUNTING.search(self.low, cue[1], near):
            return True  # "the state had given the firm tax breaks"
        if word not in vocabulary.finding or self._is_told(after, phrase):
            return False
        pronoun = self.low[phrase.start : phrase.end] in vocabulary.pronouns  # "They found 4 million in cash"
        never = vocabulary.finding[word]
        if "country" in never and is_country(self.low[phrase.start : phrase.end]):
            return True  # "Peru saw a similar fire in 2012"
        return kind in never or (pronoun and {"authority", "participant"} <= set(never))

    def _is_of_count(self, after: int) -> bool:
        """Whether a toll or a number of some follows: "raised the toll to 12"."""
        return after < self.count and _A_COUNT.match(self.low, self.ends[after - 1], self.end) is not None

    def _is_own_count(self, start: int, after: int, phrase: Phrase) -> bool:
        """Whether a body gives a count it has: "Hospital sources had 60 dead", but not "The army had 60 dead"."""
        surface = self.low[phrase.start : phrase.end]
        spoken = surface.rsplit(" ", 1)[-1]
        known = kind_of(surface) in COUNTING or spoken in words().data or self._is_acronym(self.token_at(phrase.start))
        counted = words().counted.match(self.low, start)
        if counted is None or not (known or surface in words().pronouns):
            return False
        given = counted["by"] is not None or is_figure(self, after)
        return given and (spoken not in words().bearing or " of " in counted[0])

    def _is_told(self, after: int, phrase: Phrase) -> bool:
        """Whether a finding is told of: "found that", and "…, the commission found." but not "Two bodies found, …"."""
        if after < self.count and self.words[after] == "that":
            return True
        return (after >= self.count or self.words[after] in SIGNS) and phrase.start > self.start

    def _agrees(self, at: int, word: str) -> bool:
        """Whether the word before can be the subject of that form: not "1,740 claims", not "a newspaper report"."""
        if not at:
            return False
        before = self.words[at - 1]
        if before[0].isdigit():
            return False
        return (
            word not in words().base
            or (before.endswith("s") and not before.endswith("ss") and before != "this")  # "a Free Press count"
            or before in self.grammar.plurals
            or before in words().adverbs
            or before in SIGNS
            or self._is_of_many(word, self.words[max(0, at - 7) : at])
        )

    def _is_of_many(self, word: str, lead: list[str]) -> bool:
        """Whether those before a verb are several: "Police in Linz", "Amnesty International and a local group"."""
        if any(other in self.grammar.plurals or (other in words().kinds and other.endswith("s")) for other in lead):
            return True
        joined = "and" in lead and word not in words().nouns_too
        return joined and not words().kinds.keys().isdisjoint(lead[lead.index("and") :])

    def _is_noun(self, word: str, after: int) -> bool:
        """Whether another verb follows, so that the word is no verb: "damage estimates were", "reports indicated"."""
        if after >= self.count:
            return False
        behind = self.words[after]
        if word == "admitted" and (behind in _COUNTED_NOW or behind in self.grammar.auxiliaries):
            return True  # "The number of children admitted was put at 12"
        if word not in words().nouns_too:
            return False
        return behind == "of" or behind in self.grammar.finite or behind in words().saying

    def _is_relayed(self, at: int, phrase: Phrase) -> bool:
        """Whether it only tells who passed on what the one before said: "an official, quoted by the Post, said"."""
        behind = self.token_at(phrase.end)
        return at > 0 and self.words[at - 1] == "," and behind < self.count and self.words[behind] == ","
