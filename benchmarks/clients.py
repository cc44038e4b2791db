"""What DuckDB of other versions sees in a published file: every table and view, its types, comments, and that it cannot write.

    .venv/bin/python -m benchmarks.clients warehouse/data/columnist.duckdb ENVIRONMENTS 1.2.2 1.3.2 1.4.5 1.5.6

ENVIRONMENTS: a folder outside the checkout, where one virtual environment a version is made and kept. Prints one JSON
line a version; `equal` means that every row, type and comment is what the version of this project sees. The exit code
is 1 when one is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

QUERIES = {
    "types": "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal",
    "columns' comments": "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal",
    "tables' comments": "SELECT table_name, comment FROM duckdb_tables()",
    "views' comments": "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal",
}
RELATIONS = "SELECT table_name FROM information_schema.tables ORDER BY ALL"


def main() -> int:
    """Compare the versions that the command line names.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("environments", type=Path, nargs="?")
    parser.add_argument("versions", nargs="*")
    given = parser.parse_args()
    if given.environments is None:  # the call inside an environment
        sys.stdout.write(json.dumps(see(given.file)))
        return 0
    return compare(given.file, given.environments, given.versions)


def compare(file: Path, environments: Path, versions: Sequence[str]) -> int:
    """Print what each version sees, against what this project's own does.

    Returns:
        1 if one sees something else.
    """
    own = asked(Path(sys.executable), file)
    different = 0
    for version in versions:
        found = asked(environment(environments / version, version), file)
        odd = sorted(name for name in own["seen"] if found["seen"].get(name) != own["seen"][name])
        different += bool(odd) or not found["read_only"]
        line = {
            "duckdb": found["duckdb"],
            "seen": len(found["seen"]),
            "equal": not odd,
            "read_only": found["read_only"],
        }
        sys.stdout.write(json.dumps(line | ({"different": odd} if odd else {})) + "\n")
    return int(different > 0)


def environment(folder: Path, version: str) -> Path:
    """The interpreter of an environment with one version of DuckDB; it is made when it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", f"duckdb=={version}"]
        subprocess.run(install, check=True)
    return python


def asked(python: Path, file: Path) -> dict[str, Any]:
    """What an interpreter sees in the file."""
    done = subprocess.run([str(python), __file__, str(file)], check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def see(file: Path) -> dict[str, Any]:
    """What this interpreter's DuckDB sees: number and hash of the rows of every table, view and query."""
    import duckdb  # noqa: PLC0415 -- the version is the environment's; only standard modules are there besides it

    connection = duckdb.connect(str(file), read_only=True)
    names = [name for (name,) in connection.execute(RELATIONS).fetchall()]
    queries = QUERIES | {name: f"FROM {name}" for name in names}
    seen = {}
    for name, query in queries.items():
        try:
            seen[name] = digest(connection.execute(query).fetchall())
        except duckdb.Error as error:
            seen[name] = str(error)
    try:
        connection.execute("DELETE FROM runs")
        read_only = False
    except duckdb.Error:
        read_only = True
    return {"duckdb": duckdb.__version__, "seen": seen, "read_only": read_only}


def digest(rows: Sequence[tuple[Any, ...]]) -> str:
    """Number of rows and a hash of them, in whatever order they come."""
    words = "\n".join(sorted(map(repr, rows)))
    return f"{len(rows)} {hashlib.sha256(words.encode()).hexdigest()[:16]}"


if __name__ == "__main__":
    sys.exit(main())
