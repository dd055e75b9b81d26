"""What a measure's word means in this dispatch, where it alone leaves that open. Each such reading leaves a doubt."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims.costs import NOT_TOLD, Settled, is_at, is_premium, of_costs, of_money, rules_of
from crossfoot.facts.claims.measures import Told
from crossfoot.facts.claims.story import Story, size
from crossfoot.facts.cues import measures
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.nouns import noun_words


def settle(told: Told | None, sentence: Sentence, figure: Figure, story: Story) -> Settled:
    """The measure as this dispatch uses its word, and the doubts that reading leaves."""
    if told is not None and told.measure == "price_change" and is_premium(sentence, figure):
        return Told("share", "measure.premium"), ()
    if told is not None and told.measure == "price_change" and _is_of_whole(sentence, figure, story):
        return Told("share", "measure.of_whole"), ()
    carried = told is not None and (told.measure, told.rule) == ("price_change", "measure.carried")
    if carried and is_at(sentence, figure):
        return Told("price", "measure.level"), ()  # "finished 64 cents higher at $20.04"
    settled = of_money(told, sentence, figure, story) if figure.dimension.startswith("money") else None
    if settled is not None:
        return settled
    if told is None and figure.dimension == "event" and _is_sure(sentence, figure) and story.is_about("disease"):
        return Told("disease_cases", "measure.topic:disease"), ()
    if told is None or _is_of_miscount(sentence, figure) or _is_of_parent(sentence, figure):
        return None, (NOT_TOLD,)
    settled = _of_people(told, sentence, figure, story) or of_costs(told, sentence, figure, story)
    if settled is not None:
        return settled
    if told.measure == "sentence" and story.mentions[figure.mention].unit in _BRIEF:
        return Told("duration", "measure.too_brief"), ()  # "a third was captured several hours later"
    if figure.dimension == "bare" and story.measures and story.measures[-1]:
        told = _as_narrow_as_last(told, story.measures[-1])
    if told.rule == "measure.last_counted":
        return told, ("what is counted is not told; taken as what was counted last",)
    return told, ()


_BRIEF = frozenset({"hour", "minute", "second"})
"""No term of prison is told in these."""


def _is_of_whole(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """Whether a percentage is that of something, and no change: "a ticket costs 7.6 percent of the daily wage"."""
    behind = sentence.words[figure.stop : figure.stop + 2]
    plain = figure.dimension == "percent" and story.mentions[figure.mention].trend is None
    return plain and len(behind) == 2 and behind[0] == "of" and behind[1] not in OF_NONE


OF_NONE = frozenset({"late", "course", "which", "whom"})
"""Words behind "of" that are no whole: "rose 8 percent of late"."""


def _is_sure(sentence: Sentence, figure: Figure) -> bool:
    """Whether how sure cases are tells that a number alone is of them: "90 confirmed and 12 suspected cases"."""
    behind = sentence.words[figure.after_number : figure.stop + 1]
    return not _SURE.isdisjoint(behind)


_SURE = frozenset({"confirmed", "suspected", "probable", "suspect"})


def _is_of_miscount(sentence: Sentence, figure: Figure) -> bool:
    """Whether those are told of by whom a count was wrong: "six bodies had been counted twice"."""
    if TWICE.isdisjoint(sentence.vocabulary):
        return False
    words = sentence.words
    for token in range(figure.stop, min(figure.stop + MISCOUNTED, len(words) - 1)):
        if token in sentence.by_first or words[token] == ";":
            return False
        if words[token] in ("counted", "listed", "recorded") and words[token + 1] in TWICE:
            return True
    return False


def _is_of_parent(sentence: Sentence, figure: Figure) -> bool:
    """Whether somebody's children are told, whom nothing befell: "the mother of two was trapped"."""
    before = sentence.words[max(figure.first - 2, 0) : figure.first]
    return before[1:] == ["of"] and figure.noun is None and before[0] in lexicon.words("parts", "with_children")


TWICE = frozenset({"twice", "double"})
MISCOUNTED = 9
"""Words behind a figure in which its having been counted twice is told."""


