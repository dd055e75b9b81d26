"""Every command of the README and docs does what they say."""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from crossfoot.cli import main, parser
from crossfoot.dispatches import Dispatch
from crossfoot.facts import extract
from crossfoot.tables.files import as_csv

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(path.read_text() for path in (ROOT / "README.md", ROOT / "docs" / "commands.md"))
LINE = {"id": "a", "text": "Police said at least 12 people died in Lima on Tuesday.", "published": "2022-01-05"}


@pytest.fixture
def here(after_run: tuple[Path, str], tmp_path: Path) -> Iterator[Path]:
    """A working directory of one's own, as a run leaves it."""
    folder = tmp_path / "desk"
    shutil.copytree(after_run[0], folder)
    with chdir(folder):
        yield folder


def crossfoot(*arguments: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a shell runs it."""
    command = [sys.executable, "-c", "import sys; from crossfoot.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd, encoding="utf-8")


def commands() -> list[str]:
    """The names of all commands."""
    (subparsers,) = (action for action in parser()._actions if action.choices)
    return list(subparsers.choices or ())


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name: str) -> None:
    """And each documented one exists."""
    assert f"crossfoot {name}" in DOCS
    assert set(re.findall(r"`crossfoot ([a-z]+)", DOCS)) <= set(commands())


@pytest.mark.parametrize("name", commands())
def test_the_help_of_every_command_ends_with_examples_that_parse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Up to what the shell does with the output."""
    with pytest.raises(SystemExit):
        main([name, "--help"])
    examples = re.findall(
        rf"^  crossfoot ({name}\b.*)$", capsys.readouterr().out.partition("examples:")[2], re.MULTILINE
    )
    assert examples
    for example in examples:
        parser().parse_args(shlex.split(re.split(" [<>] ", example)[0]))


def test_run_ends_with_a_table_a_person_reads(after_run: tuple[Path, str]) -> None:
    """Dispatches, figures, checks, findings, files."""
    shown = after_run[1]
    assert re.search(r"Dispatches\s+2\b", shown)
    assert re.search(r"Figures\s+13, and 1 report of no information", shown)
    assert re.search(r"Checks, critical\s+\d+ passed", shown)
    assert re.search(r"Findings\s+(\d+ to look at, of \d+\s+)?.*compatible", shown)
    assert "What failed, and what to do: crossfoot check data/tables" in shown
    assert "data/brief.html" in shown


def test_run_writes_what_it_says(after_run: tuple[Path, str]) -> None:
    """Tables in both formats, charts, the page; no litter."""
    folder = after_run[0]
    names = {path.name for path in (folder / "data" / "tables").iterdir()}
    tables = ("corrections", "dispatches", "facts", "findings", "rates")
    assert {f"{name}.{ending}" for name in tables for ending in ("csv", "parquet")} | {"datapackage.json"} == names
    assert list((folder / "figures").glob("*.png"))
    assert (folder / "data" / "brief.html").read_text().startswith("<!DOCTYPE html>")


def test_a_second_run_changes_no_byte(here: Path) -> None:
    """The same answer every time."""
    made = [path for folder in ("data/tables", "figures") for path in sorted((here / folder).iterdir())]
    made.append(here / "data" / "brief.html")
    before = {path: path.read_bytes() for path in made}
    assert main(["run"]) == 0
    assert [] == [path.name for path in made if path.read_bytes() != before[path]]


def test_extract_reads_json_lines_in_order() -> None:
    """One line in, one line out."""
    done = crossfoot("extract", "--jsonl", stdin="".join(json.dumps(LINE | {"id": name}) + "\n" for name in "ba"))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (["b", "a"], 0) == ([row["id"] for row in rows], done.returncode)
    (fact,) = rows[0]["facts"]
    assert ("killed", 12, "at_least", "Lima") == (fact["measure"], fact["best"], fact["bound"], fact["place"])


def test_extract_by_several_processes_writes_the_same() -> None:
    """In the same order, and what stands before a broken line is read all the same."""
    lines = [json.dumps(LINE | {"id": f"{number}"}) for number in range(70)]
    alone, several = (
        crossfoot("extract", "--jsonl", "--jobs", jobs, stdin="\n".join([*lines, "{"])) for jobs in ("1", "2")
    )
    assert (70, 2) == (len(alone.stdout.splitlines()), alone.returncode)
    assert (alone.stdout, alone.stderr, alone.returncode) == (several.stdout, several.stderr, several.returncode)


def test_extract_is_the_same_under_any_hash_seed() -> None:
    """Sets and dicts must not show through."""
    code = "from crossfoot.cli import main; main(['extract', 'data/dispatches'])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (["extract", "nowhere"], "", "nowhere: no such file or folder."),
        (["extract", "--jsonl"], "{", "standard input, line 1: not JSON"),
        (["extract", "--jsonl", "nowhere"], "", "nowhere: could not be read (No such file or directory). Name a file"),
        (["extract", "--jsonl"], '{"id": "a"}', 'standard input, line 1: no "text"'),
        (
            ["reconcile", "--jsonl"],
            '{"id": "a", "text": "x"}\n' * 2,
            "line 2: the id 'a' is also that of standard input",
        ),
        (["extract", "--jsonl", "--jobs", "0"], "{}", "jobs is 0. Give the number of processes"),
        (["explain", "12 died", "--published", "tomorrow"], "", "published is 'tomorrow'. Give an ISO date"),
        (["explain", "-"], " \n", "no text to explain. Give a sentence"),
        (["run", "--brief", "brief.docx"], "", "brief.docx: no brief is written as .docx"),
        (["check", "nowhere"], "", "nowhere: no such table or folder. `crossfoot run` writes"),
        (["check", "data", "--suite", "nowhere.json"], "", "nowhere.json: no such suite"),
        (["check", "data", "--baseline", "nowhere.toml"], "", "nowhere.toml: no such baseline"),
        (["convert", "DOLLARS"], "", "data/tables/facts.csv: no such table"),
        (["run", "nowhere"], "", "nowhere: no such file or folder."),
        (["reconcile", "--rates", "nowhere"], "", "nowhere: no such file or folder. Name a folder of rates"),
        (["reconcile", "--rates", "."], "", ".: no rates here. Put"),
        (["rates", "fetch", "nobody", "2022-01-05"], "", "no source 'nobody'. There are: "),
        (["rates", "fetch", "ecb", "soon"], "", "'soon' is not a date. Write it as 2022-01-04"),
        (["suite", "new", "nowhere.csv"], "", "nowhere.csv: no such table. Name a CSV file."),
        (["reconcile", "--vintage", "tomorrow"], "", "the vintage 'tomorrow' is no day"),
        (["chart", "nowhere"], "", "nowhere: no tables here."),
        (["brief", "nowhere"], "", "nowhere: no tables here."),
        (["correct", "f", "best", "1", "--reason", "r", "--by", "b", "--tables", "nowhere"], "", "no such table"),
    ],
)
def test_misuse_exits_2_with_a_reason_and_no_output(
    arguments: list[str],
    stdin: str,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And leaves nothing half-written."""
    shutil.copytree(ROOT / "data" / "dispatches", tmp_path / "data" / "dispatches")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    code = main(arguments)
    told = capsys.readouterr()
    assert (2, "") == (code, told.out)
    assert told.err.startswith("crossfoot: ")
    assert says in told.err
    assert before == sorted(tmp_path.rglob("*"))


def test_a_line_that_is_not_utf_8_is_named() -> None:
    """Those before it are read."""
    command = [sys.executable, "-c", "from crossfoot.cli import main; raise SystemExit(main())", "extract", "--jsonl"]
    lines = json.dumps(LINE).encode() + b'\n{"id": "b", "text": "Caf\xe9"}\n'
    done = subprocess.run(command, input=lines, capture_output=True, check=False)
    assert (2, 1) == (done.returncode, len(done.stdout.splitlines()))
    assert b"standard input, line 2: not UTF-8: byte 0xe9 at offset 24." in done.stderr


@pytest.mark.parametrize(("name", "arguments"), [("stdin", ["explain", "-"]), ("stdout", ["explain", "12 died"])])
def test_a_closed_stream_is_named(
    name: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a scheduler may start a command."""
    monkeypatch.setattr(sys, name, None)
    assert 2 == main(arguments)
    assert f"standard {name.removeprefix('std')}put: closed." in capsys.readouterr().err


def test_what_was_left_out_of_a_folder_is_told_on_one_line(tmp_path: Path) -> None:
    """And the rest is read."""
    (tmp_path / "a.txt").write_text("date 2022-01-05 Twelve people died in Lima.")
    (tmp_path / "b.pdf").write_text("")
    done = crossfoot("extract", str(tmp_path))
    assert 2 == len(done.stdout.splitlines())
    assert done.stderr.startswith(f"crossfoot: {tmp_path}: left out b.pdf: only .txt")
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["convert", "XXX"], "'XXX' is no currency. Use an ISO 4217 code"),
        (["convert", "DOLLARS"], "'DOLLARS' is no currency. Use an ISO 4217 code"),
        (["convert", "USD", "--on", "birthday"], "column 'birthday' is missing. It has: "),
        (["brief", "-o", "brief.pdf"], "brief.pdf: no brief is written as .pdf. Let it end in .html"),
        (["brief", "--figures", "nowhere"], "nowhere: no folder of charts. `crossfoot chart` draws them."),
        (["brief", "-o", "data"], "data: no brief is written as a file without an ending"),
        (["chart", "-o", "data/brief.html"], "data/brief.html: could not be written"),
        (["run", "--tables", "data/brief.html"], "data/brief.html"),
        (["run", "--brief", "/proc/brief.html"], "/proc/brief.html: could not be written"),
        (["check", "-o", "/proc/report.txt"], "/proc/report.txt: could not be written"),
        (["check", "data/tables/facts.csv", "--suite", "data/tables/facts.csv"], "data/tables/facts.csv: not a suite"),
        (["check", "--baseline", "data/brief.html"], "data/brief.html: not a baseline"),
        (["correct", "zzz", "best", "1", "--reason", "r", "--by", "b"], "0 facts have an id that begins with 'zzz'"),
        (["correct", "", "best", "1", "--reason", "r", "--by", "b"], "14 facts have an id that begins with ''"),
        (["correct", "THE33", "best", "1", "--reason", " ", "--by", "b"], "says why and by whom. Give both."),
        (["correct", "THE33", "best", "1", "--reason", "r", "--by", "b", "--on", "soon"], "'soon' is not a date"),
        (["correct", "THE33", "lower", "34", "--reason", "r", "--by", "b"], "lower 34 would be above best 33"),
        (["correct", "THE33", "best", "many", "--reason", "r", "--by", "b"], "facts.best: 'many' is not a number"),
        (["correct", "THE33", "kind", "cars", "--reason", "r", "--by", "b"], "kind cannot be 'cars'. It may be: "),
        (["correct", "THE33", "event_end", "2022-13-01", "--reason", "r", "--by", "b"], "'2022-13-01' is not a date"),
    ],
    ids=lambda value: " ".join(value[:5]) if isinstance(value, list) else "",
)
def test_misuse_after_a_run_changes_no_byte(
    arguments: list[str], says: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the value, the place and the way out; what stood there stands."""
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    whole = next(
        line.split(",")[0] for line in (here / "data/tables/facts.csv").read_text().splitlines() if ",33," in line
    )
    assert 2 == main([whole if argument == "THE33" else argument for argument in arguments])
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.startswith("crossfoot: ")
    assert 1 == len(told.err.splitlines())
    assert before == {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "content", "command", "says"),
    [
        ("data/tables/facts.csv", "fact_id\n1\n", "chart", "data/tables/facts.csv: column 'dispatch_id' is missing"),
        ("data/tables/facts.csv", "", "brief", "data/tables/facts.csv: not a table"),
        ("data/tables/findings.csv", None, "brief", "findings.csv is missing. `crossfoot run` writes them all."),
        ("data/tables/corrections.csv", "who\nme\n", "run", "corrections.csv: column 'correction_id' is missing"),
        ("figures/charts.json", "{", "brief", "figures/charts.json: not a list of charts"),
        ("figures/charts.json", '[{"a": 1}]', "chart", "figures/charts.json: not a list of charts"),
        ("figures/overview.svg", None, "brief", "figures/overview.svg"),
        ("data/dispatches/b.txt", "", "run", "data/dispatches/b.txt: the file is empty"),
    ],
)
def test_damage_is_told_by_file(
    name: str, content: str | None, command: str, says: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what the command would have written stays as it was."""
    (here / name).unlink(missing_ok=True)
    (here / name.replace(".csv", ".parquet")).unlink(missing_ok=True)
    if content is not None:
        (here / name).write_text(content)
    page = (here / "data/brief.html").read_bytes()
    assert 2 == main([command])
    assert says in capsys.readouterr().err
    assert page == (here / "data/brief.html").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["extract", "data/dispatches"], ["explain", "12 died"], ["extract", "--jsonl"]])
