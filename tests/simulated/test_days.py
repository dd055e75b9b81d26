"""Days as they meet: of the event, of its telling, of another event, of a plan."""

from tests.simulated.cases import failures
from tests.simulated.days import cases


def test_days_of_composed_dispatches() -> None:
    """Every figure is of the day, month or year it was composed to speak of."""
    assert [] == [told for case in cases(1, 250) for told in failures(case)]
