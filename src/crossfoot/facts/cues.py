"""The words that show a measure: every form of every verb and noun of ``lexicon/measures.toml``, by its first word."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossfoot import lexicon
from crossfoot.values import Value

KINDS_OF_THING = frozenset({"person", "vehicle", "building", "place", "event", "animal"})
"""Units of counts; any other counted noun is a ``thing``."""

HEAD, WEAK_HEAD, OBJECT, PARTICIPLE, SUBJECT, COMPLEMENT, NOMINAL = range(7)
"""How a word stands to its figure: it is counted ("18 dead"), or is but gives way to a verb ("nine hostages"); its
object is ("killing 12"); its object is, or its subject in the passive ("killed 12", "12 were killed"); its subject is
("12 died"); it says what they are left as ("left 12 dead"); it announces the figure ("the toll reached 12")."""
ROLE_NAMES = ("head", "head", "object", "participle", "subject", "complement", "nominal")


GAP = "~"
"""In a phrase: a few words of whatever kind, or none: "to ~ hospital"."""


class Cue(Value):
    """One form of a word or phrase that shows a measure."""

    measure: str
    role: int
    rest: tuple[str, ...]
    """The words that have to follow the first."""


class Measure(Value):
    """What the rules need to know of a measure."""

    name: str
    dimension: str
    counts: tuple[str, ...]
    """Its dimension, and the other kinds of thing its figures may count."""
    parent: str | None
    rank: int
    """3 for what befell people and things; 2 and 1 for what they merely are, which gives way to it."""
    accumulates: bool
    nouns: frozenset[str] | None
    """Where given, the only counted nouns it holds for."""
    gives_way_to: frozenset[str] | None
    """Where given, the only measures whose verbs are stronger than its counted nouns."""


@cache
def measures() -> dict[str, Measure]:
    """Every measure by its name."""
    return {
        name: Measure(
            name,
            entry["dimension"],
            (entry["dimension"], *entry.get("also", ())),
            entry.get("parent"),
            entry.get("rank", 3),
            entry["accumulates"],
            frozenset(form for noun in entry["nouns"] for form in (noun, plural(noun))) if "nouns" in entry else None,
            frozenset(entry["gives_way_to"]) if "gives_way_to" in entry else None,
        )
        for name, entry in lexicon.load("measures").items()
    }


@cache
def cues_of(word: str) -> tuple[Cue, ...]:
    """The cues that begin with a word, the longest phrase first."""
    return tuple([Cue(*cue) for cue in _tables()["cues"].get(word, ())])


@cache
def words_of(measure: str) -> frozenset[str]:
    """The words with which the cues of a measure begin."""
    return frozenset(_tables()["words"][measure])


@cache
def gapping() -> frozenset[str]:
    """The words with which cues begin that leave a gap."""
    return frozenset(_tables()["gapping"])


@cache
def head_dimensions() -> dict[str, str]:
    """Every noun that names a measure by itself, to the kind of thing that measure counts: arrests count people.

    Counted sales are no revenue.
    """
    dimensions: dict[str, str] = _tables()["heads"]
    return dimensions


@cache
def verbs() -> frozenset[str]:
    """Every single word that is a verb of some measure."""
    return frozenset(_tables()["verbs"])


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = lexicon.built("measures", _tables_of)
    return tables


def _tables_of(entries: dict[str, Any]) -> dict[str, Any]:
    """What is asked of the cues of all measures, as plain values."""
    cues = _by_first_word(entries)
    words: dict[str, list[str]] = {name: [] for name in entries}
    heads: dict[str, str] = {}
    verbs: list[str] = []
    gapping = [word for word, of_word in cues.items() if any(GAP in rest for _, _, rest in of_word)]
    for word, of_word in cues.items():
        for name in dict.fromkeys(name for name, _, _ in of_word):
            words[name].append(word)
        alone = [(entries[name]["dimension"], role) for name, role, rest in of_word if not rest]
        counted = [dimension for dimension, role in alone if role <= WEAK_HEAD and dimension in NAMED_BY_HEADS]
        if counted:
            heads[word] = counted[0]
        if any(OBJECT <= role <= SUBJECT for _, role in alone):
            verbs.append(word)
    return {"cues": cues, "words": words, "heads": heads, "verbs": verbs, "gapping": gapping}


def _by_first_word(entries: dict[str, Any]) -> dict[str, list[tuple[str, int, tuple[str, ...]]]]:
    """The cues of all measures as `cues_of` orders them: measure, role and the words behind the first."""
    found: dict[str, dict[tuple[str, int, tuple[str, ...]], None]] = {}
    for name, entry in entries.items():
        for form, role in _forms(entry, entries):
            first, *rest = form
            found.setdefault(first, {})[name, role, tuple(rest)] = None
    return {word: sorted(of_word, key=lambda cue: -len(cue[2])) for word, of_word in found.items()}


NAMED_BY_HEADS = KINDS_OF_THING | {"thing"}


def is_kind_of(measure: str, wider: str) -> bool:
    """Whether a measure is another, or a kind of it: the seriously injured are injured."""
    at: str | None = measure
    while at is not None:
        if at == wider:
            return True
        at = measures()[at].parent
    return False


def plural(noun: str) -> str:
    """The regular plural of a noun, or of the last word of a phrase.

    >>> plural("body"), plural("criminal case"), plural("gunman"), plural("price of")
    ('bodies', 'criminal cases', 'gunmen', 'prices of')
    """
    head, link, tail = noun.partition(" of")
    if link:
        return plural(head) + link + tail
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def inflected(verb: str) -> dict[str, str]:
    """The forms of the first word of a verb phrase, by name: base, third, past, participle, ing.

    >>> inflected("bury")["participle"], inflected("take/takes/took/taken/taking into custody")["past"]
    ('buried', 'took')
    """
    first = verb.partition(" ")[0]
    names = ("base", "third", "past", "participle", "ing")
    if "/" in first:
        return {name: form for name, form in zip(names, first.split("/"), strict=True) if form != "-"}
    third = plural(first)
    if first.endswith("e"):
        return dict(zip(names, (first, third, first + "d", first + "d", first[:-1] + "ing"), strict=True))
    past = (first[:-1] + "ied") if third.endswith("ies") else first + "ed"
    return dict(zip(names, (first, third, past, past, first + "ing"), strict=True))


def _forms(entry: dict[str, Any], entries: dict[str, Any]) -> list[tuple[list[str], int]]:
    """Every phrase of one measure as its words, with its role."""
    forms: list[tuple[list[str], int]] = []
    for key, role in (("heads", HEAD), ("weak_heads", WEAK_HEAD)):
        for noun in entry.get(key, ()):
            forms += [(_words(noun), role), (_words(plural(noun)), role)]
    shown = _with_like(entry, entries)
    for verb in shown["transitive"]:
        forms += _transitive(verb)
    for verb in shown["intransitive"]:
        rest = _words(verb)[1:] if "/" not in verb else _words(verb.partition(" ")[2])
        forms += [([form, *rest], SUBJECT) for form in inflected(verb).values()]
    forms += [(_words(phrase), COMPLEMENT) for phrase in shown["complements"]]
    for noun in shown["nominals"]:
        forms += [(_words(noun), NOMINAL), (_words(plural(noun)), NOMINAL)]
    forms += [(form, NOMINAL) for told in entry.get("by", ()) for form in _done_by(told)]
    if entry["dimension"] == "person" and entry.get("rank", 3) == 3:
        forms += [([*lead, *form], NOMINAL) for form, role in forms if role == PARTICIPLE for lead in NUMBER_OF]
    return forms


NUMBER_OF = (("number", "of", "people"), ("number", "of"), ("those",))
"""What stands before a participle that announces a figure: "the number of people detained"."""


def _with_like(entry: dict[str, Any], entries: dict[str, Any]) -> dict[str, list[str]]:
    """The verbs, complements and nominals of a measure and of the one it is like."""
    of_other = entries[entry["like"]] if "like" in entry else {}
    keys = ("transitive", "intransitive", "complements", "nominals")
    return {key: [*entry.get(key, ()), *of_other.get(key, ())] for key in keys}


def _transitive(verb: str) -> list[tuple[list[str], int]]:
    rest = _words(verb.partition(" ")[2])
    by_name = inflected(verb)
    return [
        ([form, *rest], PARTICIPLE if form == by_name.get("participle") else OBJECT)
        for form in dict.fromkeys(by_name.values())
    ]


def _done_by(told: dict[str, list[str]]) -> list[list[str]]:
    """What certain doers do, as phrases that announce whom they do it to: "glass ~ cut", "the film ~ took"."""
    verbs = [(form, verb.partition(" ")[2]) for verb in told["do"] for form in dict.fromkeys(inflected(verb).values())]
    return [[*_words(doer), GAP, form, *_words(rest)] for doer in told["doers"] for form, rest in verbs]


def _words(phrase: str) -> list[str]:
    """A phrase as the tokens of a text: "in-patient" is three."""
    return phrase.replace("-", " - ").split()
