"""Each rule on facts of our own: what it finds, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import extract
from crossfoot.findings import Finding, reconcile
from tests.findings.conftest import RATES, Maker

Findings = Callable[..., list[Finding]]


def shown(found: list[Finding]) -> list[tuple[str, str, tuple[float, ...]]]:
    """Verdict, severity and figures of each finding."""
    return [(finding.verdict, finding.severity, finding.values) for finding in found]


def test_parts_that_make_their_total_foot(make: Maker, findings: Findings) -> None:
    """7 in Derna and 5 in Tobruk are 12."""
    total = make(12, place="Libya")
    parts = [make(n, place=place, part_of=total.fact_id, start=210 + n) for n, place in ((7, "Derna"), (5, "Tobruk"))]
    assert [("foots", "info", (12.0, 5.0, 7.0, 12.0))] == shown(findings("footing", total, *parts))


def test_parts_beyond_their_total_break(make: Maker, findings: Findings) -> None:
    """1,815 and 863 are one more than 2,677, and any of the three may be the wrong one."""
    total = make(2677)
    parts = [make(n, part_of=total.fact_id, start=205 + at) for at, n in enumerate((1815, 863))]
    (finding,) = findings("footing", total, *parts)
    assert ("breaks", "warning", 1.0) == (finding.verdict, finding.severity, finding.difference)


def test_fellows_of_a_list_are_no_sums_of_each_other(make: Maker, findings: Findings) -> None:
    """Of Norway's 100, Chile's 58 and Ghana's 42, none is made of the others."""
    counts = [make(100, place="Norway"), make(58, place="Chile", start=210), make(42, place="Ghana", start=220)]
    assert [] == findings("footing", *counts)


def test_a_single_part_leaves_a_remainder_that_is_nobodys(make: Maker, findings: Findings) -> None:
    """33 of 120 vehicles: 87 are not told apart, and nothing is added."""
    total = make(120, measure="vehicles_burned", unit="vehicle")
    part = make(33, measure="vehicles_burned", unit="vehicle", part_of=total.fact_id)
    (finding,) = findings("footing", total, part)
    assert ("remainder", "info") == (finding.verdict, finding.severity)
    assert "the other 87" in finding.explanation
    assert "153" not in finding.explanation


def test_parts_of_a_hedged_total_are_only_no_more_than(make: Maker, findings: Findings) -> None:
    """130 of about 500."""
    total = make(500, bound="approx", measure="injured")
    part = make(130, measure="injured", part_of=total.fact_id)
    (finding,) = findings("footing", total, part)
    assert "no more than" in finding.explanation


def test_groups_that_cut_across_are_not_summed(make: Maker, findings: Findings) -> None:
    """97 women, 54 men and 19 foreigners among 151 dead."""
    total = make(151)
    groups = ((97, "women"), (54, "men"), (19, "foreigners"))
    parts = [make(n, part_of=total.fact_id, start=240 + at, item=item) for at, (n, item) in enumerate(groups)]
    assert [("foots", "info", (151.0, 97.0, 54.0, 151.0))] == shown(findings("footing", total, *parts))


def test_a_total_that_foots_elsewhere_is_not_to_blame(make: Maker, findings: Findings) -> None:
    """The regions fall short of 1,697, men and women make it: a region is wrong, not the total."""
    total = make(1697, place="Libya", surface="1,697 dead", start=10)
    regions = [
        make(n, place=place, part_of=total.fact_id, start=300 + at, surface=f"{n} in {place}")
        for at, (n, place) in enumerate((("760", "Derna"), ("600", "Tobruk"), ("305", "Sirte")))
        for n in (int(n),)
    ]
    people = [
        make(n, place="Libya", part_of=total.fact_id, start=600 + len(item), item=item, surface=f"{n} {item}")
        for n, item in ((726, "men"), (971, "women"))
    ]
    short = next(f for f in findings("footing", total, *regions, *people) if f.severity == "warning")
    assert "the total “1,697 dead” also foots elsewhere" in short.explanation
    assert "any one of" in short.explanation


def test_a_percent_that_is_the_ratio_of_the_levels_breaks(make: Maker, findings: Findings) -> None:
    """From 250 to 570 is no increase of 228 percent."""
    old = make(250, kind="price", measure="price", unit="HTG/gallon")
    new = make(570, kind="price", measure="price", unit="HTG/gallon", changed_from=old.fact_id)
    told = make(228, kind="percent", measure="price_change", unit="percent", trend="up")
    verdicts = [(f.verdict, f.severity) for f in findings("changes", old, new, told)]
    assert [("foots", "info"), ("breaks", "warning")] == verdicts


