"""The shape of the code, and of the files that hold no code."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from radon.complexity import cc_visit_ast
from radon.visitors import Function

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    p for package in ("flows", "transforms", "warehouse", "benchmarks") for p in (ROOT / package).rglob("*.py")
)
VAGUE = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


HELD_SIMPLE = ("flows", "transforms", "warehouse", "benchmarks")
"""Packages whose functions are held to a cyclomatic complexity of 15, and nineteen of twenty to 10."""


VAGUE_NAMES = {"found", "told", "words"}
"""Names that no public function or class of a module has: there is always a more exact one."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree, parsed once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def paths(path: Path) -> Iterator[tuple[str, int]]:
    """Each function or method with its cyclomatic complexity, as radon counts it: with boolean operators and comprehensions."""
    for block in cc_visit_ast(tree(path)):
        if isinstance(block, Function):
            yield block.fullname, block.complexity


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert not {name: lines for name, lines in functions(path) if lines > 60}


@pytest.mark.parametrize("package", HELD_SIMPLE)
def test_functions_stay_simple(package: str) -> None:
    found = {
        f"{name_of(p)}: {name}": n for p in MODULES if name_of(p).startswith(f"{package}/") for name, n in paths(p)
    }
    assert not {name: n for name, n in found.items() if n > 15}
    above = {name: n for name, n in found.items() if n > 10}
    assert len(above) <= 0.05 * len(found), above


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_and_classes_have_telling_names(path: Path) -> None:
    public = {n.name.lower() for n in tree(path).body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    assert not public & VAGUE_NAMES


def is_number(node: ast.expr) -> bool:
    """Whether an expression is a number worked out from numbers, or several."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return is_number(node.left) and is_number(node.right)
    parts = node.elts if isinstance(node, ast.Tuple) else node.values if isinstance(node, ast.Dict) else []
    return bool(parts) and all(part is not None and is_number(part) for part in parts)


def bare_numbers(path: Path) -> Iterator[str]:
    """Constants of numbers without a docstring below them or a comment beside them; neighbours may share one."""
    body, lines = tree(path).body, path.read_text(encoding="utf-8").splitlines()
    for node, below in zip(body, [*body[1:], None], strict=True):
        shared = isinstance(below, ast.Expr | ast.Assign)
        said = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        if isinstance(node, ast.Assign) and is_number(node.value) and not shared and not said:
            yield ast.unparse(node.targets[0])


@pytest.mark.parametrize("package", ["flows", "transforms", "warehouse"])
def test_constants_of_numbers_say_why(package: str) -> None:
    held = [path for path in MODULES if name_of(path).startswith(f"{package}/")]
    assert not {name_of(path): names for path in held if (names := list(bare_numbers(path)))}


def test_modules_have_telling_names() -> None:
    assert not [name_of(p) for p in MODULES if p.stem in VAGUE]


def test_every_test_stands_where_its_module_does() -> None:
    packages = ("flows", "transforms", "warehouse")
    tests = [
        p.relative_to(ROOT / "tests") for package in packages for p in (ROOT / "tests" / package).rglob("test_*.py")
    ]
    folders = {p.parent for p in tests}
    assert not [f.as_posix() for f in folders if not (ROOT / f).is_dir()]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_nothing_stray_is_kept_at_the_top() -> None:
    kept = {p.name for p in tracked() if p.parent == ROOT and p.exists()}
    assert kept <= {
        ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "prefect.yaml", "pyproject.toml", "requirements.lock"
    }  # fmt: skip


def test_no_file_names_a_machine() -> None:
    odd = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w|https?://(?:localhost|127\.0\.0\.1|10\.)\S*/simple")
    files = [
        p for p in tracked() if p.suffix in {".py", ".md", ".toml", ".sql", ".yaml", ".sh", ".lock"} and p.exists()
    ]
    assert not [
        name_of(p) for p in files if p.name != "test_structure.py" and odd.search(p.read_text(encoding="utf-8"))
    ]


def test_the_lock_holds_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_every_word_list_says_where_it_comes_from() -> None:
    folder = ROOT / "transforms" / "lexicons"
    sources = (folder / "SOURCES.md").read_text(encoding="utf-8")
    data = [p for p in folder.rglob("*") if p.suffix in {".tsv", ".csv", ".json", ".parquet", ".npz"}]
    assert data
    assert not [p.name for p in data if p.name not in sources]
