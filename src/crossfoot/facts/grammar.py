"""The small words that tell how a figure hangs in its sentence, as ``lexicon/grammar.toml`` lists them."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.values import Value


class Grammar(Value):
    """The small words, as sets."""

    be: frozenset[str]
    skipped: frozenset[str]
    """Auxiliaries and adverbs that stand between a form of *be* and its participle."""
    determiners: frozenset[str]
    prepositions: frozenset[str]
    subordinating: frozenset[str]
    links: frozenset[str]
    joining: frozenset[str]
    compounds: frozenset[str]
    reports: frozenset[str]
    grounds: frozenset[str]
    papers: frozenset[str]
    """What is somebody's and not they: names, photographs."""
    believed: frozenset[str]
    """Participles that say how sure it is: "were reported killed"."""
    light: frozenset[str]
    """Verbs that do something to their nearest object only."""
    noun_leads: frozenset[str]
    """Words before a verb's base form that make it a noun."""
    mere: frozenset[str]
    apposed: frozenset[str]
    """Groups behind which a comma announces how many they are: "the victims, nine men"."""
    cutting: frozenset[str]
    """Forms of a verb that dismisses only those who are named: "cut 400 workers"."""
    tried: frozenset[str]
    freed: frozenset[str]
    working: frozenset[str]
    borne: frozenset[str]
    """Participles of going somewhere, before where: "were taken to hospital"."""
    either: frozenset[str]
    """Words between two mishaps of one number: "dead or feared missing"."""
    stops: frozenset[str]
    costs: dict[str, int]


@cache
def grammar() -> Grammar:
    """The words of ``lexicon/grammar.toml``."""
    entries = lexicon.load("grammar")
    words = {name: frozenset(entry.get("words", ())) for name, entry in entries.items()}
    return Grammar(
        be=words["be"],
        skipped=words["auxiliary"] | words["adverb"],
        determiners=words["determiner"],
        prepositions=words["preposition"],
        subordinating=words["subordinating"],
        links=words["link"],
        joining=words["joining"],
        compounds=words["compound"],
        reports=words["report"],
        grounds=words["grounds"],
        papers=words["papers"],
        believed=words["believed"],
        light=words["light"],
        noun_leads=words["noun_lead"],
        mere=words["mere"],
        apposed=words["apposed"],
        cutting=words["cutting"],
        tried=words["tried"],
        freed=words["freed"],
        working=words["working"],
        borne=words["borne"],
        either=words["either"],
        stops=frozenset(entries["breaks"]["stops"]),
        costs=entries["breaks"]["costs"],
    )