@pytest.mark.parametrize(("restated", "verdict"), [(10, "at_rate"), (10.1, "at_rate"), (10.3, "near"), (12, "off")])
def test_a_conversion_is_graded_by_its_printed_places(
    make: Maker, findings: Findings, restated: float, verdict: str
) -> None:
    """60 tenge are 10.14 roubles: 10 and 10.1 print that, 10.3 is within two percent, 12 is off."""
    rounding = Decimal("0.5") if restated == int(restated) else Decimal("0.05")
    price: dict[str, Any] = {"kind": "price", "measure": "price", "reported_at": "2022-01-05", "place": "Almaty"}
    stated = make(60, unit="KZT/liter", **price)
    other = make(restated, unit="RUB/liter", converts=stated.fact_id, rounding=rounding, **price)
    (finding,) = findings("conversions", stated, other, rates=RATES)
    assert verdict == finding.verdict
    assert "31 December 2021, the last that stood on 5 January 2022" in finding.explanation
    assert "2021-12-31" == finding.rate_date


def test_a_missing_rate_is_unknown(make: Maker, findings: Findings) -> None:
    """Never a guess."""
    stated = make(570, kind="price", measure="price", unit="HTG/gallon")
    other = make(4.78, kind="price", measure="price", unit="USD/gallon", converts=stated.fact_id)
    assert ["rate_unknown"] == [f.verdict for f in findings("conversions", stated, other)]


def two_conversions(make: Maker, second: float) -> list[Any]:
    """Two prices of a dispatch, each restated in dollars and cents."""
    price: dict[str, Any] = {"kind": "price", "measure": "price"}
    stated = [make(amount, unit="HTG/gallon", **price) for amount in (570, 665)]
    cents = Decimal("0.005")
    return [
        *stated,
        make(4.78, unit="USD/gallon", converts=stated[0].fact_id, rounding=cents, **price),
        make(second, unit="USD/gallon", converts=stated[1].fact_id, rounding=cents, **price),
    ]


def test_one_rate_prints_all_brackets(make: Maker, findings: Findings) -> None:
    """119.3 to 119.4 gourdes a dollar print both."""
    (finding,) = findings("brackets", *two_conversions(make, 5.57))
    assert ("compatible", (119.3, 119.4)) == (finding.verdict, finding.values[-2:])


def test_a_bracket_that_fits_no_rate_is_named(make: Maker, findings: Findings) -> None:
    """7.90 dollars cannot be at the rate of the others."""
    (finding,) = findings("brackets", *two_conversions(make, 7.9))
    assert ("off", "warning") == (finding.verdict, finding.severity)


def test_two_hedges_of_one_speaker_are_compatible(make: Maker, findings: Findings) -> None:
    """About 500 and more than 500 are one claim."""
    first = make(500, bound="approx", attribution="the mayor")
    second = make(500, bound="more_than", attribution="The mayor", dispatch_id="b", reported_at="2024-06-11")
    (finding,) = findings("subjects", first, second)
    assert "compatible" == finding.verdict
    assert "bound disputed" in finding.explanation


def test_two_speakers_of_one_day_conflict(make: Maker, findings: Findings) -> None:
    """12 and 30 at one place: an alarm."""
    ministry = make(12, attribution="the ministry", attribution_kind="authority")
    facts = ministry, make(30, attribution="the Red Cross", attribution_kind="organisation", dispatch_id="b")
    assert [("conflicts", "warning", (12.0, 30.0))] == shown(findings("subjects", *facts))


def test_what_one_person_saw_is_no_alarm(make: Maker, findings: Findings) -> None:
    """A driver who carried forty bodies, and the hospital's 65 dead."""
    driver = make(40, attribution="a driver", attribution_kind="witness")
    facts = driver, make(65, attribution="the hospital", attribution_kind="organisation")
    assert [("narrower", "info", (40.0, 65.0))] == shown(findings("subjects", *facts))


def test_other_places_do_not_conflict(make: Maker, findings: Findings) -> None:
    """12 in Derna and 30 in Almaty are two events."""
    facts = make(12, attribution="the ministry"), make(30, attribution="the Red Cross", place="Almaty")
    assert [] == findings("subjects", *facts)


def test_an_addition_conflicts_with_nothing(make: Maker, findings: Findings) -> None:
    """Another 18 wounded, beside more than 1,000."""
    more = make(18, measure="injured", attribution="the ministry", surface="another 18 wounded")
    many = make(1000, measure="injured", bound="more_than", attribution="Interfax")
    assert [] == findings("subjects", more, many)


def test_what_eyewitnesses_saw_is_narrower(make: Maker, findings: Findings) -> None:
    """At least three cars, and the authorities' 120."""
    cars: dict[str, Any] = {"measure": "vehicles_burned", "unit": "vehicle"}
    seen = make(3, bound="at_least", attribution="eyewitnesses", attribution_kind="witness", **cars)
    all_ = make(120, attribution="the authorities", attribution_kind="authority", **cars)
    (finding,) = findings("subjects", seen, all_)
    assert "narrower" == finding.verdict
    assert "nor a drop" in finding.explanation


