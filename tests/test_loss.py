"""No fact is lost: not by a kill, a crash, a full disk or a hostile text."""

import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.dispatches import Dispatch, parse_lines, to_frame
from crossfoot.errors import DispatchError, OutputError
from crossfoot.facts import read_facts
from crossfoot.ledger import Ledger
from crossfoot.tables import write_all

SENTENCE = "At least 12 people died in Lima on Tuesday, police said."
HOSTILE = [
    "\u202e\u200b\ufeff",
    "\x00\x01\x7f",
    "\ud83d\ude00 \U0001f600",
    "<script>alert(1)</script>",
    "İıſßﬁ" * 3,
    "'; DROP TABLE facts; --",
    "=HYPERLINK(1)",
    "9" * 5000,
    "1e999999999",
    "((((((" * 200,
    f"5 men {'University of Ohio ' * 1000}5 men",
    "“" * 1_000_000,
    "“a " * 300_000,
]

WRITER = """
import sys
from pathlib import Path
from crossfoot.tables import write_all
folder = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_all({folder / f"{number}": bytes([letter]) * 200_000 for number in range(5)})
"""

KEEPER = """
import sys
from crossfoot.ledger import Ledger
from crossfoot.tables import frame
ledger = Ledger(sys.argv[1])
for number in range(100_000):
    ledger.keep("dispatches", frame("dispatches", [{"dispatch_id": f"d{number}", "text": "x"}]))
    print(number, flush=True)
"""


@pytest.mark.parametrize("noise", HOSTILE, ids=lambda noise: ascii(noise[:20]))
def test_a_figure_is_found_beside_hostile_text(noise: str) -> None:
    """And every span is where it says."""
    text = f"{noise}\n\n{SENTENCE}\n\n{noise}"
    facts = read_facts(Dispatch("a", text, "2022-01-05"))
    assert all(text[fact.start : fact.end] == fact.surface for fact in facts)
    assert (12, "killed") in {(fact.best, fact.measure) for fact in facts}
    json.loads(json.dumps([fact.row() for fact in facts]))


@given(st.text(max_size=300), st.integers(0, 300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_an_error(noise: str, at: int) -> None:
    """Spans slice back, bounds are ordered, ids are unique, whatever the text."""
    text = noise[:at] + SENTENCE + noise[at:]
    facts = read_facts(Dispatch("a", text, "2022-01-05"))
    for fact in facts:
        assert text[fact.start : fact.end] == fact.surface
        stated = [value for value in (fact.lower, fact.best, fact.upper) if value is not None]
        assert stated == sorted(stated)
    assert len(facts) == len({fact.fact_id for fact in facts})


def test_half_a_character_is_refused_by_name() -> None:
    """No file could keep it."""
    with pytest.raises(DispatchError, match=r"stack\.jsonl, line 3: half a character at offset 2: '\\ud800'"):
        to_frame([Dispatch("a", "ab\ud800", "2022-01-05", origin="stack.jsonl, line 3")])
    with pytest.raises(DispatchError, match=r"outlet has half a character at offset 0: '\\udfff'"):
        to_frame([Dispatch("a", "ab", "2022-01-05", outlet="\udfff", origin="stack.jsonl, line 3")])
    with pytest.raises(DispatchError, match=r"stack\.jsonl, line 1: id has half a character at offset 1"):
        list(parse_lines(['{"id": "a\\ud800", "text": "12 died"}'], origin="stack.jsonl"))


def test_a_kill_leaves_every_file_whole(tmp_path: Path) -> None:
    """The old content or the new, never a part of either."""
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.15)
            writer.send_signal(signal.SIGKILL)
        kept = [path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".")]
        assert 5 == len(kept)
        assert {200_000} == {len(content) for content in kept}
        assert all(len(set(content)) == 1 for content in kept)


def test_a_kill_loses_no_row_the_ledger_acknowledged(tmp_path: Path) -> None:
    """What `keep` returned for is there on opening again."""
    path = tmp_path / "ledger.sqlite"
    with subprocess.Popen([sys.executable, "-c", KEEPER, str(path)], stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout
        told = [int(keeper.stdout.readline()) for _ in range(20)]
        keeper.send_signal(signal.SIGKILL)
        told += [int(line) for line in keeper.stdout.read().split()]
    assert Ledger(path).count("dispatches") >= len(told)


def test_a_full_disk_leaves_what_stood_there(tmp_path: Path) -> None:
    """A limit on file size stands in for the disk; the error names the file."""
    old = write_all({tmp_path / "facts.csv": b"old"})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OutputError, match="File too large"):
            write_all({old[0]: b"new" * 1000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [b"old"] == [path.read_bytes() for path in tmp_path.iterdir()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_kill_takes_away_what_was_half_written(tmp_path: Path, number: int) -> None:
    """The command stops as by Ctrl-C: every file whole, no litter beside it."""
    code = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
from pathlib import Path
from crossfoot.cli import _stopped_as_by_hand
from crossfoot.tables import files
fsync = os.fsync
def killed(handle):
    fsync(handle)
    os.kill(os.getpid(), {int(number)})
files.os.fsync = killed
with _stopped_as_by_hand():
    files.write_all({{Path({str(tmp_path)!r}) / name: b"new" for name in ("a", "b")}})
"""
    (tmp_path / "a").write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "KeyboardInterrupt" in done.stderr
    assert {"a": b"old"} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


KILLED = """
import os, signal, sys
from pathlib import Path
from crossfoot.cli import main
from crossfoot.tables import files

def contents():
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file() and path.suffix != ".new"}

def kill_at(time, call):
    signal.setitimer(signal.ITIMER_REAL, time)  # nobody hears it, so it ends the process where it stands
    fsync, calls = os.fsync, iter(range(call))
    def killing(handle):
        fsync(handle)
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    files.os.fsync = killing

sys.stdout = open(os.devnull, "w")
assert main(["run", "stack"]) == 0
due = contents()
for time, call in [(0.3, 10**6), (1.0, 10**6), (2.0, 10**6), (0, 0), (0, 3), (0, 8)]:
    child = os.fork()
    if not child:
        kill_at(time, call)
        os._exit(main(["run", "stack"]))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, contents() == due, file=sys.stderr)
"""


def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_mends(tmp_path: Path) -> None:
    """Whenever it is killed, at some moments of its work and between some of its writes: no file is cut, and running
    again gives what was due."""
    stack = tmp_path / "stack"
    stack.mkdir()
    (stack / "a.txt").write_text(f"date 2022-01-05 {SENTENCE}")
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=tmp_path, capture_output=True, text=True, check=True)
    ended = [line.split() for line in done.stderr.splitlines() if line.endswith(("True", "False"))]
    assert ["True"] * 6 == [same for _, same in ended]
    assert ["-9"] * 3 == [code for code, _ in ended[3:]]
    assert all(code in ("-14", "0") for code, _ in ended[:3])


def test_a_script_without_a_main_guard_is_told_of_it(tmp_path: Path) -> None:
    """Each process runs such a script anew; it must end with the way out, and not start processes for ever."""
    script = tmp_path / "plain.py"
    script.write_text(
        "import crossfoot as cf\n"
        "stack = [cf.Dispatch(str(n), 'Twelve people died.', '2024-05-01') for n in range(40)]\n"
        "print(len(cf.extract(stack, jobs=2)))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0
    assert "one of the processes has ended." in done.stderr
    assert "__main__" in done.stderr