def _of_people(told: Told, sentence: Sentence, figure: Figure, story: Story) -> Settled | None:
    """Cases of a disease, the buried, those in hospital, the saved and victims, by what stands beside them."""
    if told.measure == "investigations" and _is_of_disease(figure.noun) and story.is_about("disease"):
        return Told("disease_cases", "measure.topic:disease"), ()
    if told.rule in CLAIMED and _is_claimed_of(sentence, figure):
        return Told("crowd", "measure.claimed_of"), ()
    if told.measure == "killed" and told.rule in BURIED and _is_under(sentence, figure):
        return Told("trapped", "measure.buried"), ()
    noun = (figure.noun or "").rpartition(" ")[2]
    if told.rule in LOSING and noun in lexicon.words("parts", "spared", "lost"):
        return Told("customers", "measure.lost_by_firm"), ()
    if told.rule in BEATING and noun in lexicon.words("parts", "spared", "beaten"):
        return None, (NOT_TOLD,)
    if told.rule in TREATED and not lexicon.words("parts", "hospitals").isdisjoint(sentence.vocabulary):
        return Told("hospitalised", "measure.treated_in_hospital"), ()
    if told.measure in ("houses_damaged", "premises_damaged") and _is_order(sentence, figure, told):
        return Told("evacuated", "measure.ordered_out"), ()
    if told.rule in SEATS and _seats_people(sentence, figure):
        return Told("capacity", "measure.seats"), ()
    if told.rule in LET_GO and _is_of_staff(sentence, figure, story):
        return Told("laid_off", "measure.let_go"), ()
    if told.rule in ATTENDED and not lexicon.words("parts", "schools").isdisjoint(
        sentence.words[figure.stop : figure.stop + 6]
    ):
        return None, (NOT_TOLD,)  # "300,000 students attend public schools"
    if told.rule in ADMITTED and lexicon.words("parts", "hospitals").isdisjoint(sentence.vocabulary):
        return None, (NOT_TOLD,)
    if told.rule in SLEPT and lexicon.words("parts", "slept_in").isdisjoint(sentence.words[figure.stop :]):
        return None, (NOT_TOLD,)  # "100 workers were sleeping in the mill"
    if told.rule in WENT_HOME and CARED_FOR.isdisjoint(story.told):
        return None, (NOT_TOLD,)  # nobody had held them: "871 have gone home"
    if told.rule in OF_ITS and (figure.noun or "").rpartition(" ")[2] not in lexicon.words("parts", "souls"):
        return None, (NOT_TOLD,)
    if told.measure in AT_LARGE and _is_at_large(told, sentence, figure):
        return None, (NOT_TOLD,)
    if told.rule in CLEARED and _is_driven_off(sentence, figure):
        return Told("crowd", "measure.cleared_of"), ()
    if told.measure == "detained" and _is_saved(told, sentence, figure):
        return Told("rescued", "measure.picked_up"), ()
    if told.rule in JAILED and _for_long(sentence, figure):
        return Told("convicted", "measure.jailed_for"), ()
    if told.rule in COUNTS_OF and lexicon.words("parts", "charged").isdisjoint(sentence.vocabulary):
        return None, (NOT_TOLD,)
    return _victims(told, sentence, figure, story) if told.measure == "casualties" else None


def _is_at_large(told: Told, sentence: Sentence, figure: Figure) -> bool:
    """Whether captives broke out, whom nobody saved: "14 prisoners escaped", "300 of the 700 inmates who fled"."""
    captives = lexicon.words("parts", "captives")
    named = figure.noun is None or figure.noun.rpartition(" ")[2] in captives
    fled = told.rule.rpartition(":")[2].partition(" ")[0] in lexicon.words("parts", "captives", "fleeing")
    return fled and named and not captives.isdisjoint(sentence.vocabulary)


AT_LARGE = frozenset({"rescued", "displaced", "evacuated"})
"""Measures that a verb of escaping shows."""


def _is_claimed_of(sentence: Sentence, figure: Figure) -> bool:
    """As in "unions claim 40,000 people took to the streets", "the union claims 2 million demonstrators"."""
    if (figure.noun or "").rpartition(" ")[2] in lexicon.words("parts", "claimed", "marchers"):
        return True
    return not lexicon.words("parts", "claimed").isdisjoint(sentence.words[figure.end : figure.end + 2])


def _seats_people(sentence: Sentence, figure: Figure) -> bool:
    """Whether seats are those of a vehicle or a hall, and not of a parliament: "the 250-seat ferry"."""
    if sentence.words[figure.stop - 2 : figure.stop - 1] != ["-"]:
        return False
    kinds = noun_words().kinds
    return any(kinds.get(word) in ("vehicle", "building") for word in sentence.words[figure.stop : figure.stop + 3])


def _is_saved(told: Told, sentence: Sentence, figure: Figure) -> bool:
    """Whether who was picked up was saved, and not arrested: "119 survivors", "picked up 61 migrants off the coast"."""
    if figure.noun in lexicon.words("parts", "saved"):
        return True
    at_sea = not lexicon.words("parts", "at_sea").isdisjoint(sentence.vocabulary)
    return told.rule in PICKED_UP and at_sea and "police" not in sentence.vocabulary


def _for_long(sentence: Sentence, figure: Figure) -> bool:
    """Whether those jailed serve a term: "six were jailed for ten years"."""
    behind = sentence.words[figure.stop : figure.stop + TERM]
    at = behind.index("for") + 1 if "for" in behind else len(behind)
    term = sentence.by_first.get(figure.stop + at)
    return behind[at : at + 1] == ["life"] or (term is not None and term.dimension == "time")