def test_officers_among_the_dead_are_narrower(make: Maker, findings: Findings) -> None:
    """19 police officers and 225 dead."""
    facts = make(19, item="police officers"), make(225, dispatch_id="b")
    assert ["narrower"] == [f.verdict for f in findings("subjects", *facts)]


def test_a_later_higher_toll_supersedes(make: Maker, findings: Findings) -> None:
    """That is news, not an alarm."""
    facts = make(12), make(19, dispatch_id="b", reported_at="2024-06-11")
    assert [("supersedes", "info", (12.0, 19.0))] == shown(findings("revisions", *facts))


def test_a_toll_that_one_speaker_lowers_is_an_alarm(make: Maker, findings: Findings) -> None:
    """Such a count never falls by itself."""
    by: dict[str, Any] = {"attribution": "the ministry"}
    facts = make(30, **by), make(19, dispatch_id="b", reported_at="2024-06-11", **by)
    assert [("supersedes", "warning", (30.0, 19.0))] == shown(findings("revisions", *facts))


def test_the_missing_may_grow_fewer(make: Maker, findings: Findings) -> None:
    """They are found."""
    gone: dict[str, Any] = {"measure": "missing", "attribution": "the ministry"}
    facts = make(300, **gone), make(190, dispatch_id="b", reported_at="2024-06-11", **gone)
    assert [] == findings("revisions", *facts)


def test_a_retracted_figure_still_printed_is_an_alarm(make: Maker, findings: Findings) -> None:
    """Taken back on Tuesday, printed as fact on Wednesday."""
    gone = make(164, status="retracted", reported_at="2024-06-11")
    still = make(164, dispatch_id="b", reported_at="2024-06-12")
    verdicts = [(f.verdict, f.severity, len(f.facts)) for f in findings("revisions", gone, still)]
    assert [("retracts", "warning", 1), ("retracts", "warning", 2)] == verdicts


def test_a_town_fits_in_its_country(make: Maker, findings: Findings) -> None:
    """3,166 in Derna, nearly 4,000 in Libya."""
    facts = make(3166), make(4000, place="Libya", bound="less_than", dispatch_id="b")
    assert ["narrower"] == [f.verdict for f in findings("scopes", *facts)]


def test_a_misread_sum_is_in_conflict(make: Maker, findings: Findings) -> None:
    """4,353 hurt and 225 dead are 4,578 victims, whom another outlet calls injured."""
    whole = [make(4578, measure="casualties"), make(4353, measure="injured"), make(225, measure="killed")]
    wrong = make(4578, measure="injured", dispatch_id="b")
    assert [("conflicts", "warning")] == [(f.verdict, f.severity) for f in findings("misreadings", *whole, wrong)]


def test_round_numbers_recur_by_chance(make: Maker, findings: Findings) -> None:
    """100 detained and 100 injured mean nothing."""
    facts = make(100, measure="injured"), make(100, measure="detained", dispatch_id="b")
    assert [] == findings("misreadings", *facts)


def test_two_bodies_keep_two_counts(make: Maker, findings: Findings) -> None:
    """A union and a ministry, dead and hurt each: not comparable, and no alarm."""
    facts = [
        make(n, measure=measure, attribution=who)
        for who, figures in (("the union", (273, 1579)), ("the ministry", (420, 3700)))
        for measure, n in zip(("killed", "injured"), figures, strict=True)
    ]
    assert ["not_comparable"] == [f.verdict for f in findings("counts", *facts)]
    assert {"info"} == {f.severity for f in findings("subjects", *facts)}


def test_a_null_report_contradicts_nothing(make: Maker, findings: Findings) -> None:
    """No information is unknown, not nought."""
    null = make(None, measure="casualties", status="unknown", lower=None, upper=None, surface="no information")
    (finding,) = findings("null_reports", null, make(500, measure="injured", dispatch_id="b"))
    assert ("not_comparable", (500.0,)) == (finding.verdict, finding.values)


def test_equal_numbers_join_nothing(make: Maker, findings: Findings) -> None:
    """120 tenge and 120 vehicles."""
    facts = make(120, kind="price", measure="price", unit="KZT/liter"), make(120, unit="vehicle")
    assert ["not_comparable"] == [f.verdict for f in findings("collisions", *facts)]


def test_miles_and_kilometres_agree_within_their_places(make: Maker, findings: Findings) -> None:
    """55 kilometres are 34 miles, not 43."""
    far: dict[str, Any] = {"kind": "measurement", "measure": "distance"}
    stated = make(55, unit="kilometer", **far)
    right, wrong = (make(n, unit="mile", converts=stated.fact_id, **far) for n in (34, 43))
    assert ["at_rate", "off"] == [f.verdict for f in findings("measurements", stated, right, wrong)]


