"""What holds for any stack: order changes nothing, nothing later leaks in, and work grows with the stack alone."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot import errors
from crossfoot.facts.model import Fact
from crossfoot.facts.tables import to_frame
from crossfoot.findings import POLICIES, finding_rows, reconcile
from tests.findings.conftest import NO_RATES, Maker
from tests.work import work

MEASURES = ("killed", "injured", "missing", "casualties", "vehicles_burned")
DAYS = [f"2024-06-{day:02d}" for day in range(10, 17)]


@st.composite
def stacks(draw: st.DrawFn) -> list[Fact]:
    """Facts of some dispatches on one flood."""
    make = Maker()
    facts = []
    for _ in range(draw(st.integers(1, 14))):
        columns: dict[str, Any] = {
            "dispatch_id": draw(st.sampled_from("abcd")),
            "measure": draw(st.sampled_from(MEASURES)),
            "bound": draw(st.sampled_from(("exact", "approx", "at_least", "at_most"))),
            "status": draw(st.sampled_from(("asserted", "asserted", "retracted", "denied"))),
            "place": draw(st.sampled_from(("Derna", "Libya", None))),
            "attribution": draw(st.sampled_from((None, "the ministry", "the Red Cross"))),
        }
        columns["reported_at"] = DAYS[ord(columns["dispatch_id"]) - ord("a")]
        facts.append(make(draw(st.integers(1, 300)), **columns))
    return facts


def found(facts: list[Fact], **options: Any) -> list[dict[str, Any]]:
    """The findings as rows."""
    return finding_rows(reconcile(to_frame(facts), rates=NO_RATES, **options))


@settings(max_examples=25, deadline=None)
@given(stacks(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(facts: list[Fact], shuffler: random.Random) -> None:
    """The same findings, in the same order."""
    mixed = list(facts)
    shuffler.shuffle(mixed)
    assert found(facts) == found(mixed)


@settings(max_examples=25, deadline=None)
@given(stacks(), st.sampled_from(DAYS))
def test_nothing_after_the_vintage_leaks_in(facts: list[Fact], day: str) -> None:
    """What was known that evening is what reconciling that evening would have found."""
    then = [fact for fact in facts if (fact.reported_at or "") <= day]
    result = reconcile(to_frame(facts), rates=NO_RATES).at_vintage(day)
    assert found(then) == finding_rows(result)
    assert set(result.facts["fact_id"]) == {fact.fact_id for fact in then}
    assert day == result.vintage


@settings(max_examples=30, deadline=None)
@given(stacks())
def test_every_finding_is_sound(facts: list[Fact]) -> None:
    """Known facts, a unique id, one sentence."""
    rows = found(facts)
    ids = {fact.fact_id for fact in facts}
    assert len(rows) == len({row["finding_id"] for row in rows})
    for row in rows:
        assert set(row["facts"]) <= ids
        assert row["explanation"].endswith(".")


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_is_declared(make: Maker, policy: str) -> None:
    """In the result and in every row of the settled table."""
    facts = make(12, attribution_kind="authority"), make(19, dispatch_id="b"), make(12, dispatch_id="c")
    result = reconcile(to_frame(facts), rates=NO_RATES, policy=policy)
    assert policy == result.policy
    assert {policy} == set(result.settled["policy"])


def test_policies_choose_among_what_was_said(make: Maker) -> None:
    """Never an estimate."""
    facts = make(12, attribution_kind="authority"), make(19, dispatch_id="b"), make(19, dispatch_id="c")
    chosen = {p: reconcile(to_frame(facts), rates=NO_RATES, policy=p).settled["figure"].iloc[0] for p in POLICIES}
    assert (12, 12, 19) == tuple(chosen[name] for name in ("latest_official", "conservative_low", "majority"))
    assert all(chosen[name] != chosen[name] for name in ("full_range", "by_hand"))


def test_a_hedge_widens_no_claim_that_is_settled(make: Maker) -> None:
    """Nobody said 450: the tolerance of "about 500" is for comparing only."""
    facts = [make(500, bound="approx")]
    result = reconcile(to_frame(facts), rates=NO_RATES, policy="conservative_low")
    assert [(500, 500, 500)] == list(result.settled[["lowest", "highest", "figure"]].itertuples(index=False, name=None))


def test_an_unknown_policy_is_refused(make: Maker) -> None:
    """By name, with the known ones."""
    with pytest.raises(ValueError, match="latest_official"):
        reconcile(to_frame([make(1)]), policy="truth")


def test_no_facts_give_no_findings() -> None:
    """An empty table is a fine one."""
    result = reconcile(to_frame([]))
    assert 0 == len(result.findings) == len(result.rates) == len(result.settled)


def test_a_table_that_is_no_table_of_facts_is_refused() -> None:
    """The missing column is named."""
    with pytest.raises(errors.TableError, match="missing"):
        reconcile(to_frame([]).drop(columns=["unit"]))


def test_a_thousand_reports_of_one_event_are_no_million_pairs(make: Maker) -> None:
    """Four times the reports take no more than some six times the work."""
    tables = []
    for count in (250, 1000):
        draw = random.Random(7)
        facts = [
            make(draw.randint(1, 900), dispatch_id=f"d{at}", reported_at=DAYS[at % 7], attribution=f"speaker {at % 40}")
            for at in range(count)
        ]
        tables.append(to_frame(facts))
    reconcile(tables[0], rates=NO_RATES)  # loads what is loaded once
    few, many = (work(lambda df=df: reconcile(df, rates=NO_RATES)) for df in tables)
    assert many < 6 * few
