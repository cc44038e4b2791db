from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from flows.cli import main
from flows.commands.command import Command as Documented
from flows.commands.shell import read_statement
from flows.formats import print_table
from flows.load import Summary
from flows.summary import as_json, show
from tests.flows.conftest import environ
from tests.waiting import running

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(main.commands)
Run = Callable[..., Summary]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture
def filled(built: Path, warehouse: Path) -> Path:
    """A warehouse with two articles."""
    shutil.copytree(built, warehouse)
    return warehouse


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_examples_and_a_section_of_the_manual(name: str) -> None:
    command = main.commands[name]
    assert isinstance(command, Documented)
    assert command.examples
    text = call(name, "--help").output
    assert "Examples:" in text
    for option in command.params:
        if option.param_type_name == "option":
            assert getattr(option, "help", None), option.name
    manual = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert f"## columnist {name}\n" in manual
    for option in command.params:
        for word in option.opts:
            assert word.startswith("-") is False or word in manual or word in {"-w", "--help"}, f"{name} {word}"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from flows.cli import main; CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('spacy', 'prefect', 'pyarrow', 'duckdb', 'pandas', 'numpy') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["run", "no_such_folder"], 1, "error: the raw folder no_such_folder does not exist"),
        (["run", "--workers", "many"], 2, "Invalid value for '--workers'"),
        (["run", "--overlap", "queue"], 2, "'wait', 'skip'"),
        (["extract"], 2, "Missing argument 'PATHS...'"),
        (["extract", "x.txt", "--tables", "facts"], 2, "there is no table facts; tables are: documents, blocks"),
        (["extract", "x.txt", "--published-at", "yesterday"], 2, "does not match the format"),
        (
            ["sql", "SELECT 1", "-w", "nowhere"],
            1,
            "error: nothing is published in nowhere; fill it with: columnist run",
        ),
        (["show", "abc", "-w", "nowhere"], 1, "error: nothing is published in nowhere"),
        (["check", "-w", "nowhere"], 1, "error: nothing is published in nowhere"),
        (["rebuild", "-w", "nowhere"], 1, "error: there is no lake in nowhere"),
        (["vacuum", "-w", "nowhere"], 1, "error: there is no lake in nowhere"),
        (["runs", "-w", "nowhere"], 1, "error: there is no lake in nowhere"),
        (["extract", "no_such_file.txt"], 1, "no_such_file.txt: vanished"),
        (["schedule"], 2, "give either --cron or --every"),
        (["schedule", "--every", "fast"], 2, "a whole number with s, m, h or d behind it"),
        (["vacuum", "--keep", "a week"], 2, "it must be a whole number of days, like 7d"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_errors_are_one_line_with_what_to_do(
    arguments: list[str], status: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments)
    assert result.exit_code == status, result.output
    assert words in " ".join(result.stderr.split())
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_a_wrong_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNIST_OVERLAP", "never")
    result = call("run")
    assert result.exit_code == 2
    assert "overlap = 'never': it must be wait or skip" in result.stderr


@pytest.mark.model
def test_sql_answers_in_every_format(filled: Path, tmp_path: Path) -> None:
    query = "SELECT source_uri, n_words, flags FROM documents ORDER BY 1"
    assert json.loads(call("sql", query, "-w", filled, "--format", "json").output)[0]["source_uri"] == "kyiv.txt"
    lines = call("sql", query, "-w", filled, "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["source_uri"] for line in lines] == ["kyiv.txt", "sub/kursk.txt"]
    assert call("sql", query, "-w", filled, "--format", "csv").output.startswith("source_uri,n_words,flags\nkyiv.txt,")
    assert call("sql", query, "-w", filled, "--format", "markdown").output.startswith(
        "| source_uri | n_words | flags |\n|---|---|---|\n"
    )
    assert "kyiv.txt" in call("sql", query, "-w", filled).output
    out = tmp_path / "rows.parquet"
    assert call("sql", query, "-w", filled, "--out", out).output == ""
    assert pq.read_table(out)["source_uri"].to_pylist() == ["kyiv.txt", "sub/kursk.txt"]
    assert json.loads(
        call("sql", "SELECT count(*) AS n FROM runs", "-w", filled, "--format", "json", "--as-of", "r000001").output
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELEC 1", 'error: Parser Error: syntax error at or near "SELEC"\n'),
        ("SELECT * FROM nothing", "error: Catalog Error: Table with name nothing does not exist!"),
        ("DELETE FROM documents", "DELETE is not allowed"),
        ("COPY documents TO 'documents.csv'", "COPY is not allowed"),
        ("ATTACH 'other.duckdb'", "ATTACH is not allowed"),
    ],
)
def test_sql_changes_nothing_and_says_errors_in_a_line(filled: Path, query: str, words: str) -> None:
    result = call("sql", query, "-w", filled)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.model
def test_sql_reads_a_pipe_to_its_end(filled: Path) -> None:
    def piped(script: str) -> Result:
        return CliRunner().invoke(main, ["sql", "-w", str(filled), "--format", "csv"], input=script)

    both = piped("SELECT count(*)\nAS n FROM documents;\n.tables\nSELECT 'last' AS x")
    assert both.exit_code == 0
    assert both.stderr == ""
    assert both.stdout.startswith("n\n2\nname,kind,comment\n")
    assert both.stdout.endswith("x\nlast\n")
    assert "documents,table," in both.stdout
    wrong = piped("SELECT 1 AS one; nonsense; SELECT 2 AS two")
    assert wrong.exit_code == 1
    assert "error: Parser Error" in wrong.stderr


@pytest.mark.model
def test_timestamps_have_one_form_everywhere(filled: Path) -> None:
    query = "SELECT TIMESTAMP '2024-11-19' AS t UNION ALL SELECT TIMESTAMP '2024-11-19 08:30:01.5' ORDER BY t"
    wanted = ["2024-11-19T00:00:00Z", "2024-11-19T08:30:01Z"]
    assert call("sql", query, "-w", filled, "--format", "csv").stdout.splitlines() == ["t", *wanted]
    assert [row["t"] for row in json.loads(call("sql", query, "-w", filled, "--format", "json").stdout)] == wanted
    lines = call("sql", query, "-w", filled, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["t"] for line in lines] == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("query", "file", "code", "words"),
    [
        ("SELECT 1", "rows.xlsx", 2, "use one of .csv, .json, .jsonl"),
        ("SELECT 1", "nowhere/rows.csv", 2, "does not exist"),
        ("SELECT 1; SELECT 2", "rows.csv", 1, "it takes the result of one statement, and 2 have one"),
    ],
)
def test_a_file_that_cannot_hold_the_result_is_refused(
    filled: Path, tmp_path: Path, query: str, file: str, code: int, words: str
) -> None:
    result = call("sql", query, "-w", filled, "--out", tmp_path / file)
    assert result.exit_code == code
    assert words in " ".join(result.stderr.split())
    assert not (tmp_path / file).exists()


