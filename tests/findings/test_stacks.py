"""Small stacks of our own: every finding an expert would make is made, and no alarm that she would not raise."""

from __future__ import annotations

import pytest

from tests.findings.stacks import Stack, Want, stacks

WANTS = [(stack, want) for stack in stacks() for want in stack.wants]


def marked(why: str) -> tuple[pytest.MarkDecorator, ...]:
    """A known failure is strict: the day it passes we hear of it."""
    return (pytest.mark.xfail(strict=True, reason=why),) if why else ()


@pytest.mark.parametrize(
    ("stack", "want"),
    [
        pytest.param(
            stack, want, id=f"{stack.name}-{want.verdict[0]}-{want.values[0]:g}", marks=marked(want.known_failure)
        )
        for stack, want in WANTS
    ],
)
def test_an_expert_would_say_so(stack: Stack, want: Want) -> None:
    """By verdict, by figures, and as loudly."""
    assert any(want.is_met_by(finding) and want.is_alarm_of(finding) for finding in stack.findings())


@pytest.mark.parametrize("stack", [pytest.param(s, id=s.name, marks=marked(s.false_alarms)) for s in stacks()])
def test_nobody_is_woken_for_nothing(stack: Stack) -> None:
    """Every alarm is one that somebody wants."""
    assert [] == [finding.explanation for finding in stack.unwanted()]


@pytest.mark.parametrize("stack", [pytest.param(stack, id=stack.name) for stack in stacks() if stack.refuses])
def test_nothing_mistaken_is_told(stack: Stack) -> None:
    """Not even as a note."""
    assert [] == [finding.explanation for finding in stack.refused()]


def test_stacks_have_names_of_their_own() -> None:
    """So that a failure says which."""
    names = [stack.name for stack in stacks()]
    assert len(names) == len(set(names))
