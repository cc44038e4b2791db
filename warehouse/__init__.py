"""What the tables mean, the store that holds them, and the way to read it from Python.

`connect` and `frame` import DuckDB and pandas when they are called: the transforms import the tables, and need neither.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

PUBLISHED = Path(__file__).parent / "data" / "columnist.duckdb"
"""The file that is read when none is named: `data/columnist.duckdb` in this package's folder, where `columnist run` of a
checkout puts it."""


def connect(path: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published file, given by its path, or by the s3:// address of its warehouse.

    It keeps the state that it was opened on, however many loads follow. To see a newer one, close every connection of
    this process to the file and connect again: DuckDB shares one open file among all of them.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    import duckdb  # noqa: PLC0415 -- see above

    target = local(path) if path is not None else PUBLISHED
    if not target or not target.is_file():
        raise FileNotFoundError(
            f"{path or target}: nothing is published there; `columnist run` does, or give another path"
        )
    return duckdb.connect(target, read_only=True)


def local(path: Path | str) -> Path | None:
    """A path of this machine: itself, or a copy of the published file of a warehouse on S3."""
    if not str(path).startswith("s3://"):
        return Path(path)
    from warehouse.storage import PUBLISHED as NAME  # noqa: PLC0415 -- see above
    from warehouse.storage import store_of  # noqa: PLC0415

    return store_of(str(path).removesuffix(f"/{NAME}")).published()


def frame(name_or_sql: str, path: Path | str | None = None) -> pd.DataFrame:
    """A table, a view or the result of a query of the published file as a pandas DataFrame with Arrow types.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: the query is wrong.
    """
    import pandas as pd  # noqa: PLC0415 -- see above

    query = f"FROM {name_or_sql}" if re.fullmatch(r"\w+", name_or_sql) else name_or_sql
    with connect(path) as connection:
        found: pd.DataFrame = connection.sql(query).to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
    return found
