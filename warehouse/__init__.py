"""What the tables mean, the store that holds them, and the way to read it from Python.

`connect`, `frame`, `story` and `profile` import DuckDB and pandas when they are called: the transforms import the tables, and
need neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

PUBLISHED = Path(__file__).parent / "data" / "columnist.duckdb"
"""The file that is read when none is named: `data/columnist.duckdb` in this package's folder, where `columnist run` of a
checkout puts it."""


UNITS = """
    SELECT column_name, regexp_extract(comment, '\\[unit: ([^;\\]]+)', 1)
    FROM duckdb_columns()
    WHERE table_name = $1 AND comment LIKE '%[unit: %'
"""
"""The units of a table's columns, as their comments give them."""


def connect(path: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published file, given by its path, or by the s3:// address of its warehouse.

    It keeps the state that it was opened on, however many loads follow. To see a newer one, close every connection of
    this process to the file and connect again: DuckDB shares one open file among all of them.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    import duckdb  # noqa: PLC0415 -- see above

    from warehouse.paths import readable  # noqa: PLC0415

    target = local(path) if path is not None else PUBLISHED
    if not target or not target.is_file():
        raise FileNotFoundError(
            f"{path or target}: nothing is published there; `columnist run` does, or give another path"
        )
    with readable(target) as file:
        return duckdb.connect(file, read_only=True)


def local(path: Path | str) -> Path | None:
    """A path of this machine: itself, or a copy of the published file of a warehouse on S3."""
    if not str(path).startswith("s3://"):
        return Path(path)
    from warehouse.storage import PUBLISHED as NAME  # noqa: PLC0415 -- see above
    from warehouse.storage import store_of  # noqa: PLC0415

    return store_of(str(path).removesuffix(f"/{NAME}")).published()


def frame(name_or_sql: str, path: Path | str | None = None, values: Sequence[Any] = ()) -> pd.DataFrame:
    """A table, a view or the result of a query of the published file as a pandas DataFrame with Arrow types.

    Times are UTC, without a zone of their own. `frame(...).attrs["units"]` holds the units of a table's or view's columns.

    Args:
        name_or_sql: The name of a table or view, or a query.
        path: The published file; the one of this checkout when none is given.
        values: What stands for `$1`, `$2` ... in the query.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: the query is wrong.
    """
    import pandas as pd  # noqa: PLC0415 -- see above

    is_name = name_or_sql.isidentifier()
    with connect(path) as connection:
        relation = connection.sql(f"FROM {name_or_sql}" if is_name else name_or_sql, params=list(values) or None)
        rows = relation.to_arrow_table()
        units = connection.execute(UNITS, [name_or_sql]).fetchall() if is_name else []
    found: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    found.attrs["units"] = dict(units)
    return found


def story(story_id: str, path: Path | str | None = None) -> pd.DataFrame:
    """The happenings of a story in order: the rows of the view `story_timeline`.

    Raises:
        FileNotFoundError: nothing is published there.
        KeyError: there is no such story.
    """
    found = frame("FROM story_timeline WHERE story_id = $1", path, [story_id])
    if found.empty and frame("FROM stories WHERE story_id = $1", path, [story_id]).empty:
        raise KeyError(f"there is no story {story_id!r}; the table stories holds their ids")
    return found


def profile(name: str, path: Path | str | None = None) -> pd.DataFrame:
    """What the articles say of each entity that an id, a name or an alias stands for, the most mentioned first.

    The columns are those of the view `entity_profile`.

    Raises:
        FileNotFoundError: nothing is published there.
        KeyError: there is no such entity.
    """
    found = frame(
        "FROM entity_profile SEMI JOIN named($1) AS wanted USING (entity_id) ORDER BY n_mentions DESC, entity_id",
        path,
        [name],
    )
    if found.empty:
        raise KeyError(f"there is no entity {name!r}; the table entities holds ids, names and aliases")
    return found
