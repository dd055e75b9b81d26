"""The words by which speakers are known: verbs of speech, kinds of speaker, and the closed classes between them."""

from __future__ import annotations

import re
from functools import cache

from crossfoot import lexicon
from crossfoot.facts import gazetteer
from crossfoot.lexicon.patterns import trie
from crossfoot.mentions.tokens import tokens
from crossfoot.values import Value


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


def is_country(word: str) -> bool:
    """Whether a lowered word is a country's name, or its capital's: "Bangladesh counted 114", "Moscow claims 40"."""
    return any(
        place.kind == "country" or gazetteer.capital_of(place.country) == place.name for place in gazetteer.lookup(word)
    )


def _closed(listed: str) -> frozenset[str]:
    """A closed class of words: grammar, not vocabulary."""
    return frozenset(listed.split())


# Each token with the white space after it, so that their lengths add up to the offsets.
TOKEN = re.compile(
    r"(?:[a-z]+(?![\w’'&./-])|(?:[A-Z]\.){2,}|[A-Z]\.(?= [A-Z])"
    r"|(?:Gov|Gen|Col|Lt|Sgt|Dr|Mr|Mrs|Ms|St|Sen|Rep|Capt|Maj|Prof|Brig|Cmdr|Supt|Insp|Inc|Corp|Co|Ltd|Jr|Sr)\."
    r"|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    r"|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.(?=,)"
    r"|\d[\d,.]*\d(?:-[a-z]+)*|\w+(?:[’'&./-]\w+)*(?:['’](?!\w))?|\S)\s*"
)
SIGNS = frozenset(',;:()[]"“”—–-!?.…«»')
BEFORE_INVERSION = frozenset(",\"”’'?!—–")
DETERMINERS = _closed("the a an its their his her our one two three several some many other another")
AUXILIARIES = _closed("was were is are had has have been")
CLAUSE_SUBJECTS = _closed("he she it they we i you there no at more about nearly some up over only most all")
"""With these and with determiners a clause begins behind those who are told: "told reporters he had"."""
ADJECTIVES = _closed(
    "local state national federal regional city provincial health interior senior chief state-run emergency"
)
APPOSING = _closed("the a an who whose which its his her their also head deputy")
PARTICLES = _closed("of de del della da do dos das di du la le van von der den el al and y")
"""Small words within a name: "Carbones del Norte"."""
PREPOSITIONS = _closed("in at on during after since for by from of with under")
OPENING = _closed("and but so while whereas meanwhile earlier later however still also for yesterday today then or nor")
INTRODUCING = _closed(
    "in at on during after since of among by with for so meanwhile earlier as overall to from under across within"
    " between late early before all yesterday today"
)
NO_SUBJECT = _closed("was were been be is are being to not and or")
PLURALS = _closed("police people media they we women men survivors")
WEEKDAYS = _closed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = _closed(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
VERBS = _closed("more less also set put told found sent held kept gave got won lost rose fell saw heard made took")
TIMES = WEEKDAYS | MONTHS | _closed("a an his her its the their monday's late early")
FINITE = _closed("was were is are had has have will would could can did does do may might said says put")
NAME_STOPS = _closed(
    "that who which after as when while on during because but adding late earlier later by with show shows showed not"
)
ENDS_NAME = FINITE | NAME_STOPS | WEEKDAYS
SPEECH_AGAIN = _closed("said says told reported announced found finds estimated recorded")
PUBLISHED = _closed("published released issued leaked compiled conducted")
PRICED = re.compile(
    r"\b(?:prices?|rates?|tariffs?|duty|duties|fares?|fees?|cap|caps|limit|limits|tax|taxes|wages?|minimum|target"
    r"|forecast|toll|estimate|count|total|number|figure|tally)\b"
)
RELATIVE = re.compile(r", (?:who|whose|which)\b")
QUOTED = re.compile(r"(?P<who>[^,;\"“”]{2,90}?) as (?:saying|telling|stating|having)\b")
GATHERED = re.compile(
    r"(?:(?:the|a|an|its|his|their|on) )?(?:[\w-]+ ){0,3}?(?:(?:data|figures?|statistics|numbers|estimates?|information"
    r"|statements?|reports?|counts?|tally|tallies|records?|documents?|bulletin|releases?)"
    r"(?: (?!seen|obtained|viewed|reviewed)\w+(?:ed|wn|en))? (?:by|from|of) "
    r"|(?:survey|study|poll|model|models|analysis|assessment|research|review|calculations?)"
    r"(?: (?!seen|obtained|viewed|reviewed)\w+(?:ed|wn|en))? (?:by|from) )"
)


class Words(Value):
    """The vocabulary of ``lexicon/attributions.toml``, ready for look-up."""

    cues: re.Pattern[str]
    first_words: frozenset[str]
    """Every token that begins a cue."""
    according: frozenset[str]
    set_by: frozenset[str]
    relays: frozenset[str]
    of_one: frozenset[str]
    """Phrases of attribution that hold for the figure right before them alone: "the 8.6 billion forecast by"."""
    inverting: frozenset[str]
    """Weak verbs that may stand before their speaker: ", reckoned Ana Duarte"."""
    speech: frozenset[str]
    own_counts: frozenset[str]
    weak: frozenset[str]
    of_things: frozenset[str]
    """Verbs that things take too, so that a name alone shows no speaker: "Typhoon Yolanda recorded"."""
    setting: frozenset[str]
    deeds: frozenset[str]
    doers: frozenset[str]
    """Kinds of speaker whose deeds, counted, are their word: "Police arrested 41 people"."""
    finding: dict[str, list[str]]
    """Verbs that are speech for some kinds of speaker only, and the kinds for which they are not."""
    not_speakers: frozenset[str]
    kinds: dict[str, str]
    endings: dict[str, tuple[str, ...]]
    """What words end with that name a kind of speaker."""
    unnamed: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    """Last words of the names of bodies, which "it" can mean and "he" cannot."""
    nobody: frozenset[str]
    base: frozenset[str]
    data: frozenset[str]
    data_ends: tuple[str, ...]
    denials: tuple[str, ...]
    adverbs: frozenset[str]
    stoppers: frozenset[str]
    tail: frozenset[str]


@cache
def words() -> Words:
    """The vocabulary, read and compiled once."""
    entries = lexicon.load("attributions")
    according = [*entries["according"]["phrases"], *entries["of_one"]["phrases"]]
    speech = entries["speech"]["verbs"]
    finding = {verb: entry["never_of"] for entry in entries["of_some"] for verb in entry["verbs"]}
    weak = [*entries["reporting"]["verbs"], *entries["setting"]["verbs"], *entries["deeds"]["verbs"], *finding]
    own_counts = entries["own_counts"]["words"]
    cues = {*own_counts, *according, *speech, *weak, *entries["set_by"]["words"]}
    return Words(
        cues=trie(cues),
        first_words=frozenset(tokens(cue).words[0] for cue in cues),
        set_by=frozenset(entries["set_by"]["words"]),
        according=frozenset(according),
        relays=frozenset(entries["relays"]["phrases"]),
        of_one=frozenset(entries["of_one"]["phrases"]),
        inverting=frozenset(entries["inverting"]["verbs"]),
        speech=frozenset((*speech, *entries["denial"]["verbs"])),
        own_counts=frozenset(own_counts),
        weak=frozenset(weak),
        of_things=frozenset(
            [*entries["of_things"]["verbs"], *entries["setting"]["verbs"], *entries["deeds"]["verbs"], *finding]
        ),
        deeds=frozenset(entries["deeds"]["verbs"]),
        doers=frozenset(entries["deeds"]["of"]),
        setting=frozenset(entries["setting"]["verbs"]),
        finding=finding,
        not_speakers=frozenset(entries["not_speakers"]["words"]),
        kinds={word: kind for kind, listed in entries["kinds"].items() for word in listed},
        endings={kind: tuple(entries["endings"][kind]) for kind in entries["endings"]},
        unnamed=frozenset(entries["unnamed"]["words"]),
        pronouns=frozenset(entries["pronouns"]["person"] + entries["pronouns"]["body"]),
        persons=frozenset(entries["pronouns"]["person"]),
        bodies=frozenset(entries["bodies"]["nouns"]),
        nobody=frozenset(entries["nobody"]["words"]),
        base=frozenset(entries["base"]["forms"]),
        data=frozenset(entries["data"]["nouns"]),
        data_ends=tuple(entries["data"]["nouns"]),
        denials=tuple(entries["denial"]["verbs"]),
        adverbs=frozenset(entries["adverbs"]["words"]),
        stoppers=frozenset(entries["stoppers"]["words"]),
        tail=frozenset(entries["tail"]["starts"]),
    )
