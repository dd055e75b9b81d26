"""Charts are compared by what they say: headline, unit, sources and rows."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from matplotlib.text import Text

from crossfoot import charts
from crossfoot.charts.style import blank_axes
from crossfoot.errors import ChartError
from tests.charts.chart_stacks import price, row, stack


def headline(ax) -> str:
    return " ".join(ax.get_title(loc="left").split())


def written(ax) -> str:
    """All words on a chart, panels included."""
    from matplotlib.text import Text

    return "\n".join(text.get_text() for text in ax.get_figure(root=True).findobj(Text) if text.get_visible())


def test_a_price_step_is_told_with_its_factor_and_its_witnesses(bread):
    ax = charts.over_time(bread, measure="price")
    assert headline(ax) == "Price of bread doubled, from 5 to 10 liras per kilogram, say both dispatches"


def test_restatements_stand_in_the_label_of_what_they_restate(bread):
    words = written(charts.over_time(bread))
    assert "10 liras (1.04 dollars)" in words
    assert "10 liras (1.2 dollars)" in words


def test_the_price_chart_names_unit_and_sources(bread):
    story = charts.story_of(charts.over_time(bread))
    assert story.subtitle.startswith("Price of bread, liras per kilogram")
    assert story.sources == ("dispatch of 1 Nov 2021", "dispatch of 2 Nov 2021")


def test_only_the_conversion_outside_its_rounding_misses_the_rate(bread):
    ax = charts.implied_rates(bread)
    assert (
        headline(ax)
        == "1 of 2 conversions fits the official rate; 1.2 dollars per kilogram is 15.2 % above the 1.042 due"
    )
    rows = charts.story_of(ax).rows
    assert [(r["fact_id"], r["fits"]) for r in rows] == [("a$", True), ("b$", False)]


def weighed(verdicts):
    """Findings that judge conversions, by the fact that restates."""
    same = {"rule": "conversions", "severity": "info", "dispatches": [], "values": [], "explanation": "by the rate"}
    rows = [same | {"finding_id": fact, "verdict": told, "facts": [fact]} for fact, told in verdicts.items()]
    return stack([], findings=rows).findings


def test_a_conversion_is_called_off_the_rate_only_where_the_finding_does(bread):
    """What lies near it is told so, and alarms nobody."""
    bread.findings = weighed({"a$": "at_rate", "b$": "near"})
    assert "near the official rate" in written(charts.implied_rates(bread))
    bread.findings = weighed({"a$": "near", "b$": "near"})
    assert headline(charts.implied_rates(bread)) == "Both conversions are near the official rate, not at it"
    bread.findings = weighed({"a$": "near", "b$": "off"})
    assert headline(charts.implied_rates(bread)).startswith("1 of 2 conversions is off the official rate of the day")
    assert "off the official rate" in written(charts.implied_rates(bread))


def test_what_is_several_times_its_due_is_told_in_times(bread):
    """Not "892 % above"."""
    is_restated = bread.facts["fact_id"] == "b$"
    bread.facts.loc[is_restated, ["best", "lower", "upper"]] = 10.5
    assert headline(charts.implied_rates(bread)).endswith("10.5 dollars per kilogram is 10.1 times the 1.042 due")


def test_the_rate_of_the_day_is_named_with_its_day(bread):
    ax = charts.implied_rates(bread)
    assert "Central Bank, official, 1 Nov 2021: 9.600" in written(ax)
    assert "Central Bank, official, 2 Nov 2021" in charts.story_of(ax).footer


def test_without_rates_the_chart_says_so(bread):
    ax = charts.implied_rates(bread.facts)
    assert headline(ax) == "No published rate at hand: the dispatches imply 8.000 to 9.662 TRY per USD"


def test_rounding_makes_the_interval():
    """120 restated as 20.5 was between 120/20.55 and 120/20.45."""
    facts = [
        price("t", "d", "2022-01-04", 120, "KZT/liter"),
        price("r", "d", "2022-01-04", 20.5, "RUB/liter", converts="t", rounding=0.05),
    ]
    (told,) = charts.story_of(charts.implied_rates(stack(facts))).rows
    assert (told["implied_lower"], told["implied_upper"]) == (round(120 / 20.55, 6), round(120 / 20.45, 6))


def test_claims_headline_takes_the_standing_claims_only(collapse):
    """Seven was taken back; the highest claim that stands is five."""
    assert (
        headline(charts.claims(collapse))
        == "Highest claims: 5 people killed (police); about 40 people injured (the governor)"
    )


def test_a_part_is_told_within_its_total_and_never_added(collapse):
    words = written(charts.claims(collapse))
    assert "12 of about 40" in words
    assert "52" not in words


def test_no_information_is_a_mark_and_not_zero(collapse):
    ax = charts.claims(collapse)
    assert "no information" in written(ax)
    (told,) = [r for r in charts.story_of(ax).rows if r["fact_id"] == "null"]
    assert (told["best"], told["lower"], told["upper"]) == (None, None, None)


def test_a_claim_taken_back_is_flagged(collapse):
    rows = {r["fact_id"]: r for r in charts.story_of(charts.claims(collapse)).rows}
    assert rows["dead2"]["flags"] == "retracted"
    assert rows["dead3"]["flags"] == ""


def test_a_toll_over_time_tells_its_last_word(collapse):
    assert (
        headline(charts.over_time(collapse, measure="killed"))
        == "Killed: at least 3 on 3 Mar, 5 people on 5 Mar (police)"
    )


def test_counts_start_at_zero(collapse):
    ax = charts.over_time(collapse, measure="killed")
    assert ax.get_ylim()[0] == 0
    panels = charts.claims(collapse).child_axes
    assert [panel.get_xlim()[0] for panel in panels] == [0, 0]


def test_the_overview_counts_figures_not_null_reports(collapse):
    assert (
        headline(charts.overview(collapse))
        == "5 figures in 4 dispatches, 2–5 Mar 2020, most on killed (3) and injured (2)"
    )


def test_a_folded_line_of_the_overview_counts_figures_and_keeps_their_hedges(monkeypatch, collapse):
    monkeypatch.setattr(sys.modules["crossfoot.charts.overview"], "MOST_ROWS", 0)
    words = written(charts.overview(collapse))
    assert "Killed: 3, at least 3 to 7 people" in words
    assert "Casualties: 1 report of no information" in words


def test_available_names_only_what_can_be_drawn(bread, collapse):
    assert charts.available(bread) == ["over_time_price", "implied_rates", "overview"]
    assert charts.available(collapse) == ["over_time_killed", "claims", "overview"]
    assert charts.available(stack([])) == []


def test_a_missing_measure_is_an_error_that_names_the_others(collapse):
    with pytest.raises(ChartError, match=r"no figure of 'price'\. There are: injured, killed"):
        charts.over_time(collapse, measure="price")
    with pytest.raises(ChartError, match="no dispatch converts money"):
        charts.implied_rates(collapse)


def test_a_chart_can_be_drawn_on_the_readers_own_axes(collapse):
    """Their place and size stay as they were."""
    from matplotlib.figure import Figure

    ax = Figure(figsize=(12, 8)).add_subplot()
    before = ax.get_position().bounds
    assert charts.over_time(collapse, measure="killed", ax=ax) is ax
    assert ax.get_position().bounds == before


def test_row_order_changes_nothing(collapse):
    backwards = SimpleNamespace(**{**vars(collapse), "facts": collapse.facts[::-1].reset_index(drop=True)})
    for draw in (charts.claims, charts.overview):
        assert charts.story_of(draw(collapse, ax=blank_axes())) == charts.story_of(draw(backwards, ax=blank_axes()))


def test_characters_the_font_lacks_become_a_box_and_turning_marks_vanish():
    """The words themselves stay in the CSV."""
    told = row("x", "d", "2020-01-01", 4, measure="killed", attribution="新华社 \u202eagency", surface="4 人")
    ax = charts.claims(stack([told]))
    assert "\N{WHITE SQUARE} agency" in written(ax)
    assert "人" in charts.story_of(ax).csv.decode()


def test_dollars_are_money_and_not_formulas():
    told = [row("x", "d", "2020-01-01", 4, measure="killed", attribution="the $5 and $6 men", surface="4 $ and $")]
    assert "the $5 and $6 men" in written(charts.claims(stack(told)))


def test_importing_charts_changes_no_settings():
    import matplotlib

    before = dict(matplotlib.rcParams)
    charts.overview(stack([row("x", "d", "2020-01-01", 4, measure="killed")]), ax=blank_axes())
    assert dict(matplotlib.rcParams) == before


def test_one_speaker_written_in_two_ways_is_one_source():
    told = [
        row("a", "d1", "2020-01-01", 4, measure="killed", attribution="The Ministry"),
        row("b", "d2", "2020-01-02", 6, measure="killed", attribution="the ministry"),
    ]
    rows = charts.story_of(charts.claims(stack(told))).rows
    assert {r["said_by"] for r in rows} == {"the Ministry"}


def test_what_another_body_counts_supersedes_nothing():
    """Both claims stand side by side; only a speaker's own later word replaces the earlier."""
    told = [
        row("a", "d1", "2020-01-01", 4, measure="killed", attribution="police"),
        row("b", "d2", "2020-01-02", 9, measure="killed", attribution="rescuers"),
        row("c", "d3", "2020-01-03", 7, measure="killed", attribution="police"),
    ]
    newer = {"rule": "revisions", "verdict": "supersedes", "severity": "info", "dispatches": [], "values": []}
    findings = [
        newer | {"finding_id": "1", "facts": ["b", "a"], "explanation": "b over a"},
        newer | {"finding_id": "2", "facts": ["c", "a"], "explanation": "c over a"},
        newer | {"finding_id": "3", "facts": ["c", "b"], "explanation": "c over b"},
    ]
    rows = charts.story_of(charts.claims(stack(told, findings=findings))).rows
    assert {r["fact_id"]: r["flags"] for r in rows} == {"a": "superseded", "b": "", "c": ""}