TERM = 9
"""Words behind those jailed among which their term is told."""


def _is_order(sentence: Sentence, figure: Figure, told: Told) -> bool:
    """Whether an order affects those homes, and no blow: "an evacuation order affecting 217 homes"."""
    lead = sentence.words[max(figure.first - 4, 0) : figure.first]
    return ":affect" in told.rule and not {"order", "orders"}.isdisjoint(lead) and "evacuation" in sentence.vocabulary


def _is_of_staff(sentence: Sentence, figure: Figure, story: Story) -> bool:
    """Whether those let go are somebody's staff, and no captives."""
    employed = figure.noun in lexicon.words("parts", "staff") or not STAFFED.isdisjoint(story.told)
    return employed or not lexicon.words("parts", "employers").isdisjoint(sentence.vocabulary)


TREATED = frozenset(
    {"measure.participle:treated", "measure.object:treating", "measure.object:treat", "measure.object:treats"}
)
ADMITTED = rules_of("admit", "admits", "admitted", "admitting")
ATTENDED = frozenset({"measure.subject:attend", "measure.subject:attending", "measure.subject:attended"})
CLAIMED = frozenset({"measure.object:claim", "measure.object:claims"})
"""The rules by which something claimed lives."""
LOSING, BEATING = rules_of("lose", "loses", "lost", "losing"), rules_of("beat", "beats", "beaten", "beating")
LET_GO = rules_of("let go", "lets go", "letting go")


def _is_driven_off(sentence: Sentence, figure: Figure) -> bool:
    """As in "clear the square of thousands of protesters", "cleared about 1,000 people from the square"."""
    return sentence.words[figure.first - 1] == "of" or sentence.words[figure.stop : figure.stop + 1] == ["from"]


CLEARED = rules_of("clear", "clears", "cleared", "clearing")
STAFFED = frozenset({"jobs", "laid_off", "employees"})
OF_ITS = frozenset({"measure.nominal:with its", "measure.nominal:of its", "measure.nominal:whose"})
WENT_HOME = frozenset(f"measure.subject:{verb} home" for verb in ("go", "goes", "went", "gone", "return", "returned"))
CARED_FOR = frozenset({"hospitalised", "infected", "disease_cases", "detained", "sought_medical_help"})
SLEPT = frozenset(f"measure.subject:{verb} in" for verb in ("sleep", "sleeps", "slept", "sleeping"))
SEATS = frozenset({"measure.head:seat", "measure.head:seats"})
PICKED_UP = rules_of("pick up", "picks up", "picked up", "picking up")
JAILED = rules_of("jail", "jails", "jailed", "jailing", "imprison", "imprisoned", "imprisons", "imprisoning")
COUNTS_OF = frozenset({"measure.head:count", "measure.head:counts"})
BURIED = rules_of("bury", "buries", "buried", "burying")


def _is_under(sentence: Sentence, figure: Figure) -> bool:
    """Whether those buried lie under what came down on them: mourners bury the dead, a slide buries the living."""
    if figure.noun in lexicon.words("parts", "corpses"):
        return False
    if not DYING.isdisjoint(sentence.words[figure.stop : figure.stop + TERM]):
        return False  # "four people were buried in mudslides and died"
    return not lexicon.words("parts", "coming_down").isdisjoint(sentence.vocabulary)


DYING = frozenset({"died", "perished", "suffocated"})


def _victims(told: Told, sentence: Sentence, figure: Figure, story: Story) -> Settled:
    """The dead, where they are fewer than the injured ("4,000 injured … 100 casualties"), or nobody is injured."""
    if not FATES.isdisjoint(sentence.words[figure.stop :]):
        return told, ()  # "50 casualties: nine dead and 41 wounded"
    value, most = size(story.mentions[figure.mention]), story.most_injured
    if value is not None and (value < most or ("killed" in story.told and not most)):
        return Told("killed", "measure.victims"), ("victims taken as the dead",)
    return told, ()


FATES = frozenset({"dead", "killed", "injured", "wounded"})
"""What divides casualties that are told behind them."""


def _is_of_disease(noun: str | None) -> bool:
    """Whether cases may be those of a disease, and are not of a court."""
    return (
        noun is not None
        and noun.endswith(("case", "cases"))
        and lexicon.words("parts", "courts").isdisjoint(noun.split())
    )


def _as_narrow_as_last(told: Told, last: str) -> Told:
    """Homes after homes: "60 homes were destroyed and another 300 damaged"."""
    narrow = measures()[last]
    return told._replace(measure=last) if narrow.nouns and narrow.parent == told.measure else told
