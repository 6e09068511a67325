"""What ``core`` says to users, as templates: it knows nothing of Qt, so Qt's tools do not find its texts.

``f"{name} is not whole, {count} findings"`` becomes ``{} is not whole, {} findings``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CONTEXT = "core"
_PLACE = re.compile(r"\{[^{}]*\}")
_WORDS = re.compile(r"[A-Za-z}'’,;:.)] ['(]?[A-Za-z{]")
_CODE = re.compile(r"^(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|POLYGON|MULTIPOLYGON)\b|\n|^</?\w|==|\"\w+\" ")


def sentences(core: Path) -> list[str]:
    """The templates of all texts of two words or more, sorted, each once.

    :param core: the folder of the package.
    """
    found: set[str] = set()
    for path in sorted(core.rglob("*.py")):
        found.update(text for text in _texts(ast.parse(path.read_text(encoding="utf-8"))) if _is_said(text))
    return sorted(found)


def _is_said(text: str) -> bool:
    return bool(_WORDS.search(text)) and bool(re.search("[a-z]{2}", _PLACE.sub("", text))) and not _CODE.search(text)


def _texts(tree: ast.AST) -> Iterator[str]:
    passed_over = set(_docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed_over.update(id(part) for part in node.values)
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield _PLACE.sub("{}", node.value)


def _docstrings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield id(statement.value)