def test_a_wide_table_on_a_narrow_terminal_says_what_it_leaves_out() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        patch.setenv("TERM", "dumb")
        print_table(pa.table({f"column_{n}": ["a long text that fills a line"] for n in range(100)}), terminal)
    printed = terminal.getvalue()
    assert "column_0" in printed
    assert "column_99" in printed
    assert "95 of 100 columns are not shown" in " ".join(printed.split())


def test_the_shell_reads_statements_and_its_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["SELECT 1", "AS one;", "\\d events", "help", "exit"])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))
    assert read_statement() == "SELECT 1\nAS one;"
    assert "table_name = 'events'" in (read_statement() or "")
    assert ".tables lists" in (read_statement() or "")
    assert read_statement() is None


@pytest.mark.model
def test_show_marks_facts_and_knows_ids_by_their_beginning(filled: Path) -> None:
    rows = json.loads(
        call(
            "sql", "FROM events JOIN documents USING (doc_id) SELECT doc_id, event_id", "-w", filled, "--format", "json"
        ).output
    )
    one = rows[0]
    whole = call("show", one["doc_id"], "-w", filled).output
    assert re.search(r"\[[^\]]*\]\{[^}]+\}", whole)
    assert call("show", one["doc_id"][:6], "-w", filled).output == whole
    row = call("show", one["event_id"], "-w", filled).output
    assert "event_type" in row
    assert "factuality" in row
    assert call("show", "kursk.txt", "-w", filled).exit_code == 0
    for wrong in ("zzz", f"{one['doc_id']}:e999", "story:zzz", ""):
        result = call("show", wrong, "-w", filled)
        assert result.exit_code == 1
        assert "there is no" in result.stderr


