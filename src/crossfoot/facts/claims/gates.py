"""Which rules can tell anything of a sentence, by the words they need: asked once a sentence, not once a figure.

Most rules find nothing at most figures, since the sentence has none of the words they read. Such a rule stands in
`Gates` with the words of which it needs one; the words come from the lexicon it reads anyway. Closing a gate may never
change what is read: the tests read every corpus with all gates open, too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import ClassVar, Generic, TypeVar

from crossfoot.facts.sentences import Sentence

Rule = TypeVar("Rule", bound=Hashable)

ALWAYS = frozenset({""})
"""What a rule needs that is asked of every sentence."""
SEVERAL: frozenset[str] = frozenset()
"""What a rule needs that needs no word, but a second figure in its sentence."""
KEPT = 4096
"""How many sets of words are remembered with the rules they open."""


class Gates(Generic[Rule]):
    """Rules in the order in which they are asked, each with the words of which a sentence needs one.

    Parameters
    ----------
    needs : callable
        Gives each rule, or its name, with its words, `SEVERAL` or `ALWAYS`; asked once, when a sentence is first read.
    """

    closing: ClassVar[bool] = True
    """Whether gates close at all; the tests open them all."""

    def __init__(self, needs: Callable[[], Mapping[Rule, frozenset[str]]]) -> None:
        self._given = needs
        self._needs: Mapping[Rule, frozenset[str]] = {}
        self._words: frozenset[str] = frozenset()
        self._opened = lru_cache(maxsize=KEPT)(self._opened_by)

    def of(self, sentence: Sentence) -> tuple[Rule, ...]:
        """The rules that can tell something of a figure of the sentence, in order."""
        rules: tuple[Rule, ...] | None = sentence.known.get(self)
        if rules is None:
            rules = sentence.known[self] = self._of(sentence)
        return rules

    def _of(self, sentence: Sentence) -> tuple[Rule, ...]:
        if not self._needs:
            self._needs = self._given()
            self._words = frozenset().union(*self._needs.values())
        if not self.closing:
            return tuple(self._needs)
        return self._opened(sentence.vocabulary & self._words, len(sentence.figures) > 1)

    def _opened_by(self, found: frozenset[str], several: bool) -> tuple[Rule, ...]:
        """The rules of those words, in a sentence of several figures or one."""
        return tuple(
            rule
            for rule, words in self._needs.items()
            if words is ALWAYS or (several if not words else not words.isdisjoint(found))
        )