def test_a_null_report_about_something_else_has_a_panel_of_its_own():
    """Nothing known of the missing says nothing of the dead."""
    told = [
        row("a", "d1", "2020-01-01", 4, measure="killed"),
        row("b", "d1", "2020-01-01", None, measure="missing", status="unknown"),
    ]
    rows = charts.story_of(charts.claims(stack(told))).rows
    assert [(r["fact_id"], r["panel"]) for r in rows] == [("a", "Killed, people"), ("b", "Missing")]


def settled_rows():
    import pandas as pd

    same = {"measure": "killed", "place": "Tula", "unit": "person", "policy": "latest_official", "why": "w", "who": "o"}
    days = [
        {"day": "2020-01-01", "lowest": 4.0, "highest": None, "claims": 1, "witnesses": 1, "figure": 4.0},
        {"day": "2020-01-02", "lowest": 9.0, "highest": 30.0, "claims": 3, "witnesses": 2, "figure": 9.0},
        {"day": "2020-01-04", "lowest": 12.0, "highest": 14.0, "claims": 2, "witnesses": 2, "figure": None},
    ]
    df = pd.DataFrame([same | day for day in days])
    return df.assign(day=pd.to_datetime(df["day"]))


def test_the_settled_range_tells_its_ends_and_its_widest_dispute(collapse):
    collapse.settled = settled_rows()
    ax = charts.settled(collapse)
    told = "Killed, Tula: at least 4 on 1 Jan, 12–14 people on 4 Jan; furthest apart on 2 Jan, 9–30"
    assert headline(ax) == told
    assert "none picked" in written(ax)
    assert "latest official" in charts.story_of(ax).subtitle
    assert "settled" in charts.available(collapse)


