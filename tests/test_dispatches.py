"""Dispatches come in as received, or not at all with a clear reason."""

import json
import os
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.dispatches import Dispatch, parse_lines, read_dispatches, to_frame
from crossfoot.errors import CrossfootWarning, DispatchError
from crossfoot.facts import extract
from crossfoot.tables import records


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_first_words_give_the_date_and_stay_in_the_text(tmp_path: Path) -> None:
    """Offsets are into the text as received, the date's words and all."""
    write(tmp_path, "a.txt", " date 2022-01-04 Prices rose.\r\n")
    (dispatch,) = read_dispatches(tmp_path)
    assert ("a", "2022-01-04", " date 2022-01-04 Prices rose.\r\n") == (
        dispatch.dispatch_id,
        dispatch.reported_at,
        dispatch.text,
    )


def test_sidecar_gives_what_the_text_does_not_say(tmp_path: Path) -> None:
    """A .toml of the same name may tell date, outlet, title and address."""
    write(tmp_path, "a.txt", "Prices rose.")
    write(tmp_path, "a.toml", 'published = "2022-01-04"\noutlet = "The Evening Post"\n')
    (dispatch,) = read_dispatches(tmp_path)
    assert ("2022-01-04", "The Evening Post") == (dispatch.reported_at, dispatch.outlet)


def test_json_lines_keep_separators_that_are_not_newlines(tmp_path: Path) -> None:
    """U+2028 ends a line for Python, not for JSON Lines."""
    row = {"id": "a", "text": "one\u2028two\x85three", "published": "2022-01-04"}
    write(tmp_path, "stack.jsonl", json.dumps(row, ensure_ascii=False) + "\n\n")
    assert [row["text"]] == [dispatch.text for dispatch in read_dispatches(tmp_path)]


def test_csv_rows_are_dispatches(tmp_path: Path) -> None:
    """A spreadsheet of articles is a stack too; newlines within a cell stay."""
    write(tmp_path, "stack.csv", 'id,text,published\nb,"Two\nlines",2022-01-05\na,One,2022-01\n')
    assert [("a", "2022-01"), ("b", "2022-01-05")] == [
        (d.dispatch_id, d.reported_at) for d in read_dispatches(tmp_path)
    ]


def test_a_csv_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Spreadsheets write one; it is no part of the first column's name."""
    write(tmp_path, "stack.csv", "\ufeffid,text,published\na,One,2022-01-05\n")
    assert ["a"] == [dispatch.dispatch_id for dispatch in read_dispatches(tmp_path)]


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_may_part_its_columns_as_spreadsheets_abroad_do(tmp_path: Path, between: str) -> None:
    """Half of Europe keeps the comma for decimals."""
    write(tmp_path, "stack.csv", between.join(["id", "text", "published"]) + "\n" + between.join(["a", "1, 2", "2022"]))
    assert [dispatch.text for dispatch in read_dispatches(tmp_path)] == ["1, 2"]


def test_a_csv_without_the_columns_says_which_it_has(tmp_path: Path) -> None:
    """The columns of another programme's export have other names."""
    write(tmp_path, "stack.csv", "ident,text,when\na,One,2022-01-05\n")
    with pytest.raises(DispatchError, match=r"row 1: no column id, only ident, text, when\. Name the columns"):
        read_dispatches(tmp_path)


