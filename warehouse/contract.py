"""What a table means: from one frozen row class come its Arrow schema, DDL, comments and dictionary entry."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Literal, Union

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Col:
    """What a column means, its unit where it has one, and the `table.column` that it points to."""

    meaning: str
    unit: str | None = None
    ref: str | None = None


class Row:
    """Base of all row classes: a subclass names its table and its key, its docstring says what one row is."""

    __slots__ = ()

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    """The columns that no two rows share."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the stores see it."""

    name: str
    arrow: pa.DataType
    sql: str
    nullable: bool
    choices: tuple[str, ...]
    col: Col

    @property
    def comment(self) -> str:
        """The meaning in one line: `unit` and `ref` follow in brackets."""
        extra = [f"unit: {self.col.unit}"] if self.col.unit else []
        extra += [f"refers to {self.col.ref}"] if self.col.ref else []
        return f"{self.col.meaning} [{'; '.join(extra)}]" if extra else self.col.meaning


class ContractError(TypeError):
    """A row class declares something that no table can hold."""


# Timestamps carry UTC in Arrow, which every Delta reader knows; DuckDB serves them as plain TIMESTAMP (older Python
# clients need pytz for TIMESTAMPTZ and show it in the session's zone).
TYPES: dict[type, tuple[pa.DataType, str]] = {
    str: (pa.string(), "VARCHAR"),
    int: (pa.int64(), "BIGINT"),
    float: (pa.float64(), "DOUBLE"),
    bool: (pa.bool_(), "BOOLEAN"),
    datetime: (pa.timestamp("us", tz="UTC"), "TIMESTAMP"),
}


_COLUMNS: dict[type[Row], tuple[Column, ...]] = {}
"""What `columns` has worked out: type hints are slow to read, and rows are packed by the thousand."""
_SCHEMAS: dict[type[Row], pa.Schema] = {}
"""What `schema` has worked out: a run asks for some four hundred."""