def test_output_that_finds_no_room_is_an_error(arguments: list[str]) -> None:
    """Not a traceback, and not a success."""
    command = [sys.executable, "-c", "import sys; from crossfoot.cli import main; sys.exit(main())", *arguments]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, input=json.dumps(LINE), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert (2, "crossfoot: standard output: could not be written or read (No space left on device).\n") == (
        done.returncode,
        done.stderr,
    )


def test_explain_shows_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure with the words that shaped it."""
    assert main(["explain", "About 500 people were beaten, including 130 women."]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("500", "130", "approx", "injured"))


def test_failures_of_today_are_accepted_with_a_reason_and_a_day(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And no longer."""
    known = ["check", "--accept", "baseline.toml", "--reason", "A market rate.", "--until"]
    assert main([*known, "soon"]) == main([*known[:3], "--until", "9999-01-01"]) == 2
    assert main([*known, "9999-01-01"]) == 0
    assert main(["check", "--strict", "--baseline", "baseline.toml"]) == 0
    assert main([*known, "9999-01-01"]) == 2
    told = capsys.readouterr()
    assert told.out.startswith("baseline.toml\n")
    assert "a baseline stands here already" in told.err
    text = (here / "baseline.toml").read_text().replace("9999-01-01", "2022-01-01")
    (here / "baseline.toml").write_text(text)
    assert main(["check", "--strict", "--baseline", "baseline.toml"]) == 1