def test_amounts_in_two_currencies_are_settled_apart(collapse):
    """45 million kroner and 45 million dollars of damage are no two days of one course."""
    collapse.settled = settled_rows().assign(measure="damage", unit=["NOK", "USD", "NOK"])
    assert [name for name in charts.available(collapse) if "settled" in name] == ["settled"]
    assert headline(charts.settled(collapse, measure="damage")).endswith("12–14 NOK on 4 Jan")
    assert headline(charts.settled(collapse, measure="damage", unit="USD")).endswith("9–30 USD on 2 Jan")


def test_facts_alone_settle_nothing(collapse):
    with pytest.raises(ChartError, match="nothing is settled of 'killed'"):
        charts.settled(collapse.facts)


def test_one_thing_under_two_names_is_one_series(bread):
    """A finding weighs both steps as one, so both dispatches tell it."""
    bread.facts.loc[bread.facts["dispatch_id"] == "tue", "subject"] = "Loaves"
    same = {"finding_id": "1", "rule": "steps", "verdict": "equal", "severity": "info", "dispatches": [], "values": []}
    joined = stack([], findings=[same | {"facts": ["a10", "b10"], "explanation": "one step"}]).findings
    assert charts.story_of(charts.over_time(bread)).rows[-1]["fact_id"] == "a$"
    bread.findings = joined
    assert headline(charts.over_time(bread)).endswith("say both dispatches")


