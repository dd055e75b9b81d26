"""How long reconciling takes as stacks grow, and when half of a stack reports one event.

    python benchmarks/reconciling.py [DISPATCHES ...]

Two stacks of each size, read beforehand: `mixed` has the dispatches of our own corpora, again and again some years
apart; of `one event` half is one flood, whose toll many outlets tell as it rises, and half the same mixture. Each runs
in a process of its own, on one core. Time is of the processor, reading and imports aside; memory is the most that the
process held, the facts and the findings included.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from crossfoot.dispatches import Dispatch

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
APART = timedelta(days=364)
FLOOD = date(2019, 3, 4)
DAYS, WARDS = 28, ("Mwanda", "Kibera Hill", "Old Port", "Lower Tana")
FORMS = (
    "NAIROBI - Floods have killed at least {dead} people and left {missing} missing, the disaster agency said {day}.",
    "The death toll from Kenya's floods rose to {dead}, officials said {day}. Some {homeless:,} people are homeless.",
    "NAIROBI, Kenya - Police said {day} that {dead} bodies had been recovered, {ward} of them in {name} ward.",
    "About {homeless:,} people were displaced by the floods in Kenya, the Red Cross said {day}, with {dead} dead.",
)


def own() -> list[dict[str, Any]]:
    """The dispatches of our corpora, those of the little stacks among them."""
    folders = ("dispatches", "dispatches_unseen")
    paths = [path for folder in folders for path in sorted((CORPUS / folder).glob("*.toml"))]
    found = [one for path in paths for one in tomllib.loads(path.read_text(encoding="utf-8"))["dispatch"]]
    for path in sorted((CORPUS / "stacks").glob("*.toml")):
        for stack in tomllib.loads(path.read_text(encoding="utf-8"))["stack"]:
            found += stack["dispatch"]
    return found


def mixed(known: list[dict[str, Any]]) -> Iterator[Dispatch]:
    """They over and over, each time the greater part of a year later."""
    turn = 0
    while True:
        for at, one in enumerate(known):
            day = date.fromisoformat(str(one["published"])[:10]) + turn * APART
            yield Dispatch(f"mixed-{turn}-{at}", one["text"], day.isoformat(), one.get("outlet"))
        turn += 1


def flood() -> Iterator[Dispatch]:
    """One event as many outlets tell it, day by day."""
    number = 0
    while True:
        passed = number % DAYS
        day = FLOOD + timedelta(days=passed)
        words = {"dead": 40 + 3 * passed, "missing": 90 - 2 * passed, "homeless": 20_000 + 500 * passed}
        words |= {"ward": 5 + passed // 4, "name": WARDS[number % len(WARDS)], "day": f"on {day:%A}"}
        text = FORMS[number // DAYS % len(FORMS)].format(**words)
        yield Dispatch(f"flood-{number}", text, day.isoformat(), f"Outlet {number // DAYS}")
        number += 1


STACKS = ("mixed", "one event")


def stack(name: str, size: int) -> list[Dispatch]:
    """That many dispatches."""
    of_flood = size // 2 if name == "one event" else 0
    return [*islice(flood(), of_flood), *islice(mixed(own()), size - of_flood)]


def measured(name: str, size: int) -> dict[str, Any]:
    """Reconcile one stack in this process."""
    import crossfoot as cf
    from crossfoot.dispatches import to_frame

    dispatches = stack(name, size)
    facts, table = cf.extract(dispatches), to_frame(dispatches)
    begun = time.process_time()
    findings = cf.reconcile(facts, dispatches=table).findings
    seconds = time.process_time() - begun
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "facts": len(facts), "findings": len(findings), "MB": held}


def main() -> None:
    """Print a line for each stack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1250, 2500, 5000, 10_000], metavar="DISPATCHES")
    parser.add_argument("--alone", choices=STACKS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measured(options.alone, options.sizes[0])))
        return
    print(f"{'stack':10} {'dispatches':>10} {'facts':>7} {'findings':>8} {'seconds':>8} {'ms each':>8} {'MB':>6}")
    for name in STACKS:
        for size in options.sizes:
            command = [sys.executable, __file__, str(size), "--alone", name]
            row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            told = f"{name:10} {size:10} {row['facts']:7} {row['findings']:8} {row['seconds']:8.1f}"
            print(f"{told} {1000 * row['seconds'] / size:8.2f} {row['MB']:6.0f}")


if __name__ == "__main__":
    main()