def columns(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a row class, in order.

    Raises:
        ContractError: a field without `Annotated[type, Col(...)]`, or of a type that has no column.
    """
    if row not in _COLUMNS:
        hints = typing.get_type_hints(row, include_extras=True)
        _COLUMNS[row] = tuple(_column(row, field.name, hints[field.name]) for field in fields(row))
    return _COLUMNS[row]


def fields(row: type[Row]) -> tuple[dataclasses.Field[Any], ...]:
    """The dataclass fields of a row class.

    Raises:
        ContractError: it is no dataclass.
    """
    if not dataclasses.is_dataclass(row):
        raise ContractError(f"{row.__name__}: decorate it with @dataclass(frozen=True, slots=True)")
    return dataclasses.fields(row)


def _column(row: type[Row], name: str, hint: Any) -> Column:
    where = f"{row.__name__}.{name}"
    if typing.get_origin(hint) is not Annotated:
        raise ContractError(f"{where}: write Annotated[type, Col('meaning')]")
    kind, *notes = typing.get_args(hint)
    col = next((n for n in notes if isinstance(n, Col)), None)
    if col is None:
        raise ContractError(f"{where}: the annotation holds no Col")
    nullable = False
    if typing.get_origin(kind) in (Union, types.UnionType):
        members = [a for a in typing.get_args(kind) if a is not type(None)]
        nullable = len(members) < len(typing.get_args(kind))
        if len(members) != 1:
            raise ContractError(f"{where}: a column holds one type, not {kind}")
        kind = members[0]
    arrow, sql, choices = _stored(where, kind)
    return Column(name, arrow, sql, nullable, choices, col)


def _stored(where: str, kind: Any) -> tuple[pa.DataType, str, tuple[str, ...]]:
    if typing.get_origin(kind) is Literal:
        return pa.string(), "VARCHAR", typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        arrow, sql, choices = _stored(where, typing.get_args(kind)[0])
        return pa.list_(arrow), f"{sql}[]", choices
    if kind in TYPES:
        return *TYPES[kind], ()
    raise ContractError(
        f"{where}: no column type for {kind}; known: {', '.join(t.__name__ for t in TYPES)}, Literal, tuple[x, ...]"
    )


def describe(row: type[Row]) -> str:
    """What one row of the table is: the row class's docstring on one line."""
    return " ".join((row.__doc__ or "").split())


def schema(row: type[Row]) -> pa.Schema:
    """The Arrow schema; descriptions are in the metadata of the fields and of the schema, under `comment`."""
    if row not in _SCHEMAS:
        fields = [pa.field(c.name, c.arrow, c.nullable, metadata={"comment": c.comment}) for c in columns(row)]
        _SCHEMAS[row] = pa.schema(fields, metadata={"comment": describe(row)})
    return _SCHEMAS[row]


def to_arrow(row: type[Row], rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table of the contract's schema.

    Raises:
        pa.ArrowInvalid: a null in a column that must not be null, or a value of another type.
    """
    wanted = schema(row)
    values = zip(*map(attrgetter(*wanted.names), rows), strict=True) if rows else repeat(())
    arrays = [pa.array(column, field.type) for field, column in zip(wanted, values, strict=False)]
    for field, array in zip(wanted, arrays, strict=True):
        if array.null_count and not field.nullable:
            raise pa.ArrowInvalid(
                f"{row.TABLE}.{field.name}: {array.null_count} of {len(rows)} rows are null, the contract forbids it"
            )
    return pa.Table.from_arrays(arrays, schema=wanted)


def quote(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def owner(row: type[Row]) -> str:
    """The column that says whose a table's rows are: rows go, and others come, for some of its values at a time."""
    return "doc_id" if "doc_id" in schema(row).names else row.KEY[0]


def ddl(
    row: type[Row], *, bound: bool = True, packed: bool = False, name: str | None = None, pieces: str | None = None
) -> str:
    """The CREATE TABLE statement, with NOT NULL and CHECK of enumerations where rows are `bound` to the contract of today.

    With `packed`, DuckDB compresses texts by FSST wherever it can: its own choice rests on a sample, and left one of two
    groups of sentences as it was. The column `pieces` holds lists of texts; `name` is the table's, if it is not its class's.

    It declares no key: an index costs more than all else in a small load (docs/decisions/0001-keys.md). That keys are
    unique is a check of `warehouse.checks`.
    """
    limits = {c.name: f"{'' if c.nullable else ' NOT NULL'}{_check(c)}" if bound else "" for c in columns(row)}
    packing = {"text": " USING COMPRESSION fsst"} if packed and pieces != "text" else {}
    kinds = {c.name: f"{c.sql}[]" if c.name == pieces else c.sql for c in columns(row)}
    lines = [f"    {c.name} {kinds[c.name]}{packing.get(c.name, '')}{limits[c.name]}" for c in columns(row)]
    return f"CREATE TABLE {name or row.TABLE} (\n" + ",\n".join(lines) + "\n)"


def _check(column: Column) -> str:
    if not column.choices:
        return ""
    values = ", ".join(map(quote, column.choices))
    if column.sql.endswith("[]"):
        return f" CHECK (list_has_all([{values}], {column.name}))"
    return f" CHECK ({column.name} IN ({values}))"


def comments(row: type[Row], kind: str = "TABLE", within: str = "main") -> list[str]:
    """The COMMENT ON statements of a table, or a view that shows one, and its columns."""
    name = f"{within}.{row.TABLE}"
    found = [f"COMMENT ON {kind} {name} IS {quote(describe(row))}"]
    return found + [f"COMMENT ON COLUMN {name}.{c.name} IS {quote(c.comment)}" for c in columns(row)]


def dictionary(tables: Iterable[type[Row]]) -> str:
    """The data dictionary as markdown: a section a table, a line a column."""
    return "\n".join(_section(row) for row in tables)


def _section(row: type[Row]) -> str:
    lines = [f"## {row.TABLE}", "", describe(row), "", f"Key: {', '.join(f'`{k}`' for k in row.KEY)}.", ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    for c in columns(row):
        values = f" One of: {', '.join(f'`{v}`' for v in c.choices)}." if c.choices else ""
        lines.append(line(f"`{c.name}`", f"{c.sql}{', null allowed' if c.nullable else ''}", f"{c.comment}{values}"))
    return "\n".join([*lines, ""])


def line(*cells: str) -> str:
    r"""One line of a markdown table.

    >>> line("`a`", "this | that")
    '| `a` | this \\| that |'
    """
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
