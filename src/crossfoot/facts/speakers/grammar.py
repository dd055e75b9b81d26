"""The small words around the name of a speaker, out of ``lexicon/speaking.toml``, ready for look-up."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.values import Value

SIGNS = frozenset(',;:()[]"“”—–-!?.…«»•|·')
BEFORE_INVERSION = frozenset(",\"”’'?!—–")
"""Signs behind which a verb may stand before its speaker: ', said Ana Duarte'."""
CITING = ("citing", "quoting")
"""With these somebody passes on what another said."""
RELATIVE = re.compile(r", (?:who|whose|which)\b")
QUOTED = re.compile(r"(?P<who>[^,;\"“”]{2,90}?(?:, [^,;\"“”]{2,90}?)?),? as (?:saying|telling|stating|having)\b")


class Grammar(Value):
    """The closed classes that tell where the name of a speaker begins and ends."""

    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    clause_subjects: frozenset[str]
    adjectives: frozenset[str]
    apposing: frozenset[str]
    asides: frozenset[str]
    """With these begins what tells, between a name and its verb, how they spoke: "in a broadcast"."""
    adding: frozenset[str]
    until: frozenset[str]
    """With these a time begins behind "by": "reported by last week"."""
    particles: frozenset[str]
    articles: frozenset[str]
    """Those that are joined to a name by a hyphen: "al-Baldawi"."""
    prepositions: frozenset[str]
    opening: frozenset[str]
    introducing: frozenset[str]
    no_subject: frozenset[str]
    plurals: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    verbs: frozenset[str]
    times: frozenset[str]
    finite: frozenset[str]
    ends_name: frozenset[str]
    speech_again: frozenset[str]
    published: frozenset[str]
    joints: frozenset[str]
    telling_on: frozenset[str]
    before_figure: frozenset[str]
    hedging: frozenset[str]
    """What may stand before a figure in its hedge, that included which ends a name."""
    priced: re.Pattern[str]
    gathered: re.Pattern[str]
    """What somebody gathered, up to their name: "figures released by"."""
    parting: re.Pattern[str]
    token: re.Pattern[str]
    """Each token with the white space after it, so that their lengths add up to the offsets."""


@cache
def grammar() -> Grammar:
    """The classes, read and compiled once."""
    entries, dates = lexicon.load("speaking"), lexicon.load("dates")
    words = {name: frozenset(entry["words"]) for name, entry in entries.items() if "words" in entry}
    weekdays, months = frozenset(dates["weekdays"]), frozenset(dates["months"])
    return Grammar(
        determiners=words["determiners"],
        auxiliaries=words["auxiliaries"],
        clause_subjects=words["clause_subjects"],
        adjectives=words["adjectives"],
        apposing=words["apposing"],
        asides=words["asides"],
        adding=words["adding"],
        until=words["until"] | weekdays | months,
        particles=words["particles"],
        articles=words["articles"],
        prepositions=words["prepositions"],
        opening=words["opening"],
        introducing=words["introducing"],
        no_subject=words["no_subject"],
        plurals=words["plurals"],
        weekdays=weekdays,
        months=months,
        verbs=words["verbs"],
        times=weekdays | months | words["times"],
        finite=words["finite"],
        ends_name=words["finite"] | words["name_stops"] | weekdays,
        speech_again=words["speech_again"],
        published=words["published"],
        joints=words["joints"],
        telling_on=words["telling_on"],
        before_figure=words["before_figure"],
        hedging=words["before_figure"] | words["in_hedges"],
        priced=re.compile(rf"\b(?:{'|'.join(entries['priced']['patterns'])})\b"),
        gathered=_gathered(entries),
        parting=re.compile("|".join(entries["parting"]["patterns"])),
        token=_token(entries),
    )


def _gathered(entries: dict[str, Any]) -> re.Pattern[str]:
    looked_at = "|".join(entries["looked_at"]["words"])
    days = "|".join((*lexicon.load("dates")["weekdays"], "today", "yesterday"))
    made = rf"(?: (?!{looked_at})(?:\w+(?:ed|wn|en)(?: out| up)?|run|kept)(?: (?:(?:on|late|early) )?(?:{days}))?)?"
    kinds = (
        rf"(?:{'|'.join(entry['patterns'])}){made} (?:{entry['by']}) "
        for entry in (entries["gathered"], entries["surveyed"])
    )
    return re.compile(rf"(?:(?:the|a|an|its|his|their|on) )?(?:[\w-]+ ){{0,3}}?(?:{'|'.join(kinds)})")


def _token(entries: dict[str, Any]) -> re.Pattern[str]:
    titles, states = ("|".join(entries[name]["words"]) for name in ("titles", "states"))
    return re.compile(
        r"[A-Za-z]++ (?!\s)"  # as most are
        r"|(?:[A-Za-z]++(?![\w’'&./-])|(?:[A-Z]\.){2,}|[A-Z]\.(?= [A-Z])"
        rf"|(?:{titles})\.|(?:{states})\.(?=,)"
        r"|\d[\d,.]*\d(?:-[a-z]+)*|\w+(?:[’'&./-]\w+)*(?:['’](?!\w))?|\S)\s*"
    )