@pytest.mark.parametrize("rule", ["brackets", "ellipses"])
def test_one_rate_for_two_goods_does_not_make_them_one(bread, rule):
    """Petrol and diesel converted alike share a rate, and no scale."""
    bread.facts.loc[bread.facts["dispatch_id"] == "tue", "subject"] = "diesel"
    alike = {"finding_id": "1", "rule": rule, "verdict": "compatible", "severity": "info", "dispatches": []}
    bread.findings = stack([], findings=[alike | {"values": [], "facts": ["a10", "b10"], "explanation": "r"}]).findings
    assert "over_time_price_diesel" in charts.available(bread)


def test_a_title_names_the_place_once(bread):
    bread.facts["subject"] = "Bread in Izmir"
    bread.facts["place"] = "Izmir"
    assert headline(charts.over_time(bread)).startswith("Price of Bread doubled")


def test_a_toll_that_runs_up_comes_down_by_a_revision():
    told = [toll("a", "d", 1, 4), toll("b", "d", 1, 11, changed_from="a", attribution="the ministry")]
    assert headline(charts.over_time(stack(told), measure="killed")) == (
        "Killed: up from 4 to 11 people, according to the ministry"
    )
    told = [toll("a", "d", 1, 11), toll("b", "d", 1, 10, changed_from="a")]
    assert headline(charts.over_time(stack(told), measure="killed")) == "Killed: revised down from 11 to 10 people"


def test_parts_stand_below_their_total_also_where_it_is_printed_twice():
    """And say what sets them apart, where their own words do not."""
    told = [toll("head", "d", 1, 10, start=1), toll("old", "d", 1, 11, start=2), toll("body", "d", 1, 10, start=3)]
    told.append(toll("again", "d", 1, 10, start=5, item="people"))
    told += [toll("men", "d", 1, 6, start=4, part_of="body", item="men", surface="six")]
    ax = charts.claims(stack(told))
    assert [r["fact_id"] for r in charts.story_of(ax).rows] == ["head", "men", "old"]
    assert "of these, men" in written(ax)


def test_prices_are_no_subject_of_a_price():
    told = [price("a", "d", "2020-01-01", 5, "TRY/kilogram", subject="Prices"),
            price("b", "d", "2020-01-01", 6, "TRY/kilogram", subject="Prices", changed_from="a")]  # fmt: skip
    assert headline(charts.over_time(stack(told))) == "Price rose 20 %, from 5 to 6 TRY per kilogram"


def toll(name, dispatch_id, day, value, **more):
    return row(name, dispatch_id, f"2020-01-{day:02d}", value, measure="killed", **more)


def test_two_events_of_one_week_never_share_a_chart():
    """A quake in Peru and a fire in Portugal: neither toll is the other's next day."""
    told = [toll(f"p{day}", f"p{day}", day, day, place="Lima", attribution="police") for day in (1, 2, 3)]
    told += [toll(f"q{day}", f"q{day}", day, 100 + day, place="Porto") for day in (1, 2, 3, 4)]
    source = stack(told)
    assert charts.available(source)[:2] == ["over_time_killed", "over_time_killed_lima"]
    for place, name in (("Porto", "q"), ("Lima", "p"), (None, "q")):
        story = charts.story_of(charts.over_time(source, measure="killed", place=place))
        assert {r["fact_id"][0] for r in story.rows} == {name}
    assert headline(charts.over_time(source, measure="killed", place="Lima")).startswith("Killed, Lima: 1 on 1 Jan")
    panels = {r["fact_id"][0]: r["panel"] for r in charts.story_of(charts.claims(source)).rows}
    assert panels == {"p": "Killed, people, Lima", "q": "Killed, people, Porto"}