@pytest.mark.model
def test_check_rebuild_runs_and_doctor_tell_of_the_warehouse(filled: Path, raw: Path) -> None:
    checked = call("check", "-w", filled)
    assert checked.exit_code == 0, checked.output
    (filled / "columnist.duckdb").write_bytes(b"damaged")
    assert call("check", "-w", filled).exit_code == 1
    assert "rebuild makes it anew" in call("doctor", raw, "-w", filled).output
    assert call("rebuild", "-w", filled).exit_code == 0
    assert call("check", "-w", filled).exit_code == 0
    runs = json.loads(call("runs", "-w", filled, "--format", "json").output)
    assert [(run["run_id"], run["loaded"]) for run in runs] == [("r000001", 2)]
    told = call("doctor", raw, "-w", filled)
    assert told.exit_code == 0, told.output
    assert "2 articles" in told.output
    assert "setting overlap: wait (default)" in told.output


RECORDS = '{"id": "x", "text": "One died."}\n{"id": "y", "text": ""}\n'


@pytest.mark.model
def test_extract_prints_rows_of_files_folders_and_standard_input(columnist: Command, raw: Path) -> None:
    (raw / "bad.bin").write_bytes(b"\0")
    done = columnist("extract", raw, "-", "--published-at", "2024-11-20", stdin=RECORDS)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    bad, empty = (row["detail"] for row in rows if row["table"] == "quarantine")
    assert done.stderr == f"{raw}/bad.bin: unknown_format: {bad}\nstdin.jsonl#y: no_text: {empty}\n"
    assert [row["published_at"] for row in rows if row["table"] == "documents"] == ["2024-11-20T00:00:00Z"] * 3
    assert [row["reason"] for row in rows if row["table"] == "quarantine"] == ["unknown_format", "no_text"]
    assert any(row["table"] == "entities" and row["entity_id"] == "country:UA" for row in rows)


@pytest.mark.model
@pytest.mark.usefixtures("model")
def test_extract_reads_one_sentence_or_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.workers.forked.Forked.made", lambda: None)  # this process has threads; others fork below
    words = ["extract", "-", "--tables", "documents,quarantine"]
    told = CliRunner().invoke(main, words, input="Two died in Kyiv.")
    assert [json.loads(line)["text"] for line in told.stdout.splitlines()] == ["Two died in Kyiv."]
    out, feed = tmp_path / "rows.jsonl", tmp_path / "feed.jsonl"
    feed.write_text(RECORDS, encoding="utf-8")
    told = call("extract", feed, "--tables", "documents,quarantine", "--out", out)
    assert [json.loads(line).get("source_id") for line in out.read_text().splitlines()] == ["x", None]
    assert told.stderr.startswith(f"{feed}#y: no_text: ")
    assert not told.stdout


def test_extract_survives_a_closed_pipe() -> None:
    text = ROOT / "raw" / "sample"
    shell = f"{sys.executable} -m flows.cli extract {text} {text} {text} | head -1"
    piped = subprocess.run(["bash", "-c", shell], check=False, capture_output=True, text=True, cwd=ROOT)
    assert piped.stderr == ""
    assert piped.stdout.count("\n") == 1


def test_the_closing_lines_name_what_is_quarantined_and_work_when_pasted(
    run: Run, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(7):
        (raw / f"scan {n}.photo").write_bytes(b"\x89PNG")
    made = run()
    show(made, Console(width=200))
    printed = capsys.readouterr().out
    assert printed.count("quarantined: scan") == 5
    assert "quarantined: scan 0.photo: unknown_format: it seems to be an image" in printed
    tried = [shlex.split(line)[1:] for line in printed.splitlines() if line.startswith(("try ", "all "))]
    assert [call(*line[1:]).exit_code for line in tried] == [0, 0]
    told = json.loads(as_json(made))
    assert (told["loaded"], told["quarantined"], told["reasons"]) == (2, 7, {"unknown_format": 7})


STRUCK = """
import os, signal, sys

class Striker:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == {name!r}:
            os.killpg(0, signal.SIGINT)

sys.meta_path.insert(0, Striker)
"""


@pytest.mark.parametrize("name", ["flows.cli", "prefect", "spacy"])  # spacy by the process that workers come from
def test_ctrl_c_while_starting_is_one_line(raw: Path, warehouse: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(STRUCK.format(name=name))
    environment = environ(tmp_path)
    environment["PYTHONPATH"] += f":{tmp_path}"
    command = [sys.executable, "-m", "flows.start", "run", str(raw), "-w", str(warehouse)]
    with running(command, environment) as process:
        _, told = process.communicate()
    assert (process.returncode, told) == (130, "stopped; the published file is as it was\n")