def test_reconcile_prints_findings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One below the other for people, or as JSON Lines for programs."""
    assert main(["reconcile", "data/dispatches", "--rates", "data/rates"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith("No alarm 23 findings that raise none near the day's rate (near, rule conversions) “")
    assert all(words in shown for words in ("20.5", "at_rate", "compatible", "narrower", "not_comparable", "remainder"))


EXPECTED = [
    ("brackets", "compatible", {"20.5 rubles", "20 rubles per liter"}),
    ("conversions", "near", {"20.5 rubles"}),
    ("conversions", "at_rate", {"20 rubles per liter"}),
    ("conversions", "at_rate", {"10 rubles"}),
    ("footing", "remainder", {"130 women and old people", "about 500 people"}),
    ("footing", "remainder", {"33 ambulances and fire trucks", "120 vehicles"}),
    ("subjects", "narrower", {"at least three cars", "120 vehicles"}),
    ("null_reports", "not_comparable", {"There is no information about the victims", "about 500 people"}),
    ("collisions", "not_comparable", {"120 vehicles", "120"}),
]
"""What an expert says of the two dispatches together: by which rule, and of which words."""


def test_reconcile_reads_json_lines(here: Path) -> None:
    """Dispatches in, findings out."""
    lines = "".join(
        json.dumps({"id": path.stem, "text": path.read_text()}) + "\n"
        for path in sorted(here.glob("data/dispatches/*.txt"))
    )
    done = crossfoot("reconcile", "--jsonl", stdin=lines, cwd=here)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    told = [(row["rule"], row["verdict"], row["explanation"]) for row in rows]
    for rule, verdict, quotes in EXPECTED:
        same = [text for by, says, text in told if (by, says) == (rule, verdict)]
        assert any(all(quote in text for quote in quotes) for text in same), (rule, verdict, quotes)
    assert {"info"} == {row["severity"] for row in rows}
    assert all(row["explanation"] and row["facts"] and row["dispatches"] for row in rows)
    assert all(row["values"] for row in rows if row["rule"] != "aliases")  # names of places, which weigh no figure
    assert len(rows) == len({row["finding_id"] for row in rows})


def test_convert_tells_once_of_each_currency_without_a_rate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However many days it lacks."""
    days = "2012-03-01", "2012-03-05"
    stack = [Dispatch(day, "A loaf costs 50 dalasi, a bus ride 20 dalasi.", day) for day in days]
    (tmp_path / "facts.csv").write_bytes(as_csv("facts", extract(stack)))
    monkeypatch.chdir(tmp_path)
    assert main(["convert", "USD", "facts.csv"]) == 0
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("left empty, in GMD: 4. No rate from GMD to USD on 2012-03-01")
    assert "Of 2 days none has one" in told


