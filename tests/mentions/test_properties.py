"""What holds of any text: spans slice back, bounds are ordered, readings repeat, work grows with length."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossfoot import lexicon
from crossfoot.mentions import read, read_all
from crossfoot.mentions.dates import find_dates
from crossfoot.mentions.tokens import sentences
from tests.mentions.corpus_reader import cases
from tests.work import work

PIECES = st.sampled_from(
    [
        "about",
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "from",
        "between",
        "and",
        "or",
        "to",
        "(",
        ")",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "$",
        "€",
        "£",
        "%",
        "/",
        "+",
        "~",
        "3",
        "12",
        "1,250",
        "2.5",
        "20,5",
        "1/2",
        "½",
        "2013",
        "007",
        "one",
        "two",
        "a",
        "an",
        "the",
        "half",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "m",
        "bn",
        "k",
        "people",
        "cars",
        "tenge",
        "dollars",
        "cents",
        "rubles",
        "km",
        "miles",
        "percent",
        "per",
        "liter",
        "year",
        "old",
        "killed",
        "dead",
        "rose",
        "fell",
        "doubled",
        "magnitude",
        "toll",
        "of",
        "in",
        "out",
        "January",
        "Tuesday",
        "U.S.",
        "İ",
        "S&P",
        "500",
        "several",
        "hundreds",
        "no",
        "each",
        "aged",
        "No.",
        "iPhone",
        "5G",
        "3-2",
        "10:30",
        "-5",
        "0",
        "°C",
        "times",
        "fold",
        "third",
        "quarter",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=80)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("half a")
def test_any_text_is_read(text: str) -> None:
    """Spans lie in the text, numbers in their spans, bounds are ordered, links point to other mentions."""
    mentions, rejected = read_all(text)
    for index, mention in enumerate(mentions):
        assert 0 <= mention.start <= mention.number[0] < mention.number[1] <= mention.end <= len(text)
        known = [value for value in (mention.lower, mention.best, mention.upper) if value is not None]
        assert known
        assert known == sorted(known)
        assert mention.rules
        for link in (mention.converts, mention.changed_from):
            assert link is None or (0 <= link < len(mentions) and link != index)
    assert all(0 <= number.start < number.end <= len(text) and number.reason for number in rejected)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


def test_a_sentence_cut_off_anywhere_is_read() -> None:
    """A rule that looks at the words behind a figure does without them where the text ends, as captions do."""
    for at, case in enumerate(cases()):
        cut = at * 7 % (len(case.sentence) + 1)
        read(case.sentence[:cut])
        read(case.sentence[cut:])
    read("between 94 and 375 tons (85 and 340")
    read("The club added a 60-foot")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    """Nothing is remembered from one text to the next, and dates found before change nothing."""
    first = read(text)
    read("In Oslo 12 kroner buy 3 litres. The toll rose to 7.")
    assert first == read(text) == read(text, find_dates(text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_cover_the_text(text: str) -> None:
    """Sentence spans are in order, do not overlap, and leave only white space between them."""
    spans, end = sentences(text), 0
    for start, stop in spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "rounding"),
    [
        ("12-14 cents", "0.005"),
        ("$3-5 billion", "500000000"),
        ("5 ft 2 in", "0.0416667"),
        ("20 dollars 43 cents", "0.005"),
    ],
)
def test_rounding_of_what_shares_a_scale_or_a_coin(text: str, rounding: str) -> None:
    """Half of the last printed place, in the unit of the figure."""
    (mention,) = read(text)
    assert mention.rounding is not None
    assert float(rounding) == pytest.approx(float(mention.rounding), rel=1e-4)


def test_any_currency_is_read_behind_any_country() -> None:
    """Also where the country has no such money: "500 Angolan yen"."""
    names = [name for entry in lexicon.load("currency_names").values() for name in entry["names"]]
    assert len(names) > 300
    assert [] == [name for name in names if not read(f"It cost 500 Angolan {name}.")]


HOSTILE = [
    "1", ",", "(", "and ", "1 ", "1,", "$", "-", "1-", "one ", "hundred ", "half ", "million ", "from 1 to ",
    ".", "a. ", "\n", "% ", "1/", "of ", "(1) ", "$1 (", "dozens of ", "1.", "é", "No. ", "U.S. ", "per ",
    "two hundred and ", "12 of them ", "hundred and first ", "one and a half and ", "two fifths ", "1.1^",
    "1e", "2 feet 3 inches ",
    '5" ', "5' ", "a dollar bought 5 ", "point one ", "over ", "3 thousand 4 ", "5 below zero ",
    " 3)", "138/6 more than ; ", "138/6 wickets ", "three quarters of ", "37m units, 36m; ", "5 km/3 miles/",
    "a high of 3 and low of ", "up its share of 3 percent ", "$US5 and $6 ", "S/.5 ", "50 dirhams ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_work_grows_with_length(piece: str) -> None:
    """Eight times as much of anything takes little more than eight times the work."""
    short, long = (piece * (length // len(piece)) for length in (1_000, 8_000))
    read(long)  # loads what is loaded once
    assert work(lambda: read(long)) < 9 * work(lambda: read(short)) + 1_000


@pytest.mark.parametrize("piece", ["7", ",", "(", "and ", '"', "million ", "per "], ids=repr)
def test_a_megabyte_of_anything_is_survived(piece: str) -> None:
    """And what is said behind it is still read."""
    text = piece * (1_000_000 // len(piece)) + "\n\nAt least 12 people died."
    assert ["At least 12 people"] == [text[m.start : m.end] for m in read(text)]


NUMBERS = ["12", "1,250", "3.4 million", "forty-five", "2.5bn", "a dozen", "half a million", "15.5"]
THINGS = ["people", "tonnes", "percent", "Swiss francs", "km", "cows", "barrels", "degrees Celsius"]
JOINTS = [" and ", " or ", ", ", "; then ", ", including ", "/", " - ", ", up from ", " compared with "]
HEDGES = ["", "about ", "more than ", "up to ", "at least "]


@given(st.lists(st.tuples(*map(st.sampled_from, (HEDGES, NUMBERS, THINGS, JOINTS))), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_no_amount_is_lost_beside_another(parts: list[tuple[str, str, str, str]]) -> None:
    """Whatever joins them, each number before a thing or a unit is part of a figure."""
    text, spans = "In Quito they had ", []
    for at, (hedge, number, thing, joint) in enumerate(parts):
        text += (joint if at else "") + hedge
        spans.append((len(text), len(text) + len(number)))
        text += f"{number} {thing}"
    figures = [(mention.start, mention.end) for mention in read(f"{text} last year, she said.")]
    assert [] == [text[s:e] for s, e in spans if not any(start <= s and e <= end for start, end in figures)], text
