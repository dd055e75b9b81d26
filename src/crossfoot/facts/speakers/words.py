"""The words by which speakers are known: verbs of speech, kinds of speaker, and the closed classes between them."""

from __future__ import annotations

from functools import cache, lru_cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.mentions.tokens import words_of
from crossfoot.values import Value


@lru_cache(maxsize=4096)
def kind_of(phrase: str) -> str | None:
    """The kind of a speaker by the words that name them, in lower case.

    >>> kind_of("health minister hamad hassan"), kind_of("eyewitnesses"), kind_of("a reuters witness")
    ('authority', 'witness', 'witness')
    """
    kinds = words().kinds
    head, _, rest = phrase.partition(",")
    for part in (head, rest):
        tokens = [token.removesuffix("'s").removesuffix("’s").strip(".,") for token in part.split()]
        found = [kind for token in tokens if (kind := kinds.get(token) or _kind_by_ending(token))]
        if tokens[-2:] == ["news", "agency"]:
            return "media"  # though agencies are bodies of other kinds
        if kind := kinds.get(" ".join(tokens[-2:])):
            return kind
        if len(found) > 1 and not words().spoken_for.isdisjoint(tokens):
            found = [kind for token in tokens if token not in words().spoken_for and (kind := kinds.get(token))]
        if found:
            return found[0] if {"of", "for", "from"} & set(tokens) else found[-1]
        for size in (3, 2):
            for at in range(len(tokens) - size + 1):
                if kind := kinds.get(" ".join(tokens[at : at + size])):
                    return kind
    return None


def _kind_by_ending(word: str) -> str | None:
    """The kind of a learned calling: a volcanologist."""
    return next((kind for kind, endings in words().endings.items() if word.endswith(endings)), None)


def head_of(phrase: str) -> str:
    """The noun that tells who a phrase names, before what more is told of them.

    >>> head_of("a spokesman for the prefecture"), head_of("The Lena Institute, a foundation")
    ('spokesman', 'Institute')
    """
    return _COMPLEMENT.split(phrase.split(",")[0])[0].removesuffix(" there").rsplit(" ", 1)[-1]


_COMPLEMENT = re.compile(r" (?:of|for|from|at|in|to|on|by|with|close|familiar) ")


def is_country(word: str) -> bool:
    """Whether a lowered word is a country's name, or its capital's: "Bangladesh counted 114", "Moscow claims 40"."""
    return any(
        place.kind == "country" or gazetteer.capital_of(place.country) == place.name for place in gazetteer.lookup(word)
    )


class Words(Value):
    """The vocabulary of ``lexicon/attributions.toml``, ready for look-up."""

    cues: dict[str, tuple[str, ...]]
    """Every token that begins a cue, to those that it begins, the longest first."""
    according: frozenset[str]
    set_by: frozenset[str]
    relays: frozenset[str]
    of_one: frozenset[str]
    """Phrases of attribution that hold for the figure right before them alone: "the 8.6 billion forecast by"."""
    inverting: frozenset[str]
    """Weak verbs that may stand before their speaker: ", reckoned Ana Duarte"."""
    speech: frozenset[str]
    passive: frozenset[str]
    """Verbs that before "to be" tell what others say: "a man said to be 101"."""
    going_on: frozenset[str]
    """Verbs that tell of speech only behind a quotation: "“…,” it continued."."""
    looked_at: frozenset[str]
    """What is done with a paper by who did not write it: "seen by Reuters"."""
    saying: frozenset[str]
    """Verbs that say and do nothing else; no name runs over one."""
    own_counts: frozenset[str]
    nouns_too: frozenset[str]
    weak: frozenset[str]
    of_things: frozenset[str]
    """Verbs that things take too, so that a name alone shows no speaker: "Typhoon Yolanda recorded"."""
    of_countries: frozenset[str]
    """Verbs with which a country, too, tells of itself: "Lena counted 114, the ministry said"."""
    areas: frozenset[str]
    """What is like a country in this, by the last word of its name: "Lena state"."""
    setting: frozenset[str]
    deeds: frozenset[str]
    about: frozenset[str]
    """With these begins what such a deed was about: "arrested eight men over"."""
    doers: frozenset[str]
    """Kinds of speaker whose deeds, counted, are their word: "Police arrested 41 people"."""
    having: frozenset[str]
    """Verbs with which a body gives a count as its own: "Hospital sources had 60 dead"."""
    bearing: frozenset[str]
    """Those of whom they tell their own losses: "The army had 60 dead"."""
    counted: re.Pattern[str]
    """What stands behind such a verb then, matched behind it."""
    finding: dict[str, list[str]]
    """Verbs that are speech for some kinds of speaker only, and the kinds for which they are not."""
    not_speakers: frozenset[str]
    pictures: frozenset[str]
    kinds: dict[str, str]
    spoken_for: frozenset[str]
    """Those who speak for somebody, whose kind is theirs: "a spokesman for the governor"."""
    half_kinds: frozenset[str]
    """Those that tell a kind of speaker only before a noun: "the fire chief"."""
    endings: dict[str, tuple[str, ...]]
    """What words end with that name a kind of speaker."""
    unnamed: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    papers: frozenset[str]
    bodies: frozenset[str]
    """Last words of the names of bodies, which "it" can mean and "he" cannot."""
    nobody: frozenset[str]
    base: frozenset[str]
    data: frozenset[str]
    rough: frozenset[str]
    """Adjectives of data by which nobody is named: "citing preliminary data"."""
    data_ends: tuple[str, ...]
    denials: tuple[str, ...]
    adverbs: frozenset[str]
    stoppers: frozenset[str]
    tail: frozenset[str]


