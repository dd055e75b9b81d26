"""When: where a text says it, which day it is, and which day a figure speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.facts.context import Context
from crossfoot.facts.days.dates import reported_days, resolve
from crossfoot.facts.days.tenses import Tenses
from crossfoot.facts.event_words import event_words
from crossfoot.mentions.dates import HOLDS_FIGURE, REJECTED, find_dates


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.kind) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On January 4 it rained.", [("January 4", "date")]),
        ("It rained on 4 January 2022.", [("4 January 2022", "date")]),
        ("LENA, Jan. 6 - Rain.", [("Jan. 6", "date")]),
        ("On July 02 2013, rain.", [("July 02 2013", "date")]),
        ("date 2022-01-04 Rain.", [("2022-01-04", "date")]),
        ("Thu, 10 Nov 2011 02:45 PM", [("Thu, 10 Nov 2011", "date"), ("02:45 PM", "clock")]),
        ("It opens on the 4th.", [("4th", "day")]),
        ("Tuesday evening and last Friday", [("Tuesday evening", "weekday"), ("last Friday", "weekday")]),
        ("Earlier that day, and overnight.", [("Earlier that day", "relative"), ("overnight", "relative")]),
        ("in the past 24 hours", [("in the past 24 hours", "window")]),
        ("less than 24 hours after the speech", [("less than 24 hours after", "elapsed")]),
        ("Since the beginning of 2022 prices rose.", [("Since the beginning of 2022", "year")]),
        ("At the end of July and in December 2008", [("At the end of July", "month"), ("December 2008", "month")]),
        ("in the late 1990s", [("in the late 1990s", "decade")]),
        ("at 3 p.m. (1200 GMT)", [("3 p.m. (1200 GMT)", "clock")]),
        ("at 07:37 a.m. UTC", [("07:37 a.m. UTC", "clock")]),
        ("from 2013 to 2015", [("2013 to 2015", "years")]),
        ("The 2004 tsunami", [("2004", "year")]),
        ("between 8 and 9 p.m.", [("8 and 9 p.m.", "clock")]),
        ("on 13/07/2022", [("13/07/2022", "date")]),
        ("the poll of May 2", [("May 2", "date")]),
        ("in May and since March", [("May", "month"), ("since March", "month")]),
        ("It sank on Boxing Day 2004.", [("Boxing Day 2004", "date")]),
        ("New Year's Eve and Christmas Day", [("New Year's Eve", "date"), ("Christmas Day", "date")]),
    ],
)
def test_times_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "2004 people fled.",
        "Some 2,000 homes burned in 2,000 streets.",
        "Water stood in 2000 homes.",
        "They may march on; May Ling may not.",
        "It stands on the 4th floor.",
        "People stood on the 19th-century bridge.",
        "Room 2010 was empty.",
        "The score was 3:2.",
        "Nurse Sunday Eze, 29, was there.",
        "She reads the Sunday Times on Black Friday.",
        "A reporter of USA Today counted 12 boats.",
        "Stalls at the Christmas market burned.",
        "He was driver of the year.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert kinds(text) == []


def test_a_count_after_a_month_is_no_day() -> None:
    assert kinds("In March 15 people died.") == [("March", "month")]


def test_kinds_are_either_rejected_or_hold_a_figure() -> None:
    assert frozenset() == REJECTED & HOLDS_FIGURE


def days(text: str, reported: str | None, *, planned: bool = False) -> tuple[str, str, str] | None:
    found = resolve(find_dates(text)[0], reported_days(reported), planned=planned)
    return (found.first.isoformat(), found.last.isoformat(), found.precision) if found else None


@pytest.mark.parametrize(
    ("text", "reported", "expected"),
    [
        ("on January 4", "2022-01-05", ("2022-01-04", "2022-01-04", "day")),
        ("on December 31", "2022-01-05", ("2021-12-31", "2021-12-31", "day")),
        ("on Tuesday", "2022-01-04", ("2022-01-04", "2022-01-04", "day")),
        ("on Wednesday", "2022-01-04", ("2021-12-29", "2021-12-29", "day")),
        ("last Tuesday", "2022-01-04", ("2021-12-28", "2021-12-28", "day")),
        ("yesterday", "2022-01-01", ("2021-12-31", "2021-12-31", "day")),
        ("last month", "2022-01-04", ("2021-12-01", "2021-12-31", "month")),
        ("in 2009", "2022-01-04", ("2009-01-01", "2009-12-31", "year")),
        ("since the beginning of 2022", "2022-01-04", ("2022-01-01", "2022-01-04", "span")),
        ("At the end of July", "2013-09-09", ("2013-07-01", "2013-07-31", "month")),
        ("over the past week", "2022-01-10", ("2022-01-03", "2022-01-10", "span")),
        ("three days ago", "2022-01-10", ("2022-01-07", "2022-01-07", "day")),
        ("January 4-6", "2022-01-10", ("2022-01-04", "2022-01-06", "span")),
        ("on the 29th", "2022-03-10", ("2022-02-28", "2022-02-28", "day")),
        ("in June", "2022-04", ("2021-06-01", "2021-06-30", "month")),
        ("this week", "2022-01-05", ("2022-01-03", "2022-01-05", "span")),
        ("on January 4", None, None),
        ("in 2031", "2022-01-04", None),
        ("on 30 February 2021", "2022-01-04", None),
    ],
)
def test_times_are_resolved(text: str, reported: str | None, expected: tuple[str, str, str] | None) -> None:
    assert expected == days(text, reported)


@pytest.mark.parametrize(
    ("reported", "expected"),
    [("2022-01-09", ("2022-01-03", "2022-01-08", "span")), ("2022-01-10", ("2022-01-03", "2022-01-09", "span"))],
)
def test_on_a_sunday_last_week_is_the_one_that_has_just_ended(reported: str, expected: tuple[str, str, str]) -> None:
    assert expected == days("last week", reported)


def test_what_is_planned_may_lie_ahead() -> None:
    assert days("on Friday", "2022-01-04", planned=True) == ("2022-01-07", "2022-01-07", "day")


def event(text: str, figure: str, reported: str = "2021-05-06", measure: str | None = None) -> str | None:
    start = text.index(figure)
    found = Context(text, reported).event(start, start + len(figure), measure=measure)
    return found.start if found else None


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("A blast killed 12 people on Tuesday. Another 9 were hurt.", "9", "2021-05-04"),
        ("Police said on Wednesday that 12 had died.", "12", "2021-05-05"),
        ("A blast on Tuesday killed 12, police said on Wednesday.", "12", "2021-05-04"),
        ("LENA, May 6 - A blast killed 12 on Sunday. In 2004 a blast killed 30.", "30", "2004-01-01"),
        ("A litre cost 12 pesos at the start of the year and 9 in 2019.", "12", "2021-01-01"),
        ("A litre cost 12 pesos at the start of the year and 9 in 2019.", "9", "2019-01-01"),
        ("The toll rose on Wednesday to 31, up from 17 the day before.", "31", "2021-05-05"),
        ("Twelve people live there.", "Twelve", "2021-05-06"),
        ("A blast killed 12 and hurt more than 40 late Wednesday.", "12", "2021-05-05"),
        ("Police held 12 since violence broke out Tuesday.", "12", "2021-05-06"),
        ("LENA, May 6 - The firm, founded in 2009, has 55 employees.", "55", "2021-05-06"),
        ("The flood that began in mid-April killed 12.", "12", "2021-05-06"),
        ("- Jan 2: fires start.\n- Jan 8: 41 houses burn.", "41", "2021-01-08"),
    ],
)
def test_a_figure_is_dated_by_its_clause_its_story_or_its_report(text: str, figure: str, expected: str) -> None:
    assert expected == event(text, figure)


LATER = "LENA, May 6 - Rescuers were searching on Thursday for 12 people missing after a blast. "


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        (LATER + "The blast tore through a mill on Tuesday.", "12", "trapped", "2021-05-04"),
        (LATER + "It happened at 3:32 a.m. on Wednesday.", "12", "trapped", "2021-05-05"),
        (LATER + "The wall, ten metres high in places, came down on Monday. It killed 7.", "7", "killed", "2021-05-03"),
        (LATER + "Nine were hurt in Monday's blast.", "Nine", "injured", "2021-05-03"),
        (LATER + "The blast tore through a mill on Tuesday. Police hold 3.", "3", "detained", "2021-05-06"),
        ("Divers found 12 bodies on Thursday, a day after a boat sank with 40 aboard.", "40", "aboard", "2021-05-05"),
        ("The toll of Sunday's crash rose to 12 on Wednesday.", "12", "killed", "2021-05-02"),
        ("The toll rose to 12 on Wednesday.", "12", "killed", "2021-05-05"),
        ("A fire raging since Sunday spread on Thursday. It has killed 12.", "12", "killed", "2021-05-02"),
        ("Two pilots died on Monday. Police were looking for 12.", "Two", "killed", "2021-05-03"),
        (LATER + "The storm hit on Tuesday. Some 40 are still missing.", "40", "missing", "2021-05-06"),
    ],
)
def test_harm_is_of_the_day_of_the_event_and_not_of_what_followed_it(
    text: str, figure: str, measure: str, expected: str
) -> None:
    assert expected == event(text, figure, measure=measure)


SUNDAY = "LENA, May 4 - A dam burst on Sunday, killing 40, the army said on Tuesday. "


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        (SUNDAY + "Some 300 families are sleeping in tents.", "300", "displaced", "2021-05-04"),
        (
            SUNDAY + "The hospital has 23 patients, four of them in intensive care.",
            "four",
            "seriously_injured",
            "2021-05-04",
        ),
        (SUNDAY + "Nine of the injured were in a coma.", "Nine", "seriously_injured", "2021-05-04"),
        (SUNDAY + "Five guards are in custody.", "Five", "detained", "2021-05-04"),
        ("A slope fell on a bus on May 1. Five guards are in custody.", "Five", "detained", "2021-05-04"),
        (SUNDAY + "Ferries have run for the past 3 days.", "3", "duration", "2021-05-04"),
        (SUNDAY + "Police have arrested two guards, three clerks and a mason.", "three", "detained", "2021-05-04"),
        (SUNDAY + "The search for 31 others went on.", "31", "missing", "2021-05-04"),
        (SUNDAY + "Doctors were treating 12 and 9 people remain in hospital.", "9", "hospitalised", "2021-05-04"),
        (SUNDAY + "The province promised 900 pesos to each family.", "900", "compensation", "2021-05-04"),
        (SUNDAY + '"We have two boats," a fisherman said.', "two", None, "2021-05-04"),
        (SUNDAY + "Engineers are inspecting six other dams.", "six", None, "2021-05-04"),
        (SUNDAY + "The wave that hit 12 hamlets has receded.", "12", None, "2021-05-02"),
        (SUNDAY + "The wave swept away 14 cars.", "14", None, "2021-05-02"),
        (SUNDAY + "Seven were taken to a clinic.", "Seven", "hospitalised", "2021-05-02"),
        (SUNDAY + "At least 300 have been injured.", "300", "injured", "2021-05-02"),
        (SUNDAY + "The town has 9,000 people.", "9,000", "population", "2021-05-02"),
    ],
)
def test_what_is_told_in_the_present_is_of_the_day_it_is_told(
    text: str, figure: str, measure: str | None, expected: str
) -> None:
    assert expected == event(text, figure, "2021-05-04", measure)


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        ("Three died in clashes, a doctor said. The unrest broke out on Sunday.", "Three", "killed", "2021-05-06"),
        ("Three died, a doctor said. The fire broke out on Sunday.", "Three", "killed", "2021-05-02"),
        ("Rains have killed 37 since October, 16 of them in the past five days.", "37", "killed", "2021-05-06"),
        (
            "Police shot 2 people as marches against a levy spread to the coast on Friday.",
            "2",
            "killed",
            "2021-04-30",
        ),
        ("Markets fell on Thursday. The bank, 639p on Tuesday, ended at 282p.", "282p", "price", "2021-05-06"),
        ("It was fined 800 euros for the deaths of six hikers who drowned in 2015.", "800", None, "2021-05-06"),
        ("The bid of $48 is its largest since it bought a mill in 2008.", "48", "price", "2021-05-06"),
        ("It sold 900 carts, 12 fewer than a year earlier.", "900", None, "2021-05-06"),
        ("Last year there were 46 crashes, nine fewer than in 2002, with 12 dead.", "12", "killed", "2020-01-01"),
        ("It paid a premium of 50 percent to Tuesday's close, it said on Wednesday.", "50", None, "2021-05-05"),
        (
            "It was shown on Thursday. Sales begin in March, and it has 2,400 orders.",
            "2,400",
            None,
            "2021-05-06",
        ),
        ("As many as 900 people joined Wednesday's march.", "900", "crowd", "2021-05-05"),
        ("The phone goes on sale in nine countries on June 10.", "nine", None, "2021-06-10"),
        ("The city prepares to shut off 12 pumps on June 16.", "12", None, "2021-06-16"),
        ("Her aunt, who has two shops, will open on June 10.", "two", None, "2021-05-06"),
    ],
)
def test_a_date_of_something_else_dates_nothing(text: str, figure: str, measure: str | None, expected: str) -> None:
    assert expected == event(text, figure, measure=measure)


def test_a_change_is_of_the_time_of_the_level_it_is_told_of() -> None:
    text = "LENA, May 6 - Hull & Sons, which sold 4.2 million lamps in 2019, down 19 percent, was shut on Thursday."
    change = next(fact for fact in read_facts(Dispatch("d", text, "2021-05-06")) if fact.unit == "percent")
    assert change.event_start == "2019-01-01"


def test_a_part_is_of_the_day_of_its_total() -> None:
    text = "LENA, May 6 - Floods eased on Thursday. In Ormo a slide buried seven villagers on Monday. Six of them died."
    six = next(fact for fact in read_facts(Dispatch("d", text, "2021-05-06")) if fact.surface.startswith("Six"))
    assert (six.event_start, six.rules[-1]) == ("2021-05-03", "date_of_total")


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("It was the worst crash since 1982, when 39 people died.", "39", "1982-01-01"),
        ("Eggs sell at 7 pesos, twice the price of 2016.", "7", "2021-05-06"),
        ("The town has 1,310 fewer than in 2016.", "1,310", "2021-05-06"),
        ("Shares were 639p on Tuesday, a loss of 12 percent against 2019.", "12", "2021-05-04"),
    ],
)
def test_a_year_only_compared_with_dates_nothing(text: str, figure: str, expected: str) -> None:
    assert expected == event(text, figure)


def test_what_happened_is_told_by_the_lexicon() -> None:
    entries = lexicon.parse("events")

    def dated(text: str) -> bool:
        return Context(text, "2021-05-06").events.happened is not None

    assert all(map(dated, entries["happened"]["examples"]))
    assert not any(map(dated, entries["happened"]["counterexamples"]))
    assert not any(map(dated, entries["aftermath"]["examples"]))
    assert not any(map(dated, entries["lasting"]["examples"]))
    assert all(map(dated, entries["lasting"]["counterexamples"]))

    def speaks(text: str) -> bool:
        calendar = Context(text, "2021-05-06").events.calendar
        return calendar.is_of_speech(calendar.dates[0])

    def is_ahead(text: str) -> bool:
        calendar = Context(text, "2021-05-06").events.calendar
        return calendar.is_ahead(calendar.dates[-1])

    assert all(map(is_ahead, entries["ahead"]["examples"]))
    assert not any(map(is_ahead, entries["ahead"]["counterexamples"]))
    for name, of_another in (("examples", True), ("counterexamples", False)):
        found = [Context(text, "2021-05-06").events.calendar for text in entries["comes"][name]]
        assert all(calendar.is_of_another(calendar.dates[0]) == of_another for calendar in found)
    assert event(entries["of_another"]["examples"][0], "two") == "2021-05-06"
    assert event(entries["of_another"]["counterexamples"][0], "40") == "2009-01-01"
    assert all(map(speaks, entries["opens"]["examples"]))
    assert not any(map(speaks, entries["opens"]["counterexamples"]))
    for name, expected in (("examples", "2018-01-01"), ("counterexamples", "2021-05-06")):
        assert all(event(text, "900") == expected for text in entries["sums"][name])
    assert all(map(dated, entries["once"]["examples"]))
    assert not any(map(dated, entries["later"]["examples"]))
    assert all(map(dated, entries["later"]["counterexamples"]))
    assert all(event(text, "12", measure="killed") == "2021-05-05" for text in entries["brought_up"]["examples"])
    assert all(event(text, "12", measure="killed") == "2021-05-03" for text in entries["brought_up"]["counterexamples"])
    assert all(event(text, "290") == "2002-01-01" for text in entries["did"]["examples"])
    assert all(event(text, "290") == "2021-05-06" for text in entries["did"]["counterexamples"])
    assert all(map(dated, entries["harmed"]["examples"]))
    assert not any(map(dated, entries["harmed"]["counterexamples"]))
    assert not any(map(dated, entries["once"]["counterexamples"]))
    for name, found in (("examples", False), ("counterexamples", True)):
        for text in entries["relief"][name]:
            assert (event_words().relief.search(text, 0) is None) == found
    for name, found in (("examples", True), ("counterexamples", False)):
        for text in entries["running"][name]:
            assert (event_words().toll_runs.search(text.lower(), 0) is not None) == found
            assert event_words().runs_on.search(text.lower(), 0)
    assert all(map(dated, entries["laden"]["examples"]))
    for name in ("examples", "counterexamples"):
        for text in entries["printed"][name]:
            calendar = Context(text, "2021-05-06").events.calendar
            days = resolve(calendar.dates[0], calendar.reported)
            assert days
            assert calendar.is_header(calendar.dates[0], days) == (name == "examples")
    for text in entries["present"]["examples"]:
        start = text.index("340")
        assert Tenses(text).is_present(0, start, start + 3, len(text))


def test_a_toll_since_a_day_is_as_of_now_but_a_price_holds_from_then() -> None:
    text = "Since Monday 12 have died."
    assert ("2021-05-06", "2021-05-03") == (event(text, "12", measure="killed"), event(text, "12", measure="price"))


@pytest.mark.parametrize("reported", [None, "2021", "2021-05", "2021-05-06", "2021-05-06T10:00:00Z"])
def test_every_precision_of_the_report_is_read(reported: str | None) -> None:
    found = Context("On Tuesday 12 died.", reported).event(11, 13)
    assert (found is None) == (reported is None)


def test_the_lexicon_s_examples_are_found_and_its_counterexamples_not() -> None:
    for entry in lexicon.parse("dates")["relative"]:
        assert all(any(kind == "relative" for _, kind in kinds(example)) for example in entry.get("examples", ())), (
            entry
        )
        assert not any(kinds(example) for example in entry.get("counterexamples", ())), entry


def test_days_with_a_name_are_dates() -> None:
    for entry in lexicon.parse("dates")["holidays"]:
        assert all([kind for _, kind in kinds(example)] == ["date"] for example in entry["examples"]), entry
        assert not any(kinds(example) for example in entry.get("counterexamples", ())), entry


def test_a_paper_s_name_is_no_day() -> None:
    entry = lexicon.parse("dates")["not_relative"]
    assert not any(kinds(example) for example in entry["examples"])
    assert all(kinds(example) for example in entry["counterexamples"])


def test_a_day_is_a_date() -> None:
    days_of = reported_days("2022-01-04")
    assert days_of is not None
    assert days_of.first == date(2022, 1, 4)


def test_what_such_things_can_do_happened_on_no_day() -> None:
    assert event("A blast hit on Tuesday. A magnitude 6 quake can cause damage.", "6") is None
    assert event("A blast of magnitude 6 hit on Tuesday. It can recur.", "6") == "2021-05-04"


def test_what_stands_around_a_date_makes_it_one() -> None:
    for name, entry in lexicon.parse("dates")["around"].items():
        assert all(kinds(example) for example in entry["examples"]), name
        assert not any(kinds(example) for example in entry.get("counterexamples", ())), name


@pytest.mark.parametrize(("printed", "day"), [("2005-10-02", "2005-10-02"), ("2005-02-12", "2005-02-10")])
def test_a_slashed_date_is_the_day_it_was_printed_where_that_fits(printed: str, day: str) -> None:
    (fact,) = read_facts(Dispatch("d", "On 10/02/2005 a fire killed 12 people.", printed))
    assert day == fact.event_start


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Sales fell to 35 in 2015 from 40 a year earlier.", "40", "2014-01-01"),
        ("Sales fell to 35 in 2015 from 40 a year earlier.", "35", "2015-01-01"),
        ("Hunters took 164 seals in 2014 against 302 the year before.", "302", "2013-01-01"),
        (
            "The mill lost 14 million from a profit of 9 million a year before as orders fell by 31 percent.",
            "31",
            "2021-05-06",
        ),
        ("The clinic had 31 patients on Monday, down from 43 the night before.", "43", "2021-05-02"),
        ("On Sunday guards fired at a march; 78 were hurt that day.", "78", "2021-05-02"),
        ("A boat sank on Sunday. The next day 12 bodies were found.", "12", "2021-05-03"),
        ("A boat sank on Saturday. Two days later 12 bodies were found.", "12", "2021-05-03"),
        ("A slide hit Ormo on Tuesday. In Lena 31 died two days earlier.", "31", "2021-05-02"),
        ("A slide buried 86 huts two days before.", "86", "2021-05-04"),
        ("It rose to 12 two months before the vote.", "12", "2021-05-06"),
        ("Rents rose by 4 percent in March and 2 percent the month before.", "2", "2021-02-01"),
    ],
)
def test_a_time_counted_from_another_is_counted_from_the_one_told_before_it(
    text: str, figure: str, expected: str
) -> None:
    assert expected == event(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("The river is expected to crest at 9 metres on Saturday.", "9", "2021-05-08"),
        ("The ferry will carry 40 people from Friday.", "40", "2021-05-07"),
        ("Bread will cost 12 pesos from Monday, police said.", "12", "2021-05-10"),
        ("Some 500 troops are to arrive on Saturday.", "500", "2021-05-08"),
        ("The number may reach 5,000 at the height of the harvest in July.", "5,000", "2021-07-01"),
        ("A boat that sank, killing 17, is set to be raised on Saturday.", "17", "2021-05-06"),
        ("Guards will study the mill that burned on Tuesday, killing 17.", "17", "2021-05-04"),
        ("The storm, expected to weaken, hit on Tuesday and killed 17.", "17", "2021-05-04"),
        ("It cut its forecast for the year on Tuesday and shed 17 jobs.", "17", "2021-05-04"),
        ("LENA, May 6 - A dam burst on Sunday and killed 17.", "17", "2021-05-02"),
    ],
)
def test_a_day_that_is_still_to_come_lies_ahead(text: str, figure: str, expected: str) -> None:
    assert expected == event(text, figure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The disease killed 58 people between Sunday and Tuesday.", ("2021-05-02", "2021-05-04")),
        ("It killed 600 between July and October last year.", ("2020-07-01", "2020-10-31")),
        ("It killed 12 from Monday to Wednesday.", ("2021-05-03", "2021-05-05")),
        ("Rains killed 12 from February through April.", ("2021-02-01", "2021-04-30")),
        ("Two trains crashed on Monday and Wednesday, killing 12.", ("2021-05-05", "2021-05-05")),
    ],
)
def test_a_stretch_between_two_dates_has_both_its_ends(text: str, expected: tuple[str, str]) -> None:
    (fact,) = (fact for fact in read_facts(Dispatch("d", text, "2021-05-06")) if fact.measure == "killed")
    assert expected == (fact.event_start, fact.event_end)


SPOKEN = (
    "More than 90 people died when a typhoon hit the south of the country, the Red Cross said in a statement on "
    "Thursday. "
)


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        (SPOKEN + "Typhoon Ambo struck on Tuesday.", "90", "killed", "2021-05-04"),
        (SPOKEN + "Typhoon Ambo, with winds of 90 kph, hit the coast late on Tuesday.", "90", "killed", "2021-05-04"),
        (SPOKEN + "Fighting broke out on Tuesday.", "90", "killed", "2021-05-06"),
        (SPOKEN + "A bus crash killed 3 on Tuesday.", "90", "killed", "2021-05-06"),
        (
            "Floods killed 421, police say. Officials said floods hit three towns on Monday.",
            "421",
            "killed",
            "2021-05-03",
        ),
        ("Quake toll rises to 90. Some 40 tremors were felt since the quake on Tuesday.", "90", "killed", "2021-05-04"),
        ("A boat sank last week, killing 17. It went down on Saturday.", "17", "killed", "2021-05-01"),
        (
            "A boat sank last week, killing 17. It went down on Saturday. Winds of 70 kph blew.",
            "70",
            "speed",
            "2021-05-01",
        ),
        (
            "A fire killed 12 in Lena on Tuesday. In March looters burned shops; 40 were hurt in that unrest.",
            "40",
            "injured",
            "2021-03-01",
        ),
        (
            "A fire killed 12 on Tuesday. In March looters burned shops. Forty were hurt in that unrest.",
            "Forty",
            "injured",
            "2021-03-01",
        ),
        (
            "A fire killed 12 on Tuesday. In March a mill burned. Forty were hurt in the fire.",
            "Forty",
            "injured",
            "2021-05-04",
        ),
    ],
)
def test_the_day_of_an_event_may_be_told_further_down(text: str, figure: str, measure: str, expected: str) -> None:
    assert expected == event(text, figure, measure=measure)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("It was the worst since a 7.2 quake in 1987, which took 1,000 lives.", "1,000", "1987-01-01"),
        ("Cyclone Hude, which struck the coast in April 2000, killed 24.", "24", "2000-04-01"),
        ("It was worse than Onda, he said, meaning a 2009 storm that killed 400.", "400", "2009-01-01"),
        (
            "LENA, May 6 - Shares fell on Wednesday. Its own, which had lost much this year, shed 24.",
            "24",
            "2021-05-05",
        ),
        ("Losses came to 3 million, a fraction of those of 2009.", "3", "2021-05-06"),
        ("The bid is a 24 percent premium to the close on April 30, 2021.", "24", "2021-05-06"),
    ],
)
def test_what_goes_on_to_tell_of_a_year_is_of_that_year(text: str, figure: str, expected: str) -> None:
    assert expected == event(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Petrol rose to 107 pesos on Tuesday as prices soared. The price of diesel was 97.", "97", "2021-05-04"),
        (
            "Petrol prices rose on Tuesday. In Lena the price stood at 97. In Ormo prices reached 99.",
            "99",
            "2021-05-04",
        ),
        ("Petrol prices rose on Tuesday. A litre of diesel now costs 97, a price few can pay.", "97", "2021-05-06"),
        ("Police said on Tuesday prices had risen. The price of diesel was 97.", "97", "2021-05-04"),
        ("Petrol prices rose on Tuesday. A mill burned. The price of a seat was 97.", "97", "2021-05-04"),
    ],
)
def test_prices_go_on_from_the_sentence_that_dates_them(text: str, figure: str, expected: str) -> None:
    assert expected == event(
        "LENA, May 6 - Rain fell in the whole of the province without a pause. " + text, figure, measure="price"
    )


def test_a_date_weeks_ago_is_not_the_day_of_the_story() -> None:
    text = "LENA, May 6 - Marr was convicted on April 7 of fraud. The state asked that he pay 12 million."
    assert event(text, "12 million") == "2021-05-06"


PAST = "Searchers have found the recorders of a jet that crashed off Ormo in 2019, the navy said on Wednesday. "
PRINTED = "Ormo shooting: police still at work to name the victims of the shooting May 6, 2021 - 09:27 Lena News - "
WEEK = "Fewer people drown despite a boat capsizing off Ormo this week, the navy said. "


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        (PAST + "All 228 aboard were killed.", "228", "killed", "2019-01-01"),
        (PAST + "The fire at the base killed 9 on Monday.", "9 on", "killed", "2021-05-03"),
        (PAST + "Some 40 ships took part.", "40", "vehicles", "2021-05-05"),
        (PRINTED + "They named 12 of the 17 who were killed Tuesday. Two more died.", "Two", "killed", "2021-05-04"),
        (PRINTED + "They named 12 of the 17 who were killed Tuesday. Two more died.", "17", "killed", "2021-05-04"),
        (WEEK + "On May 4, a boat with 40 people went down. The navy saved 31.", "31", "rescued", "2021-05-04"),
        (WEEK + "On May 4, the mayor spoke. The navy saved 31.", "31", "rescued", "2021-05-06"),
        (
            "Police released new details Wednesday of the shooting that hurt 9. It happened at a school on Tuesday.",
            "9",
            "injured",
            "2021-05-04",
        ),
        ("The sinking comes a week after 7 people drowned.", "7", "killed", "2021-04-29"),
        ("The raid came a day after 7 people drowned. It killed 12.", "12", "killed", "2021-05-06"),
        (
            "Aftershocks shook the coast Thursday, a day after a quake hit Lena. It killed 12.",
            "12",
            "killed",
            "2021-05-05",
        ),
        ("In 2018 boats sank daily. In total, 900 people drowned.", "900", "killed", "2018-01-01"),
        ("In 2018 boats sank daily. The navy counts 900 people in total.", "900", None, "2021-05-06"),
        ("Migrants sit in a boat in this May 28, 2013 photo. Five were missing.", "Five", "missing", "2021-05-06"),
        ("Five migrants, seen in this May 28, 2013 photo, were missing.", "Five", "missing", "2021-05-06"),
    ],
)
def test_the_event_is_found_in_the_furniture_of_a_page(text: str, figure: str, measure: str, expected: str) -> None:
    assert expected == event(text, figure, measure=measure)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Numbers have dropped since the peak in 2015, when some 900 came.", "900", "2015-01-01"),
        ("It earned 2.2 million, or 42 cents a share, in the quarter that ended on April 27.", "2.2", "2021-04-27"),
        ("It expects 12.7 million, a 7 percent increase from last year's 11.9 million.", "12.7", "2021-05-06"),
        ("It expects 12.7 million, a 7 percent increase from last year's 11.9 million.", "7", "2021-05-06"),
        ("It expects 12.7 million, a 7 percent increase from last year's 11.9 million.", "11.9", "2020-01-01"),
        ("Deaths are a third of nearly 7,000 in 2002.", "a third", "2021-05-06"),
        ("Divers hold two recorders from the 2009 flight.", "two", "2021-05-06"),
        ("The last minutes of the flight were told by two recorders.", "two", "2021-05-06"),
    ],
)
def test_what_another_time_is_told_for_is_not_of_that_time(text: str, figure: str, expected: str) -> None:
    assert expected == event(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        ("Between Sunday and Tuesday, 65 towns had rain.", "65", "places", "2021-05-02"),
        ("From January to April 2021 the clinic counted 78 cases.", "78", "disease_cases", "2021-01-01"),
        (
            "In April 2021, 435 cases were told of, as compared to 567 cases, with no death, reported in March 2021.",
            "567",
            "disease_cases",
            "2021-03-01",
        ),
        (
            "ORMO, May 4 (Lena News) -- Divers found four bodies after a bus plunged into a river. It sank on Monday.",
            "four",
            "killed",
            "2021-05-03",
        ),
        (
            "Miners trapped nearly a mile down since Tuesday when gas blew up are feared dead. Nine died.",
            "Nine",
            "killed",
            "2021-05-04",
        ),
        (
            "Nine Miners Dead in Ormo; 15 Still Missing\n\nDivers sought 15 others trapped deep down since Tuesday.",
            "Nine",
            "killed",
            "2021-05-04",
        ),
        ("Job cuts went on this week. The bill could cost 800 pesos.", "800", None, "2021-05-06"),
        ("Floods hit Ormo last week. The bill could cost 800 pesos.", "800", None, "2021-04-26"),
        ("The dynasty began about 4,000 years ago.", "4,000", "duration", "2021-05-06"),
    ],
)
def test_a_day_is_told_from_what_only_stands_near_it(text: str, figure: str, measure: str, expected: str) -> None:
    assert expected == event(text, figure, measure=measure)


OVERTURNED = "A boat overturned off Ormo on Saturday, drowning many. "


@pytest.mark.parametrize(
    ("text", "figure", "measure", "expected"),
    [
        (OVERTURNED + "On Monday, the company said 862 people were aboard.", "862", "aboard", "2021-05-01"),
        (OVERTURNED + "On Tuesday officials of the port said 31 had been killed.", "31", "killed", "2021-05-01"),
        (OVERTURNED + "On Tuesday, a storm killed 3, the navy said.", "3", "killed", "2021-05-04"),
        (OVERTURNED + "On Tuesday 3 people were arrested, the navy said.", "3", "detained", "2021-05-04"),
        (OVERTURNED + "On Tuesday, the navy told 3 crews to search.", "3", None, "2021-05-01"),
        ("On Tuesday, the navy said 12 people had drowned.", "12", "killed", "2021-05-04"),
    ],
)
def test_a_day_that_opens_a_sentence_may_be_of_speech(text: str, figure: str, measure: str, expected: str) -> None:
    assert expected == event(text, figure, measure=measure)


def test_an_earlier_estimate_of_a_crowd_is_of_the_day_of_the_crowd_but_an_old_price_of_no_day_told() -> None:
    text = "The crowd on May 4 is put at 290,000 people, up from a first estimate of 124,000 people."
    facts = read_facts(Dispatch("d", text, "2021-05-06"))
    assert ["2021-05-04", "2021-05-04"] == [fact.event_start for fact in facts]
    text = "Petrol rose on May 4 to 290 pesos a liter from 124 pesos a liter."
    facts = read_facts(Dispatch("d", text, "2021-05-06"))
    assert ["2021-05-04", None] == [fact.event_start for fact in facts]
