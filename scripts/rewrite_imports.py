"""Make the imports of vendored packages relative, so that they are found inside the plugin and nowhere else.

A package that QGIS finds as ``sentinelsat`` would be shared with every other plugin, at whichever version came first.
Under ``core/_vendor`` and reached by relative imports only, ours stays ours. The kept tools do this by regular
expressions: ``vendoring`` stops at ``import a.b``, downloads at each run and leaves the plugin's own imports alone;
``qgis-plugin-dev-tools`` has a fixed place for the packages and copies the whole checkout. Here each import statement
is found by Python's own parser and only its text is replaced; all other text stays, byte for byte.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

LOOKS_UP_BY_NAME = {"import_module", "__import__", "find_spec", "version", "distribution", "metadata", "files"}
"""Functions of the standard library that take a package's name as text, which no rewriting of imports reaches."""


class RewriteError(Exception):
    """A file holds what cannot be rewritten; the text names the place."""


def rewrite(source: str, module: PurePosixPath, vendored: frozenset[str], home: PurePosixPath) -> str:
    """Give back ``source`` with each import of a vendored package made relative.

    :param source: the text of a Python file.
    :param module: the file's path below the plugin's folder, ``core/catalogue/api.py``.
    :param vendored: top-level names of the packages in ``home``.
    :param home: the folder that holds them, below the plugin's folder, ``core/_vendor``.
    :raises RewriteError: if a vendored package is looked up by its name as text.
    """
    tree = ast.parse(source, feature_version=(3, 9))
    _refuse_look_ups(tree, module, vendored)
    level, tail = _way(module.parent.parts, home.parts)
    lines = source.encode().splitlines(keepends=True)  # bytes: ast counts columns in UTF-8
    for node in sorted(_imports(tree, vendored), key=lambda node: (node.lineno, node.col_offset), reverse=True):
        if isinstance(node, ast.Import):
            statement = _plain_import(node, vendored, "." * level, tail)
        else:
            statement = _from_import(node, "." * level, tail)
        _replace(lines, node, statement)
    return b"".join(lines).decode()


def imported_modules(source: str, package: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the line and the parts of each module that a file imports; relative ones start with ``package``'s.

    ``from x import y`` gives ``x`` and ``x.y``, since ``y`` may be a module.

    :param source: the text of a Python file.
    :param package: the parts of the package it lies in, seen from the root of relative imports.
    :raises RewriteError: if a relative import leaves that root.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, tuple(alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            if node.level > len(package):
                raise RewriteError(f"line {node.lineno}: the relative import leaves {package[0]}")
            base = tuple(package)[: len(package) - node.level + 1] if node.level else ()
            base += tuple(node.module.split(".")) if node.module else ()
            yield node.lineno, base
            for alias in node.names:
                yield node.lineno, (*base, alias.name)


def _imports(tree: ast.AST, vendored: frozenset[str]) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            if any(_top(alias.name) in vendored for alias in node.names):
                yield node
        elif isinstance(node, ast.ImportFrom) and not node.level and _top(node.module or "") in vendored:
            yield node


def _plain_import(node: ast.Import, vendored: frozenset[str], dots: str, tail: str) -> str:
    """``import a.b`` binds ``a`` and loads ``a.b``; ``import a.b as c`` binds ``a.b``; other names stay."""
    statements = []
    for alias in node.names:
        parent, _, last = alias.name.rpartition(".")
        if _top(alias.name) not in vendored:
            statements.append(f"import {alias.name}" + (f" as {alias.asname}" if alias.asname else ""))
            continue
        if parent:
            loaded = "_loaded_" + alias.name.replace(".", "_")
            statements.append(f"from {_join(dots, tail, alias.name)} import __name__ as {loaded}")
        if alias.asname:
            statements.append(f"from {_join(dots, tail, parent)} import {last} as {alias.asname}")
        else:
            statements.append(f"from {dots}{tail} import {_top(alias.name)}")
    return "; ".join(statements)


def _from_import(node: ast.ImportFrom, dots: str, tail: str) -> str:
    names = ", ".join(alias.name + (f" as {alias.asname}" if alias.asname else "") for alias in node.names)
    return f"from {_join(dots, tail, node.module or '')} import {names}"


def _replace(lines: list[bytes], node: ast.stmt, statement: str) -> None:
    """Put ``statement`` where ``node`` stands; lines that it no longer needs stay as empty ones."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    freed = last - first
    lines[first : last + 1] = [before + statement.encode() + after, *([b"\n"] * freed)]


def _refuse_look_ups(tree: ast.AST, module: PurePosixPath, vendored: frozenset[str]) -> None:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        name = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
        if called in LOOKS_UP_BY_NAME and isinstance(name, str) and _top(name) in vendored:
            raise RewriteError(f"{module}:{node.lineno}: {called}({name!r}) looks a vendored package up by name")


def _way(start: tuple[str, ...], goal: tuple[str, ...]) -> tuple[int, str]:
    """Say how many dots lead from a package up to where ``goal`` begins, and the dotted rest of the way."""
    common = 0
    while common < min(len(start), len(goal)) and start[common] == goal[common]:
        common += 1
    return len(start) - common + 1, ".".join(goal[common:])


def _join(dots: str, *names: str) -> str:
    return dots + ".".join(name for name in names if name)


def _top(name: str) -> str:
    return name.partition(".")[0]