def _by_first(cues: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue), cue)):
        found.setdefault(words_of(cue)[0], []).append(cue)
    return {word: tuple(begun) for word, begun in found.items()}


def _counted(having: dict[str, list[str]]) -> re.Pattern[str]:
    """A count of the dead, the hurt or the held, its noun at most three words behind its number; or what is gone by."""
    what, by, hedges = ("|".join(having[name]) for name in ("counted", "going_by", "hedges"))
    return re.compile(
        rf" (?:(?:{hedges}) )?(?:(?P<by>(?:{by}) (?:of|that)\b)|[\w.,-]*\w(?: [\w’'-]+){{0,3}}? (?:{what})\b)"
    )


@cache
def words() -> Words:
    """The vocabulary, read and compiled once."""
    entries = lexicon.load("attributions")
    according = [*entries["according"]["phrases"], *entries["of_one"]["phrases"]]
    speech = [*entries["speech"]["verbs"], *entries["going_on"]["verbs"]]
    finding = {verb: entry["never_of"] for entry in entries["of_some"] for verb in entry["verbs"]}
    weak = [*entries["reporting"]["verbs"], *entries["setting"]["verbs"], *entries["deeds"]["verbs"], *finding]
    having = entries["having"]
    weak += having["verbs"]
    own_counts = entries["own_counts"]["words"]
    of_things = frozenset(
        [
            *entries["of_things"]["verbs"],
            *entries["setting"]["verbs"],
            *entries["deeds"]["verbs"],
            *entries["having"]["verbs"],
            *finding,
        ]
    )
    cues = {*own_counts, *according, *speech, *weak, *entries["set_by"]["words"]}
    return Words(
        cues=_by_first(cues),
        set_by=frozenset(entries["set_by"]["words"]),
        according=frozenset(according),
        relays=frozenset(entries["relays"]["phrases"]),
        of_one=frozenset(entries["of_one"]["phrases"]),
        inverting=frozenset(entries["inverting"]["verbs"]),
        speech=frozenset((*speech, *entries["denial"]["verbs"])),
        passive=frozenset(entries["passive"]["verbs"]),
        going_on=frozenset(entries["going_on"]["verbs"]),
        looked_at=lexicon.words("speaking", "looked_at"),
        saying=frozenset(entries["saying"]["verbs"]),
        own_counts=frozenset(own_counts),
        nouns_too=frozenset(entries["nouns_too"]["words"]),
        weak=frozenset(weak),
        of_things=of_things,
        of_countries=of_things | frozenset(entries["of_countries"]["verbs"]),
        areas=frozenset(entries["of_countries"]["areas"]),
        deeds=frozenset(entries["deeds"]["verbs"]),
        about=frozenset(entries["deeds"]["about"]),
        doers=frozenset(entries["deeds"]["of"]),
        setting=frozenset(entries["setting"]["verbs"]),
        having=frozenset(having["verbs"]),
        bearing=frozenset(having["bearing"]),
        counted=_counted(having),
        finding=finding,
        not_speakers=frozenset(entries["not_speakers"]["words"]),
        pictures=frozenset(entries["pictures"]["words"]),
        kinds={word: kind for kind, listed in entries["kinds"].items() for word in listed},
        spoken_for=frozenset(entries["spoken_for"]["words"]),
        half_kinds=frozenset(entries["half_kinds"]["words"]),
        endings={kind: tuple(entries["endings"][kind]) for kind in entries["endings"]},
        unnamed=frozenset(entries["unnamed"]["words"]),
        pronouns=frozenset(entries["pronouns"]["person"] + entries["pronouns"]["body"]),
        persons=frozenset(entries["pronouns"]["person"]),
        papers=frozenset(entries["pronouns"]["paper"]),
        bodies=frozenset(entries["bodies"]["nouns"]),
        nobody=frozenset(entries["nobody"]["words"]),
        base=frozenset(entries["base"]["forms"]),
        data=frozenset(entries["data"]["nouns"]),
        rough=frozenset(entries["data"]["rough"]),
        data_ends=tuple(entries["data"]["nouns"]),
        denials=tuple(entries["denial"]["verbs"]),
        adverbs=frozenset(entries["adverbs"]["words"]),
        stoppers=frozenset(entries["stoppers"]["words"]),
        tail=frozenset(entries["tail"]["starts"]),
    )
