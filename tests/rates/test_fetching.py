"""Fetching from a server on this machine: retries, cache, and errors that say what to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from crossfoot import errors
from crossfoot.rates.fetching import fetch, known

SAMPLE = (Path(__file__).parent / "samples" / "ecb.csv").read_bytes()


class Server:
    """A loopback server that gives the answers it was told, in order."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, bytes]] = []
        self.asked: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.headers["User-Agent"])
                code, body = server.answers.pop(0)
                self.send_response(code)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet."""

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}/rates"


@pytest.fixture
def server() -> Iterator[Server]:
    """The server, running for one test."""
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, daemon=True)
    thread.start()
    yield made
    made.http.shutdown()
    made.http.server_close()


def ask(server: Server, folder: Path, **options: object) -> Path:
    """Fetch a few days of dollars."""
    given = {"folder": folder, "address": server.address, "wait": lambda seconds: None, "timeout": 5.0} | options
    return fetch("ecb", "2022-01-04", until="2022-01-06", currencies=["USD"], **given)  # type: ignore[arg-type]


def test_an_answer_is_kept_with_its_origin(server: Server, tmp_path: Path) -> None:
    """The file as received, and its address and checksum beside it."""
    server.answers = [(200, SAMPLE)]
    path = ask(server, tmp_path)
    assert SAMPLE == path.read_bytes()
    assert server.address in path.with_suffix(".toml").read_text()


def test_the_same_question_is_asked_once(server: Server, tmp_path: Path) -> None:
    """The second time the file answers."""
    server.answers = [(200, SAMPLE)]
    assert ask(server, tmp_path) == ask(server, tmp_path)
    assert 1 == len(server.asked)
    assert "crossfoot" in server.asked[0]


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    """After a pause that grows."""
    pauses: list[float] = []
    server.answers = [(503, b""), (429, b""), (200, SAMPLE)]
    assert ask(server, tmp_path, wait=pauses.append).exists()
    assert [1.0, 2.0] == pauses


def test_a_refusal_is_not_asked_again(server: Server, tmp_path: Path) -> None:
    """404 stays 404; the error names address, reason and way out, and nothing is kept."""
    server.answers = [(404, b"")]
    with pytest.raises(errors.RatesError, match="HTTP 404") as caught:
        ask(server, tmp_path)
    assert server.address == caught.value.place
    assert caught.value.way_out
    assert [] == list(tmp_path.iterdir())


def test_an_answer_that_is_no_table_is_not_kept(server: Server, tmp_path: Path) -> None:
    """A page of apologies is no file of rates."""
    server.answers = [(200, b"<html>Service unavailable</html>")]
    with pytest.raises(errors.RatesError, match="no known format"):
        ask(server, tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_no_server_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    """Nobody listens there."""
    with pytest.raises(errors.RatesError, match="no answer"):
        fetch("ecb", "2022-01-04", folder=tmp_path, address="http://127.0.0.1:9/", tries=1)


@pytest.mark.parametrize("source", ["ecb", "bank_of_russia", "bis", "frankfurter"])
def test_addresses_name_the_days(source: str) -> None:
    """Each source's own address for a span of days, over https."""
    address = known(source).address(["KZT"], "2022-01-04", "2022-01-06")
    assert address.startswith("https://")
    assert "2022" in address


def test_a_day_of_all_currencies_has_an_address() -> None:
    """Day first with slashes for Moscow, with points for Astana."""
    assert known("bank_of_russia").address([], "2021-12-31", "2021-12-31").endswith("date_req=31/12/2021")
    assert known("nbk").address([], "2022-01-14", "2022-01-14").endswith("fdate=14.01.2022")


def test_no_date_is_asked_for(tmp_path: Path) -> None:
    """A word for a day is refused before any server is asked."""
    with pytest.raises(errors.RatesError, match="'yesterday' is not a date"):
        fetch("ecb", "yesterday", folder=tmp_path)


def test_an_unknown_source_names_the_known_ones() -> None:
    """Which there are."""
    with pytest.raises(errors.RatesError, match="bank_of_russia"):
        known("crystal_ball")
