"""What is measured decides what it is measured in."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectUnitToFitMeasure(PairExpectation):
    """Expect the unit to have the dimension that the measure has: the killed are persons, a depth in metres."""

    columns: ClassVar[tuple[str, ...]] = ("measure", "unit")
    map_metric: ClassVar[str | None] = "crossfoot.unit_fits_measure"
    sentence: ClassVar[str] = "The unit has the dimension that lexicon/measures.toml gives the measure."
    complaint: ClassVar[str] = "{measure} is not measured in {unit}"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A measure unknown to the lexicon is for the vocabulary's rule to say; a missing unit fits none."""
        from crossfoot import lexicon
        from crossfoot.checks import dimensions

        measure, unit = values
        entry = lexicon.load("measures").get(measure)
        return entry is None or any(
            dimensions.fits(kind, unit) for kind in (entry["dimension"], *entry.get("also", ()))
        )
