"""The words that tell an event from what followed it and from what was said of it, as patterns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import Sparse, either, sparse_words, trie

_ASIDE = r"(?!and\b|but\b|while\b|who\b|which\b|when\b|after\b|as\b|killing\b|leaving\b|injuring\b)"
_NAME = rf"(?:, {_ASIDE}[^,;!?]{{1,40}}(?<! said)(?<! says), {_ASIDE}(?:(?![,;!?] ).)+)?"
_HOUR = r"(?:(?:[ap]\.?m\.?|time|gmt|utc|midnight|dawn)\)?, (?:on |early |late )*)?"
_REST = rf"(?:(?![,;!?] ).)*{_NAME}{_HOUR}$"
"""What may stand between a verb and its day: no other clause, but perhaps another name, or the hour."""


class EventWords(NamedTuple):
    """Patterns of ``lexicon/events.toml``; those that end in a day are searched for right before it.

    `each` and `average` are of the rates in ``lexicon/statuses.toml``.
    """

    verb: re.Pattern[str]
    happened: re.Pattern[str]
    after_it: re.Pattern[str]
    """Of an event that a clause of its aftermath is told after: "were digging after the slide buried 40 homes"."""
    known_happened: re.Pattern[str]
    """Of an event already told of: "the storm hit", "which happened"."""
    bygone: re.Pattern[str]
    """Of an event that only says which: "the flight that crashed", "the quake which killed 40"."""
    bare_happened: re.Pattern[str]
    """Of one named without an article: "Typhoon Ambo struck", "floods hit"."""
    noun: re.Pattern[str]
    """Right before its day: "killed in a bombing on Sunday"."""
    known_noun: re.Pattern[str]
    owned: re.Pattern[str]
    lasting: re.Pattern[str]
    beginning: re.Pattern[str]
    """Of what goes on for days: "the unrest broke out"."""
    aftermath: re.Pattern[str]
    brought_up: re.Pattern[str]
    """Right before those who were found on a day: "divers pulled 38 bodies"."""
    relief: Sparse
    direct: re.Pattern[str]
    befell: re.Pattern[str]
    """Right before its day, told of those it befell: "the 12 who were killed Wednesday"."""
    again: re.Pattern[str]
    sums: re.Pattern[str]
    speech: re.Pattern[str]
    """The verbs of speech of `spoke`, in lowered text."""
    spoke: re.Pattern[str]
    announced: re.Pattern[str]
    """Right before the day of what was announced: "the 6 percent rise announced 10 days ago"."""
    says: re.Pattern[str]
    """Its verbs, wherever they stand."""
    meanwhile: re.Pattern[str]
    """Right before its day, told of one already named: "had 60 aboard when it cast off on Tuesday"."""
    later: re.Pattern[str]
    """Right before its day, of a death that followed: "died in hospital"."""
    ahead: re.Pattern[str]
    """Of a day still to come; looked for in the text as it is printed, since May is a month."""
    comes: re.Pattern[str]
    """Right before "a week after", told of something earlier."""
    comes_after: re.Pattern[str]
    """The same with the stretch of time behind it."""
    of_another: re.Pattern[str]
    spoken_on: re.Pattern[str]
    """Right behind its day: "in a statement Thursday said"."""
    speaks: re.Pattern[str]
    """Behind a day that opens a sentence: ", the company said"."""
    each: re.Pattern[str]
    """Behind what is counted for each of many days or years: "5,000 people a year"."""
    average: Sparse
    """Before it: "an annual toll of"."""
    runs_on: Sparse
    """An event that kills for days: "floods"."""
    digs_on: Sparse
    """One whose dead are dug out for days: "quake"."""
    once: re.Pattern[str]
    """What is over in a moment, as headline or lead name it: "crash", "explo"."""
    printed: re.Pattern[str]
    """Right before the day of print: "Posted on"."""
    war: Sparse
    """Before a toll, what has gone on for long: "a conflict that has left"."""
    goes_on: Sparse
    """Beside a toll, from when it is counted: "since the revolt began"."""
    toll_runs: re.Pattern[str]
    """What a toll has come to: "the death toll from the storm climbed to"."""


@cache
def event_words() -> EventWords:
    """The words by which a day is known for the day of an event, compiled once."""
    entries = lexicon.load("events")
    verbs, nouns = either(entries["happened"]["verbs"]), either(entries["happened"]["nouns"])
    point = either([noun for noun in entries["happened"]["nouns"] if noun not in entries["lasting"]["nouns"]])
    lasting = either(entries["lasting"]["nouns"])
    direct, harmed = (either(entries[name]["verbs"]) for name in ("direct", "harmed"))
    spoke, ahead = entries["spoke"], entries["ahead"]
    comes = rf"(?:{either(entries['comes']['words'])}) (?:(?:{either(entries['comes']['closely'])}) )?"
    rate, running = lexicon.load("statuses")["rate"], entries["running"]
    return EventWords(
        verb=re.compile(rf"\b(?:{verbs})\b"),
        happened=re.compile(rf"\b(?:{verbs})\b{_REST}"),
        after_it=re.compile(
            rf"\b(?:after|when) (?:the|it|they) (?:[^\s,;]+ ){{0,4}}?(?:{verbs})\b(?:(?!\bafter\b|[,;!?] ).)*$"
        ),
        known_happened=re.compile(
            rf"\b(?:the|this|its|his|her|their|it|they|which|that) (?:[^\s,;]+ ){{0,4}}?(?:[^\s,;]+, [^,;]{{1,60}}, )?"
            rf"(?:(?:{either(entries['laden']['words'])}) (?:[^\s,;]+ ){{1,5}}?)?(?:{verbs})\b{_REST}"
        ),
        bygone=re.compile(rf"\b(?:that|which|when|who|whose) (?:[^\s,;]+ ){{0,4}}?(?:{verbs})\b{_REST}"),
        bare_happened=re.compile(
            rf"(?:^|[^\w-])(?P<noun>{nouns}) (?:[^\s,;]+ ){{0,3}}?(?:[^\s,;]+, [^,;]{{1,60}}, )?(?:{verbs})\b{_REST}"
        ),
        noun=re.compile(rf"\b(?:{point}) (?:(?:on|late|early|late on|early on) )?$"),
        known_noun=re.compile(
            rf"\bthe (?:[\w-]+ ){{0,3}}?(?:{point}) (?:(?:in|at|near|outside) (?:[\w.'’-]+ ){{1,4}}?)?"
            r"(?:(?:on|late|early) )?$"
        ),
        owned=re.compile(rf"['’]s (?:[\w.-]+ ){{0,3}}?(?:{nouns})\b"),
        lasting=re.compile(rf"\b(?:{either(entries['happened']['states'])})(?: [\w-]+){{0,4}} $"),
        beginning=re.compile(
            rf"\b(?:{lasting})\b[^.;]{{0,60}}\b(?:{either(entries['lasting']['verbs'])})\b[^.;,]{{0,30}}$"
        ),
        aftermath=trie(entries["aftermath"]["words"]),
        brought_up=re.compile(
            rf"(?<!were )(?<!was )(?<!been )\b(?:{either(entries['brought_up']['verbs'])}) (?:out |up )?$"
        ),
        relief=sparse_words(entries["relief"]["words"]),
        again=re.compile(
            rf"\b(?:in|during|after|by|of|from) (?:the|that|those|these) (?:[\w-]+ )?(?P<noun>{nouns}|{lasting})\b"
        ),
        befell=re.compile(rf"\b(?:who|that|which|and|were|was) (?:were |was )?(?:{harmed}) (?:on |late |early )?$"),
        sums=re.compile(rf"(?:{either(entries['sums']['words'])}),? "),
        direct=re.compile(rf"\b(?:{harmed}|{direct})\b(?: \w+){{0,3}} (?:on |late |early )?$"),
        ahead=re.compile(
            rf"\b(?:{either(ahead['words'])}|(?:{either(ahead['perhaps'])})(?! have)"
            rf"|(?:{either(ahead['asks'])})\b(?=[^.;]{{1,100}}\bto\b[^.;]*\b(?:from|starting|beginning) (?:on )?$))\b"
            rf"(?:(?! (?:{either(ahead['ends'])}) )[^,;:.\"“”]|[,.](?=\d))*$"
        ),
        says=re.compile(rf"\b(?:{either(spoke['verbs'])})\b"),
        meanwhile=re.compile(
            rf"\bwhen (?:it|they|he|she|(?:the|its|his|her|their) [\w-]+) (?!(?:{either(spoke['verbs'])})\b)"
            r"(?:[^.;,]|[.,](?=\d)|\.m\b\.?){3,120}$"
        ),
        later=re.compile(rf"\b(?:{either(entries['later']['words'])})\b[^,;.]{{0,30}}$"),
        comes=re.compile(rf"\b{comes}$"),
        comes_after=re.compile(rf"\b{comes}(?:[a-z]+ )?(?:{either(lexicon.load('dates')['units'])})s? after\b"),
        of_another=re.compile(rf"\b(?:{either(entries['of_another']['nouns'])}) (?:of|from) the $"),
        spoken_on=re.compile(rf" (?:{either(entries['opens']['verbs'])})\b"),
        speaks=re.compile(rf",? (?:[^\s,;]+ ){{1,6}}?(?:{either(entries['opens']['verbs'])}) (?!to\b)"),
        speech=trie(spoke["verbs"]),
        announced=re.compile(rf"\b(?:{either(spoke['things'])}) (?:{either(spoke['verbs'])}) (?:on )?$"),
        spoke=re.compile(
            rf"\b(?:(?i:{either(spoke['verbs'])}))(?: (?:{either(spoke['between'])}|[A-Z][\w.’'-]*)){{0,8}} $"
        ),
        each=re.compile(
            rf"[^,;.]{{0,40}}?\b(?:(?:{either(rate['needs'])}) (?:{either(rate['periods'])})\b"
            rf"(?! (?:{either(rate['parting'])})\b)|annually\b)"
        ),
        average=Sparse(
            re.compile(
                rf"\b(?:{either(rate['before'])}|(?:{either(rate['often'])}) (?:death )?(?:{either(rate['nouns'])}))\b"
                r"[^,;.]{0,30}$"
            ),
            (*rate["before"], *rate["often"]),
        ),
        runs_on=sparse_words(running["nouns"]),
        digs_on=sparse_words(running["quakes"]),
        war=Sparse(
            re.compile(rf"\b(?:{lasting}) (?:that|which) (?:has|have) (?:[^,;.]{{1,40}} )?$"),
            entries["lasting"]["nouns"],
        ),
        goes_on=Sparse(
            re.compile(
                rf"\bsince (?:(?:[^\s,;.]+ ){{1,8}}?(?:{either(entries['lasting']['verbs'])})"
                rf"|the (?:start|outbreak|beginning|onset) of)\b"
            ),
            ("since",),
        ),
        once=re.compile(
            rf"\b(?:{either([stem.strip() for group in entries['once']['groups'] for stem in group['lead']])})"
        ),
        printed=re.compile(rf"\b(?:{either(entries['printed']['verbs'])})(?: on|:|,)? $"),
        toll_runs=re.compile(
            rf"\b(?:{either(running['brings'])}) (?:[\w’'-]+ ){{0,4}}?(?:{either(running['tolls'])})\b"
            rf"|\b(?:{either(running['tolls'])})\b(?:[^;.]|\.(?= ?\d)){{0,120}}?"
            rf"(?<!will )(?<!would )(?<!may )(?<!might )(?<!could )(?<!to )\b(?:{either(running['grows'])})\b"
        ),
    )