def test_two_events_of_one_country_are_told_apart_by_their_places():
    """Unless a dispatch names both, or a finding weighs them together."""
    told = [toll(f"p{day}", f"p{day}", day, day, place="Lima", attribution="police") for day in (1, 2, 3)]
    told += [toll(f"c{day}", f"c{day}", day, 90, place="Cusco") for day in (1, 2, 3)]
    assert charts.available(stack(told))[:2] == ["over_time_killed", "over_time_killed_lima"]
    both = [*told, toll("b1", "b", 2, 5, place="Lima"), toll("b2", "b", 2, 91, place="Cusco")]
    assert "over_time_killed_lima" not in charts.available(stack(both))
    same = {"finding_id": "1", "rule": "r", "verdict": "conflicts", "severity": "info", "dispatches": [], "values": []}
    weighed = stack(told, findings=[same | {"facts": ["p1", "c1"], "explanation": "one event"}])
    assert "over_time_killed_lima" not in charts.available(weighed)


def test_what_a_dispatch_without_a_place_tells_goes_on_with_its_speakers_count():
    """Unless that speaker counts of two events."""
    told = [toll(f"p{day}", f"p{day}", day, day, place="Lima", attribution="the ministry") for day in (1, 2)]
    told.append(toll("later", "p3", 3, 3, attribution="The ministry"))
    told += [toll(f"c{day}", f"c{day}", day, 90, place="Cusco", attribution="police") for day in (1, 2, 3)]
    rows = charts.story_of(charts.over_time(stack(told), measure="killed", place="Lima")).rows
    assert [r["fact_id"] for r in rows] == ["p1", "p2", "later"]
    told.append(toll("c4", "c4", 4, 95, place="Cusco", attribution="the ministry"))
    rows = charts.story_of(charts.over_time(stack(told), measure="killed", place="Lima")).rows
    assert [r["fact_id"] for r in rows] == ["p1", "p2"]


def test_where_two_sides_speak_as_often_neither_is_headlined_alone():
    """And a speaker is named as within a sentence."""
    sides = (("Organisers", 5000, 1), ("police", 1200, 1), ("organisers", 5000, 2), ("Police", 1500, 2))
    told = [toll(f"{who}{day}", f"d{day}", day, value, attribution=who) for who, value, day in sides]
    ax = charts.over_time(stack(told), measure="killed")
    assert headline(ax) == "Killed: claims from 1,500 to 5,000 people"
    assert {r["said_by"] for r in charts.story_of(ax).rows} == {"organisers", "police"}


def test_prices_of_a_list_are_of_different_goods():
    """Nothing names them, so no line joins them."""
    told = [price(f"p{n}", f"d{n}", f"2020-01-0{n}", n * 10, "TRY/kilogram", subject=None) for n in (1, 2, 3)]
    assert "over_time_price" not in charts.available(stack(told))


def test_what_was_read_with_a_doubt_is_flagged_and_never_headlined():
    told = [toll(f"p{day}", f"p{day}", day, day, attribution="police") for day in (1, 2, 3)]
    told.append(toll("doubt", "p3", 3, 900, attribution="police", doubts=["victims taken as the dead"]))
    source = stack(told)
    over_time = charts.over_time(source, measure="killed")
    assert headline(over_time) == "Killed: 1 on 1 Jan, 3 people on 3 Jan (police)"
    assert "not shown: 1 figure" in charts.story_of(over_time).subtitle
    claims = charts.claims(source)
    assert headline(claims) == "3 people killed, according to police"
    assert {r["fact_id"]: r["flags"] for r in charts.story_of(claims).rows}["doubt"] == "in doubt"
    only = stack([told[-1]])
    assert headline(charts.claims(only)) == "Killed, people: no claim stands beyond doubt"
    assert headline(charts.over_time(only, measure="killed")) == "Killed: 1 claim, each read with a doubt"


