"""What an amount of money or a change of percent is in this story: a price, a loss, a compensation, the loot."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims.measures import Told
from crossfoot.facts.claims.story import COUNTS, Story, size
from crossfoot.facts.clauses import RELATIVES
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention

OF_WORTH = frozenset({"loss", "valuation", "deal_value"})
"""Measures of worth, which in the story of a robbery is that of the loot."""
SMALL = 100_000
"""Below this, what something is bought or sold for is the price of goods, not the worth of a deal."""
NOT_TOLD = "what is measured is not told"
"""The doubt of a figure without a measure."""
LEVEL = "measure.level_of_change"
"""The rule of a price that a change of percent led to, which is then one of prices (`crossfoot.facts.claims.claim`)."""
PRICES = frozenset({"price", "price_change", "price_factor"})
Settled = tuple[Told | None, tuple[str, ...]]
"""A measure as this dispatch uses its word, and the doubts that reading leaves."""


def is_premium(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage is what is paid above or below a price: "a premium of 33% to its closing price"."""
    near = sentence.words[max(figure.first - 3, 0) : figure.first] + sentence.words[figure.stop : figure.stop + 2]
    return not {"premium", "discount"}.isdisjoint(near)


def of_money(told: Told | None, sentence: Sentence, figure: Figure, story: Story) -> Settled | None:
    """What an amount is that has no measure, or one of price or worth."""
    if told is None or told.measure == "price":
        if _is_change_again(sentence, figure, story):
            return Told("price_change", "measure.change_again"), ()
        if _is_difference(sentence, figure, story.mentions[figure.mention]):
            return Told("price_change", "measure.difference"), () if told else ("taken as a change of a price",)
        if told is None and _is_level(sentence, figure, story):
            return Told("price", LEVEL), ("taken as a price: the level a change of percent led to",)
        if told is None and _is_of_goods(sentence, figure, story.mentions[figure.mention]):
            return Told("price", "measure.of_goods"), ("taken as a price: what one of the goods went to",)
    if figure.dimension != "money":
        return None
    if (told is None or told.rule in PROMISED) and _goes_to_bereaved(sentence, figure):
        return Told("compensation", "measure.to_bereaved"), ()
    return _worth(told, sentence, figure, story) if told is None or told.measure in OF_WORTH else None


def of_costs(told: Told, sentence: Sentence, figure: Figure, story: Story) -> Settled | None:
    """Prices, wages, losses and changes of prices, by how large they are and what was told before."""
    mention = story.mentions[figure.mention]
    if told.measure == "deal_value" and _is_small(mention):
        return told._replace(measure="price"), ()
    if told.measure == "profit" and "/" in mention.unit and told.rule.startswith("measure.obj"):
        return told._replace(measure="wage"), ()
    if told.measure == "damage" and _awards_damages(sentence.words[max(figure.first - 6, 0) : figure.stop + 5]):
        return told._replace(measure="compensation"), ()
    if told.rule in AWARDED and COURTS.isdisjoint(sentence.words):
        return None, ()  # "the army awarded the yard $400 million"
    if told.rule in PRICED and not _is_small(mention, LARGE) and "/" not in mention.unit:
        lead = sentence.words[max(figure.first - LEAD, 0) : figure.first]
        return None if DEALS.isdisjoint(lead) else (told._replace(measure="deal_value"), ())
    if told.rule == "measure.kind:percent" and _goes_on_with_inflation(sentence, figure, story):
        return Told("price_change", "measure.topic:inflation"), ("taken as inflation, as the percent before",)
    if told.rule in COST and not _is_small(mention, LARGE):
        if _cost_somebody(sentence, figure):
            return Told("loss", "measure.cost_somebody"), ()
        if _calamity_cost(sentence, figure):
            return Told("damage", "measure.cost_of_calamity"), ()
    if told.rule in PAID and figure.dimension == "money" and not _is_small(mention, LARGE):
        return _paid(sentence, figure)
    if told.measure == "change" and story.is_about("prices") and _is_hike(sentence, figure):
        return Told("price_change", "measure.topic:prices"), ("taken as a change of the prices told of",)
    if told.measure not in ("change", "factor") or _follows_count(sentence, figure, story):
        return None
    if _about_prices(story) and not _is_of_amount(sentence, figure):
        measure = "price_change" if told.measure == "change" else "price_factor"
        return Told(measure, "measure.topic:price"), ("taken as a change of the price told before",)
    return None


