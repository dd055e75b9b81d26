"""What figures are about: the noun they stand before, what a verb moves to them, the subject of their clause."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

SENTENCES = {
    # the subject of the clause
    "Wheat exports through the port dropped 8 percent in June.": ["Wheat exports through the port"],
    "Inflation in Ghana quickened to 23.1 percent, the central bank said.": ["Inflation in Ghana"],
    "Traders said soybeans rose 2% after the report.": ["soybeans"],
    "The new bridge, built by a Chinese consortium, is 2.4 kilometres long.": ["new bridge"],
    "In the last quarter the ferry carried 3,400 lorries.": ["ferry"],
    "Zambia's debt to private creditors stands at 6.8 billion dollars.": ["Zambia's debt to private creditors"],
    "US exports were worth 4 billion dollars.": ["US exports"],
    # another clause has another subject, an item of a list its own name
    "Unemployment fell to 4.1 percent in May, while wages grew 3.9 percent.": ["Unemployment", "wages"],
    "Copper gained 1.2%, zinc 0.8% and nickel slipped 0.3%.": ["Copper", "zinc", "nickel"],
    "Oats and barley gained 2%.": ["Oats and barley"],
    # a relative clause, an "it" that was named
    "The airline, which operates 47 jets, is for sale.": ["airline"],
    "The airline said it was grounding 12 jets.": ["airline"],
    # what a verb moves
    "The brewer lifted its dividend to 14 cents a share from 12 cents.": ["dividend", "dividend"],
    "The government will raise the minimum wage by 7.5 percent.": ["minimum wage"],
    "Analysts see an improvement in its margins to 64 percent.": ["margins"],
    "Bakers will raise the price by 20 percent, from 50 to 60 pesos a loaf.": ["price", "price", "price"],
    # the noun before of, unless it says how much only
    "The storm brought winds of up to 140 km/h.": ["winds"],
    "The fund put in a total of $5 million.": ["fund"],
    # the noun behind
    "The company agreed to pay a $12 million fine over the spill.": ["fine"],
    "The union won a 5% pay rise.": ["pay rise"],
    "Farmers in the delta lost 30 percent of their crop.": ["crop"],
    "Earnings took a hit from a 25% drop in sales.": ["sales"],
    "It has a 2.4-litre four-cylinder engine.": ["four-cylinder engine", "engine"],
    "The judge granted $4 million in damages.": ["damages"],
    # the same thing again
    "The hose is 30 metres (98 feet) long.": ["hose", "hose"],
    "Shares in the mine closed down 4.5% at 212 pence.": ["Shares in the mine", "Shares in the mine"],
    # an aside, a compound, the subject of its own clause
    "The dividend, frozen for two years, goes up by five cents.": ["dividend", "dividend"],
    "The transfer fee, 41 million euros, is a record.": ["transfer fee"],
    "The start-up was valued at 1.4 billion euros.": ["start-up"],
    "Four guards were tied up and 29 inmates escaped.": [None, None],
    "At its height 140 firefighters were at the scene.": [None],
    # the figure is itself the subject, or another of its list
    "The Red Cross said 19 people had been killed and 210 injured.": [None, None],
    "At least four people were killed and dozens were hurt.": [None, None],
    "The ministry said on Tuesday that 11 people had been killed.": [None],
    "Six dancers fell ill after 40 guests had.": [None, None],
    "The two ferries carried 300 lorries.": [None, "two ferries"],
    # a dateline, or another figure
    "LUANDA, June 6 - Some 40 drivers walked out.": [None],
    "SAO PAULO (AP) - Shares in the mine rose 4 percent.": ["Shares in the mine"],
    "DHAKA, May 22 - Factory owners offered to raise the lowest wage from 12,500 taka.": ["lowest wage"],
    "Some 190 had died (173 suspected, 11 confirmed).": [None, None, None],
    "Turnout was 43.48% of some 17 million registered voters.": ["registered voters", "Turnout"],
    # nothing is named
    "It rose 5 percent.": [None],
    "There were 40 people in the hall.": [None],
    "We waited another two hours.": [None],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_figure_is_about(sentence: str) -> None:
    """The subject of each figure, in the words of the sentence."""
    facts = read_facts(Dispatch("text", sentence, None))
    assert SENTENCES[sentence] == [fact.subject for fact in facts]