def test_whose_dollars_is_no_doubt_of_what_is_measured():
    told = [toll(f"p{day}", f"p{day}", day, day, doubts=["taken as USD"]) for day in (1, 2, 3)]
    assert "not shown" not in charts.story_of(charts.over_time(stack(told), measure="killed")).subtitle


def test_a_part_of_a_hedged_total_is_told_whole_on_two_lines():
    told = [toll("all", "d", 1, None, lower=1450, bound="more_than"),
            toll("free", "d", 1, None, lower=1385, bound="at_least", part_of="all", start=9)]  # fmt: skip
    said = written(charts.claims(stack(told)))
    assert "at least 1,385\nof more than 1,450" in said


@pytest.mark.parametrize(
    ("before", "after", "kind", "says"),
    [
        (5, 6, "price", "rose 20 %, from 5 to 6"),
        (8.0, 7.9, "percent", "fell from 8 to 7.9"),
        (1000, 1004, "price", "rose 0.4 %, from 1,000 to 1,004"),
        (100000, 100001, "price", "rose from 100,000 to 100,001"),
        (-2, 3, "percent", "changed from -2 to 3"),
        (4, 4, "price", "did not change, from 4 to 4"),
    ],
)
def test_a_change_is_told_in_the_words_that_fit_it(before, after, kind, says):
    """Never a fall of 0 %, never a percentage of a percentage."""
    told = [price("a", "d", "2020-01-01", before, "TRY/kilogram", kind=kind),
            price("b", "d", "2020-01-01", after, "TRY/kilogram", kind=kind, changed_from="a")]  # fmt: skip
    assert headline(charts.over_time(stack(told))).startswith(f"Price of bread {says} TRY")


def test_one_figure_is_told_once():
    """Not "claims from 40 to 40"."""
    said = headline(charts.over_time(stack([toll("a", "d", 1, 40, attribution="police")]), measure="killed"))
    assert said == "Killed: 40 people (police)"


def test_close_rates_are_told_apart_and_ticked_whole():
    """No offset above the axis, no "1.036 to 1.036"."""
    told = [price("a", "d", "2020-01-01", 1_000_000, "TRY/kilogram"),
            price("b", "d", "2020-01-01", 965_251, "USD/kilogram", converts="a", rounding=0.5)]  # fmt: skip
    ax = charts.implied_rates(stack(told))
    assert "imply 1.035999 to 1.036000 TRY per USD" in headline(ax)
    ax.get_figure(root=True).draw_without_rendering()
    assert ax.xaxis.get_offset_text().get_text() == ""
    assert all(tick.get_text().startswith("1.03") for tick in ax.get_xticklabels())


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("price of a loaf of bread", "Price of loaf of bread"),
        ("PORT-AU-PRINCE - diesel", "Price of diesel"),
        ("a kilogram of flour", "Price of flour"),
        ("what the ministry said on Tuesday it would pay for it", "Price"),
    ],
)
def test_a_title_names_its_subject_and_nothing_else(subject, told):
    said = headline(charts.over_time(stack([price("a", "d", "2020-01-01", 5, "TRY/kilogram", subject=subject)])))
    assert said == f"{told}: 5 TRY per kilogram (dispatch of 1 Jan 2020)"


def test_words_that_stand_nearer_another_mark_are_led_to_their_own():
    """A reader takes a label for that of the nearest mark."""
    told = [toll(f"p{n}", f"p{n % 3}", 1 + n % 3, 40 + n * 3 % 11, attribution=f"speaker {n}") for n in range(12)]
    ax = charts.over_time(stack(told), measure="killed")
    ax.get_figure(root=True).draw_without_rendering()
    words = [text for text in ax.texts if text.get_text().strip() and "speaker" in text.get_text()]
    led = {text.xy for text in ax.texts if text.arrow_patch is not None and not text.get_text()}
    points = {text.xy: ax.transData.transform(text.xy) for text in words}
    for text in words:
        box = Text.get_window_extent(text)
        gaps = {xy: max(box.x0 - x, x - box.x1, 0) + max(box.y0 - y, y - box.y1, 0) for xy, (x, y) in points.items()}
        assert text.xy in led or gaps[text.xy] == min(gaps.values()), text.get_text()
    assert len(words) > 3