def _is_hike(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage is of a rise that is not said to be one of something: "the 6.7% increase announced"."""
    at = figure.stop - (sentence.words[figure.stop - 1] in HIKES)
    behind = sentence.words[at : at + 2]
    return not HIKES.isdisjoint(behind[:1]) and behind[1:] not in (["in"], ["of"], ["to"])


HIKES = frozenset({"increase", "hike", "rise"})


def _goes_to_bereaved(sentence: Sentence, figure: Figure) -> bool:
    """As in "promised 20,000 zlotys to the family of each person killed"."""
    behind = sentence.words[figure.stop : figure.stop + 9]
    if behind[:1] == ["("] and ")" in behind:
        behind = behind[behind.index(")") + 1 :]
    return behind[:1] in (["to"], ["for"]) and not lexicon.words("parts", "bereaved").isdisjoint(behind[1:5])


def _is_small(mention: Mention, limit: int = SMALL) -> bool:
    """Whether an amount is too small for a deal; of weak currencies a thousand times as much still is."""
    weak = mention.unit[:3] in lexicon.load("parts")["weak"]["currencies"]
    return (size(mention) or 0) < (limit * 1000 if weak else limit)


LARGE = 1_000_000
"""From here on, what is paid or charged is no price unless words say so."""


def rules_of(*forms: str) -> frozenset[str]:
    """The rules by which a verb in one of those forms tells what is done to those counted."""
    return frozenset(f"measure.{role}:{form}" for role in ("object", "participle") for form in forms)


PROMISED = rules_of("promise", "promises", "promised", "promising")
PAID = rules_of("pay", "pays", "paid", "paying") | {"measure.nominal:charge of"}
COSTING = frozenset({"cost", "costs", "costing"})
COST = rules_of(*COSTING)

PRICED = frozenset({"measure.nominal:share", "measure.nominal:stock", "measure.nominal:price"})
"""The rules of a price by a word that tells of deals, too: "the all-share transaction", "the purchase price"."""
DEALS = lexicon.words("parts", "deals")

AWARDS = lexicon.words("parts", "damages", "awarding")
AWARDED = rules_of(*sorted(AWARDS))
COURTS = lexicon.words("parts", "damages")


def _awards_damages(words: list[str]) -> bool:
    return "damages" in words and not AWARDS.isdisjoint(words)


def _cost_somebody(sentence: Sentence, figure: Figure) -> bool:
    """As in "cost the firm $100 million", "cost insurers $2 billion": what somebody lost, named between."""
    lead = sentence.words[max(figure.first - 5, 0) : figure.first]
    at = max((token for token, word in enumerate(lead) if word in COSTING), default=None)
    if at is None or at + 1 == len(lead):
        return False
    begins = lexicon.words("parts", "amounts") | grammar().skipped | grammar().prepositions
    return lead[at + 1] not in begins


def _calamity_cost(sentence: Sentence, figure: Figure) -> bool:
    """As in "the floods in the valley cost 2.5 billion koruna": what they destroyed is no price."""
    lead = sentence.words[max(figure.first - LEAD, 0) : figure.first]
    at = next((token for token, word in enumerate(lead) if word in lexicon.words("parts", "calamities")), len(lead))
    opening = lead[:at]
    named = opening[len(opening) - opening[::-1].index(",") :] if "," in opening else opening
    if COSTING.isdisjoint(lead[at:]) or not grammar().stops.isdisjoint(lead):
        return False
    return grammar().prepositions.isdisjoint(named) and RELATIVES.isdisjoint(named)


LEAD = 14
"""Words before an amount in which what cost it is named."""


def _paid(sentence: Sentence, figure: Figure) -> Settled:
    """Millions paid: the price of a deal where the words behind say so, else nothing that is known."""
    behind = sentence.words[figure.stop : figure.stop + 5]
    if behind[:3] in (["in", "cash", "and"], ["in", "shares", "and"], ["in", "stock", "and"]):
        return Told("deal_value", "measure.paid_in"), ()
    return None, (NOT_TOLD,)


def _follows_count(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """Whether the figure before in the sentence counts things: "shipped 4.6 million phones, 38 percent more"."""
    at = sentence.place(figure)
    return at > 0 and story.dimensions[sentence.figures[at - 1].mention] in COUNTS - {"bare"}


def _is_of_amount(sentence: Sentence, figure: Figure) -> bool:
    """Whether something that is no price changed: "Revenue rose 10 percent", "a 4 percent rise in operating costs"."""
    begin = max(figure.first - SUBJECT, 0)
    lead, behind = sentence.words[begin : figure.first], sentence.words[figure.stop : figure.stop + IN_WHAT]
    amounts = lexicon.words("parts", "unpriced")
    if "," in lead:
        lead = lead[len(lead) - lead[::-1].index(",") :]
    return not amounts.isdisjoint(lead) or ("in" in behind[:2] and not amounts.isdisjoint(behind))


SUBJECT = 9
"""Words before a percentage in which it is said what changed."""
IN_WHAT = 6
"""Words behind one in which "rise in" and what rose may stand."""


def _goes_on_with_inflation(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """As in "Inflation rose to 78.6 percent, though an independent group calculated 160.8 percent"."""
    lead = sentence.words[max(figure.first - 8, 0) : figure.first]
    if sentence.words[figure.stop : figure.stop + 1] == ["of"] or lexicon.words("parts", "tellings").isdisjoint(lead):
        return False
    for index in range(figure.mention - 1, max(figure.mention - 4, -1), -1):
        if story.dimensions[index] == "percent":
            return story.measures[index] == "price_change" and "%" not in lead
    return False


def _about_prices(story: Story) -> bool:
    """Whether the last amount of money told before was a price."""
    for index in range(len(story.measures) - 1, max(len(story.measures) - 4, -1), -1):
        if story.measures[index] in PRICES:
            return True
        if story.dimensions[index].startswith("money"):
            return False
    return False


def _is_difference(sentence: Sentence, figure: Figure, mention: Mention) -> bool:
    """Whether an amount is how much a price changed: "rose by 30 pesos", "64 cents, or 3.3 per cent, higher"."""
    if is_at(sentence, figure) or (mention.bound in BOUNDS and "change.size" in mention.rules):
        return False
    before = sentence.words[max(figure.first - 2, 0) : figure.first]
    by = before[-1:] == ["by"] or (before[-1:] in (["up"], ["down"]) and before[0] in lexicon.words("parts", "moved"))
    return by or "change.size" in mention.rules or _behind(sentence, figure) in lexicon.words("parts", "differences")


def _is_change_again(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """Whether an amount says again what a price changed by: "raised fares by 10 percent, or 40 cents"."""
    at = sentence.place(figure)
    before = sentence.figures[at - 1] if at else None
    if before is None or before.dimension != "percent" or story.measures[before.mention] != "price_change":
        return False
    return sentence.words[before.stop : figure.first] in (["or"], [",", "or"])


BOUNDS = frozenset({"less_than", "more_than"})
"""Bounds that a level is said to cross: "fell below $50"."""


def is_at(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount of money is a level: "to 120", "at $20.04", "rose by 30 pesos and reached 850"."""
    money = figure.dimension.startswith("money") and figure.first > 0
    return money and sentence.words[figure.first - 1] in LEVELS


LEVELS = frozenset({"at", "to", "reached", "reaches", "reaching"})


def _behind(sentence: Sentence, figure: Figure) -> str:
    """The word behind an amount and what restates it: "64 cents, or 3.3 per cent, higher"."""
    words, at = sentence.words, figure.stop
    while at < len(words):
        other = sentence.by_first.get(at)
        if other is not None and other.dimension == "percent":
            at = other.stop
        elif words[at] in (",", "or") and at < figure.stop + 6:
            at += 1
        else:
            return words[at] if at == figure.stop or words[at] in ("higher", "lower") else ""
    return ""


def _is_level(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """Whether an amount is what a change of percent led to: "fell 3.4 percent to 86.20 francs"."""
    at = sentence.place(figure)
    if at == 0 or sentence.words[figure.first - 1] not in ("to", "at"):
        return False
    changed = sentence.figures[at - 1]
    near = figure.first - changed.stop <= 3
    small = (size(story.mentions[figure.mention]) or SMALL) < SMALL
    return near and small and story.measures[changed.mention] in ("change", "price_change")


def _is_of_goods(sentence: Sentence, figure: Figure, mention: Mention) -> bool:
    """Whether an amount is what one of some goods went from or to: "A loaf went from one peso to two"."""
    words, going = sentence.words, lexicon.words("contexts", "sold", "going")
    if "change.from_to" not in mention.rules and not REACHED.intersection(mention.rules):
        return False
    for at in range(figure.first - 1, max(figure.first - GOODS, 0), -1):
        if words[at] in going:
            first = at
            while first > 0 and not _opens_clause(words[first - 1]) and at - first < GOODS:
                first -= 1
            named = lexicon.words("carrying", "moneys").isdisjoint(words[first:at])  # "A claim went from 400 dollars"
            if words[first:at] == ["it"]:
                return _is_small(mention)
            return named and words[first] in ("a", "an", "one", "each") and first < at - 1
    return False


def _opens_clause(word: str) -> bool:
    return word in (",", ";", ".", "and", "but", "while") or word in grammar().subordinating


GOODS = 12
"""Words before an amount in which the verb stands that says what goods went to, and before it the goods."""
REACHED = frozenset({"change.reached", "change.from"})


def _worth(told: Told | None, sentence: Sentence, figure: Figure, story: Story) -> Settled | None:
    """Worth of the loot in the story of a robbery; a price where the last amount of money was one."""
    if story.is_about("robbery"):
        return Told("stolen_value", "measure.topic:robbery"), ("taken as the worth of what was stolen",)
    of_last = _is_small(story.mentions[figure.mention], LARGE) or _refers_back(sentence, figure)
    if told is None and of_last and _about_prices(story):
        return Told("price", "measure.topic:price"), ("taken as a price, as the amount before",)
    if told is None and figure.first and sentence.words[figure.first - 1] in ("for", "at"):
        return Told("price", "measure.bought_for"), ("taken as a price: what is bought is not told",)
    return None


def _refers_back(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount is told as that of what was spoken of: "the correct figure is 6.4 billion rupees"."""
    return not {"figure", "amount", "sum", "price"}.isdisjoint(sentence.words[max(figure.first - 4, 0) : figure.first])