@pytest.mark.parametrize(
    ("best", "columns", "alarms"),
    [
        (61, {"measure": "magnitude", "unit": "dimensionless", "kind": "index"}, 1),
        (9.1, {"measure": "magnitude", "unit": "dimensionless", "kind": "index"}, 0),
        (9e11, {"measure": "loss", "unit": "LKR/day", "kind": "money"}, 1),
        (9e8, {"measure": "loss", "unit": "LKR/day", "kind": "money"}, 0),
        (9000000, {"measure": "crowd", "place": "Almaty"}, 1),
        (4000, {"measure": "crowd", "place": "Derna"}, 0),
    ],
)
def test_orders_of_magnitude(
    make: Maker, findings: Findings, best: float, columns: dict[str, Any], alarms: int
) -> None:
    """Beyond any earthquake, any economy, any town."""
    assert alarms == len(findings("plausibility", make(best, **columns)))


def test_one_speaker_in_two_outlets_is_one_witness(make: Maker, findings: Findings) -> None:
    """Witnesses are counted, not articles."""
    by: dict[str, Any] = {"attribution": "the fire brigade"}
    (finding,) = findings("witnesses", make(4, **by), make(4, dispatch_id="b", **by))
    assert "one witness" in finding.explanation


def test_an_unknown_group_of_people_is_nobody_in_particular(make: Maker, findings: Findings) -> None:
    """Women and old people overlap, and are not split."""
    (finding,) = findings("unions", make(130, surface="130 women and old people"))
    assert "not split" in finding.explanation


def test_a_crowd_with_one_source_stands_alone(make: Maker, findings: Findings) -> None:
    """Who gathered is not who was hurt."""
    crowd = make(1000, measure="crowd", bound="approx", aggregation="point")
    hurt = make(500, measure="injured", dispatch_id="b")
    assert [(1000.0, 500.0)] == [f.values for f in findings("crowds", crowd, hurt)]


def test_near_measures_are_not_one(make: Maker, findings: Findings) -> None:
    """Those who sought help, and those hurt."""
    facts = make(2677, measure="sought_medical_help"), make(4353, measure="injured")
    assert ["not_comparable"] == [f.verdict for f in findings("definitions", *facts)]


def test_one_step_in_price_has_two_printings(make: Maker, findings: Findings) -> None:
    """From 60 to 120, twice."""
    facts = []
    for name in ("a", "b"):
        old = make(60, kind="price", measure="price", unit="KZT/liter", dispatch_id=name, place="Almaty")
        facts += [old, old._replace(fact_id=f"new-{name}", best=Decimal(120), lower=Decimal(120), upper=Decimal(120),
                                    changed_from=old.fact_id, start=old.start + 1)]  # fmt: skip
    assert ["equal"] == [f.verdict for f in findings("price_steps", *facts)]


def test_what_a_toll_rose_from_settles_nothing() -> None:
    text = "ASTANA, Feb 10 - The death toll in Aktau has risen to 19 from 12, the ministry said."
    dispatches = [Dispatch("one", text, "2022-02-10")]
    result = reconcile(extract(dispatches), dispatches=dispatches)
    assert [19.0] == result.settled["figure"].tolist()


def test_households_are_not_taken_for_the_dead_counted_before() -> None:
    text = "Twenty-one people have been killed. Power was restored to 12,000 of 18,000 households."
    facts = extract([Dispatch("one", text, "2022-02-10")])
    assert ["killed"] == facts["measure"].dropna().unique().tolist()
    assert facts["measure"].isna().sum() == 2


def test_no_information_about_the_victims_is_told_of_the_town_of_its_paragraph() -> None:
    text = (
        "Crowds met in the city of Aktau.\n\nIn Alma-Ata, police dispersed the protesters. They used gas."
        " There is no information about the victims."
    )
    (null,) = extract([Dispatch("one", text, "2022-01-05")]).itertuples()
    assert ("unknown", "Almaty") == (null.status, null.place)


def test_a_misprinted_share_is_told_by_the_surname_on_every_run() -> None:
    texts = (
        "Ana Lee won 52.1 percent of the vote in Chile and Pedro Soto 9.8 percent.",
        "Ana Lee won 52.1 percent of the vote in Chile and Pedro Soto 7.8 percent.",
    )
    dispatches = [Dispatch(str(at), text, f"2000-10-3{at}") for at, text in enumerate(texts)]
    found = reconcile(extract(dispatches), dispatches=dispatches).findings
    assert ["Soto"] == found[found["rule"] == "hundreds"]["explanation"].str.extract(r"two shares of (\w+)")[0].tolist()