def test_convert_restates_money(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each at the rate of its own day; what was stated stays."""
    assert main(["convert", "RUB"]) == 0
    shown = capsys.readouterr().out
    assert "best_stated" in shown.splitlines()[0]


def test_chart_and_brief_are_remade_from_the_tables(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same pictures as the run drew."""
    before = {path.name: path.read_bytes() for path in (here / "figures").glob("*.png")}
    assert main(["chart", "-o", "again"]) == 0
    assert before == {path.name: path.read_bytes() for path in (here / "again").glob("*.png")}
    assert main(["brief", "-o", "brief.md"]) == 0
    assert (here / "brief.md").read_text().startswith("# ")


def test_correct_then_run_shows_the_correction(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fact stays as read; findings weigh the corrected figure."""
    import pandas as pd

    facts = pd.read_csv(here / "data/tables/facts.csv")
    whole = facts[facts["best"].eq(33)].iloc[0]
    assert main(["correct", whole.fact_id, "best", "34", "--reason", "counted again", "--by", "the desk"]) == 0
    assert main(["run"]) == 0
    assert 33 in pd.read_csv(here / "data/tables/facts.csv")["best"].tolist()
    assert len(pd.read_csv(here / "data/tables/corrections.csv")) == 1


def written(page: str) -> list[str]:
    """The commands that a page shows, without their remarks."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    told = [re.sub(r"\s+#.*", "", line).strip().removeprefix("$ ") for line in lines if line.startswith("    ")]
    return [line.replace("| less", "| cat") for line in told if line.startswith("crossfoot ")]


def made_ready(here: Path) -> None:
    """What the commands of the pages are asked of."""
    shutil.copytree(ROOT / "data" / "examples", here / "data" / "examples")
    shutil.copytree(here / "data" / "dispatches", here / "my-dispatches")


def test_a_shell_runs_the_command_as_the_readme_writes_it(here: Path) -> None:
    """The script is there, and takes its words from the shell. One command will do, the one that starts soonest."""
    (line,) = (line for line in written("README.md") if line.startswith("crossfoot explain"))
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(line, shell=True, cwd=here, capture_output=True, text=True, env=os.environ | {"PATH": beside})
    assert (0, "") == (done.returncode, done.stderr)
    assert "130 women" in done.stdout


def words_of(line: str) -> list[list[str]]:
    """The commands that a line gives one after the other, each in words, without what its output is piped into."""
    return [shlex.split(part.split("|")[0])[1:] for part in line.split("&&")]


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md", "docs/extending.md", "data/examples/README.md"])
def test_the_commands_of_the_docs_run_as_written(page: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In their order; `--strict` ends in 1 while the warning about 20.5 roubles stands. In one process, which spares a
    new start for each."""
    made_ready(here)
    for words in (words for line in written(page) for words in words_of(line)):
        assert int("--strict" in words) == main(words), words
        told = capsys.readouterr()
        assert told.err == "", words
        assert told.out, words
    assert written(page)


def test_the_python_of_the_readme_runs_as_written(here: Path) -> None:
    """Every public name in it is there."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = lines.index("    import crossfoot as cf")
    code = "\n".join(line[4:] for line in lines[start : lines.index("", start)])
    done = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=False)
    assert ("", 0) == (done.stderr, done.returncode)
