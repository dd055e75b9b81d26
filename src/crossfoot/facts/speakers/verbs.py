"""Whether a verb of speech, or of what comes near it, tells here of what somebody says: no noun, no other deed."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.facts.speakers.deeds import Deeds
from crossfoot.facts.speakers.grammar import SIGNS
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.words import head_of, kind_of
from crossfoot.mentions.scales import is_number_word

_OWN = tuple(f"{own} " for own in sorted(lexicon.words("speaking", "own")))
_COUNTED_NOW = frozenset({"at", "rose", "fell", "stood", "reached"})


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be cited: "citing engineers"."""
    return lexicon.words("nouns", "person") | {"governments", "head", "leader", "leaders"}


class Verbs(Deeds):
    """The tokens of one sentence, asked whether its verbs are speech."""

    def _is_source(self, at: int, phrase: Phrase) -> bool:
        """Whether somebody is cited, and no reason; nor do they cite what is told as theirs."""
        behind = self.token_at(phrase.end)
        if (at and self.words[at - 1] == "be") or (behind < self.count and self.words[behind] == "as"):
            return False
        head = head_of(self.text[phrase.start : phrase.end])
        if head in self.terms.data and self.low.startswith(_OWN, phrase.start):
            return False  # "The fund, citing its own data, said"
        if head in self.terms.data and not self.terms.rough.isdisjoint(self.words[behind - 2 : behind]):
            return False  # "the mayor said, citing preliminary data"
        named = head[:1].isupper() and not head.endswith(("'s", "’s"))
        known = self.terms
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

    def _agrees(self, at: int, word: str) -> bool:
        """Whether the word before can be the subject of that form: not "1,740 claims", not "a newspaper report"."""
        if not at:
            return False
        before = self.words[at - 1]
        if before[0].isdigit() and not self.date_before(at - 1):
            return False
        return (
            word not in self.terms.base
            or (before.endswith("s") and not before.endswith("ss") and before != "this")  # "a Free Press count"
            or before in self.grammar.plurals
            or before in self.terms.adverbs
            or before in SIGNS
            or self._is_of_many(word, self.words[max(0, at - 7) : at])
        )

    def _is_of_many(self, word: str, lead: list[str]) -> bool:
        """Whether those before a verb are several: "Police in Linz", "Amnesty International and a local group"."""
        if any(other in self.grammar.plurals or (other in self.terms.kinds and other.endswith("s")) for other in lead):
            return True
        joined = "and" in lead and word not in self.terms.nouns_too
        return joined and not self.terms.kinds.keys().isdisjoint(lead[lead.index("and") :])

    def _is_noun(self, word: str, after: int) -> bool:
        """Whether another verb follows, so that the word is no verb: "damage estimates were", "reports indicated"."""
        if after >= self.count:
            return False
        behind = self.words[after]
        if word == "admitted" and (behind in _COUNTED_NOW or behind in self.grammar.auxiliaries):
            return True  # "The number of children admitted was put at 12"
        if word not in self.terms.nouns_too:
            return False
        return behind == "of" or behind in self.grammar.finite or behind in self.terms.saying
