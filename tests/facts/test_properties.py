"""What always holds of facts, whatever the text."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from tests.facts.claims_corpus import stories
from tests.work import work


@pytest.mark.parametrize("word", ["on", "by", "late", "early"])
def test_a_line_may_end_before_its_day(word: str) -> None:
    """A line broken before the day, and that day lost, still has its figure."""
    text = f"Peruvian police {word}\n31 people, they said. Twelve people were hurt."
    assert [31, 12] == [fact.best for fact in read_facts(Dispatch("story", text, "2022-01-05"))]


@pytest.mark.parametrize(
    "piece",
    [
        "12 of them ",
        "12 killed, including ",
        "12 people were killed and ",
        "12 in Xa, ",
        "on Tuesday 12 ",
        "police said 12, ",
        "rose 12 to 13 ",
        "12 tenge (3 dollars) ",
        "Of 12 ",
        "12\n\n",
        "Lena\t12\n",
        "Lena   12   13\n",
        "Deaths: 12\n",
        "Deaths .... 12\n",
        "- Lena 12\n",
        "Deaths\n12\n",
        "District\tDeaths\nLena\t12\n",
    ],
)
def test_work_grows_with_the_figures(piece: str) -> None:
    """Eight times as many figures, in one sentence or in as many, take not much more than eight times the work.

    Somewhat more, since rules look back over up to forty figures, and the short text has fewer.
    """
    short, long = (Dispatch("hostile", piece * (length // len(piece)), "2022-01-05") for length in (600, 4_800))
    read_facts(long)  # loads what is loaded once
    assert work(lambda: read_facts(long)) < 11 * work(lambda: read_facts(short))


def test_a_dispatch_cut_off_anywhere_is_read() -> None:
    """A rule that looks at the words behind a name does without them where the text ends, as fetched pages do."""
    for at, story in enumerate(stories()):
        text = story["text"]
        for cut in (at * 7 % len(text), at * 31 % len(text), at * 101 % len(text)):
            read_facts(Dispatch("cut", text[: cut + 1] + TAILS[(at + cut) % len(TAILS)], story["published"]))


TAILS = ("", " whose", "., saying", ", which", " '70-", ":", " (", "\n• ", " said, “", " per", ", citing", " $")
"""What a rule may look behind, at the end of a text."""


@pytest.mark.parametrize(
    "text",
    [
        "The union said 90,000 people marched in Quito on Thursday; the interior ",
        "A family can live on 4,000 birr a month, up the 's study says.",
        "The Red Cross said it had withdrawn the 40",
        "More than 949 aid workers had been evacuated, according to  whose",
        "At least 751 civilians had been killed., saying",
        "Hits of the '68/",
    ],
)
def test_a_text_that_stops_short_is_read(text: str) -> None:
    """Each of these ended in an error once."""
    assert [fact.dispatch_id for fact in read_facts(Dispatch("cut", text, "2022-01-05"))] in ([], ["cut"])