def test_json_lines_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Some editors write one."""
    write(tmp_path, "stack.jsonl", '\ufeff{"id": "a", "text": "One", "published": "2022-01-05"}\n')
    assert [dispatch.dispatch_id for dispatch in read_dispatches(tmp_path)] == ["a"]


def test_a_key_that_was_meant_for_another_is_named(tmp_path: Path) -> None:
    """A slip of the pen ("outlett") would otherwise leave its dispatch without an outlet, silently."""
    write(tmp_path, "one.txt", "Nothing to see.")
    write(tmp_path, "one.toml", 'published = "2022-01-05"\noutlett = "A paper"\nlicence = "its own"\n')
    with pytest.warns(CrossfootWarning, match="'outlett' is a remark of your own, read by nothing. Was 'outlet' meant"):
        assert read_dispatches(tmp_path)[0].reported_at == "2022-01-05"


def test_a_csv_cell_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    """Longer than the 128 kB at which the standard library stops."""
    write(tmp_path, "stack.csv", "id,text,published\na," + "word " * 40_000 + ",2022-01-05\n")
    assert [200_000] == [len(dispatch.text) for dispatch in read_dispatches(tmp_path)]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"  \n", "the file is empty"),
        ("a.txt", b"date 2022-01-04 \x00\x01", "a binary file"),
        ("a.txt", " date 2022-01-04 Preis 20 €".encode("windows-1252"), "not UTF-8: byte 0x80 at offset 26"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "a PDF, not text. Save the article"),
        (
            "a.txt",
            "date 2022-01-04 Ten died.".encode("utf-16"),
            "UTF-16, not UTF-8. Save it as UTF-8",
        ),
        ("a.txt", b"date 2022-01-04\n", "a date and no text"),
        (
            "a.csv",
            b"id,text\na,5 died, 3 were hurt\n",
            "row 2: 1 more than there are columns, the first ' 3 w",
        ),
        ("a.csv", b'id,text\na,5 died\nb,"6 died\nc,7 died\n', "row 3: not CSV (unexpected end of data)"),
        ("a.csv", b"id,id,text\na,b,5 died\n", "row 1: two columns id"),
        ("a.txt", b"No date here.", "no date of publication"),
        ("a.txt", b"date 2022-13-45 A month that is none.", "'2022-13-45' is no ISO date of publication"),
        ("a.jsonl", b'{"id": "a", "text": "x"}\n{"id"', "line 2: not JSON: Expecting ':' delimiter at column 6"),
        ("a.jsonl", b"[1]", "line 1: not a JSON object: [1]."),
        ("a.jsonl", b'{"id": ' + b"1" * 5000 + b"}", "line 1: a number of thousands of digits"),
        ("a.jsonl", b'{"text": "x"}', 'line 1: no "id"'),
        ("a.jsonl", b'{"id": "a", "text": "x", "published": "4 January"}', "published is '4 January'"),
    ],
)
def test_bad_input_names_file_and_way_out(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    """Each message has the file and what is wrong with it."""
    write(tmp_path, name, content)
    with pytest.raises(DispatchError) as caught:
        read_dispatches(tmp_path)
    assert says in str(caught.value)
    assert name in str(caught.value)


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    """Facts of one would be taken for facts of the other."""
    write(tmp_path, "a.txt", "date 2022-01-04 One.")
    write(tmp_path, "b.jsonl", '{"id": "a", "text": "Two.", "published": "2022-01-05"}')
    with pytest.raises(DispatchError, match=r"the id 'a' is also that of .*a\.txt"):
        read_dispatches(tmp_path)


def test_two_dispatches_made_by_hand_with_one_id_are_refused() -> None:
    """What the one says of the other would be lost, and nobody told."""
    twins = [Dispatch("a", "Ten people died.", "2022-01-04"), Dispatch("a", "Twelve people died.", "2022-01-05")]
    with pytest.raises(DispatchError, match="dispatch 2: the id 'a' is also that of dispatch 1"):
        extract(twins)


def test_files_that_are_left_out_are_named(tmp_path: Path) -> None:
    """Nothing is dropped silently; what tells of the others is no dispatch."""
    write(tmp_path, "a.TXT", "date 2022-01-04 One.")
    for name in ("b.pdf", "c.docx", "README.md", "a.toml", ".hidden"):
        write(tmp_path, name, "")
    with pytest.warns(CrossfootWarning, match=r"left out b\.pdf, c\.docx: only \.txt"):
        (dispatch,) = read_dispatches(tmp_path)
    assert "a" == dispatch.dispatch_id


@pytest.mark.parametrize(("make", "says"), [(False, "no such file or folder"), (True, "no dispatches here")])
def test_missing_or_empty_folder(tmp_path: Path, make: bool, says: str) -> None:
    """A mistyped folder is told apart from an empty one."""
    folder = tmp_path / "stack"
    if make:
        folder.mkdir()
    with pytest.raises(DispatchError, match=says):
        read_dispatches(folder)


def test_a_pipe_of_the_shell_is_read_as_a_file(tmp_path: Path) -> None:
    """As in `crossfoot extract <(zcat night.txt.gz)`."""
    os.mkfifo(tmp_path / "pipe")
    writer = Thread(target=(tmp_path / "pipe").write_text, args=["date 2022-01-04 Ten people died."])
    writer.start()
    assert ["pipe"] == [dispatch.dispatch_id for dispatch in read_dispatches(tmp_path / "pipe")]
    writer.join()


@given(st.lists(st.text(min_size=1), max_size=4))
def test_json_lines_round_trip(texts: list[str]) -> None:
    """Whatever a text holds, it comes in as it was."""
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
    assert texts == [dispatch.text for dispatch in parse_lines(lines, origin="test")]


def test_frame_has_one_row_a_dispatch() -> None:
    """A year alone stands at its first day in the table."""
    df = to_frame([Dispatch("a", "text", "2022"), Dispatch("b", "more")])
    assert ["2022-01-01", None] == [row["reported_at"] for row in records("dispatches", df)]


@pytest.mark.parametrize("head", ["date 2022-02-30", "Date: 08/02/2022"])
def test_what_was_meant_for_a_date_is_named(tmp_path: Path, head: str) -> None:
    (tmp_path / "one.txt").write_text(f"{head} Twelve people died.", encoding="utf-8")
    with pytest.raises(DispatchError, match=f"'{head.split()[1]}' is no ISO date of publication"):
        read_dispatches(tmp_path / "one.txt")


def test_what_is_no_dispatch_is_refused_before_it_is_read() -> None:
    with pytest.raises(DispatchError, match="'2022-02-31' is no date of publication"):
        extract([Dispatch("one", "Twelve people died on Monday.", "2022-02-31")])
    for wrong in ("Twelve people died.", ["Twelve people died."]):
        with pytest.raises(DispatchError, match="is no dispatch"):
            extract(wrong)  # type: ignore[arg-type]
