"""Texts for Qt that its own tool does not find in Python: those that go through a function of their module, such as
``_tr("Download")``, and those of calls that end on a comma.

Such a function has one line, ``return QCoreApplication.translate("A context", text)``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator


def wrapped_texts(code: str) -> Iterator[tuple[str, str]]:
    """Yield the context and the text of each call with a text as it stands; plurals are left to Qt's tool."""
    tree = ast.parse(code)
    yield from _texts(tree, dict(_wrappers(tree)), "")


def _texts(node: ast.AST, wrappers: dict[str, str], owner: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Call):
        said = _said(node, wrappers, owner)
        if said is not None:
            yield said
    owner = node.name if isinstance(node, ast.ClassDef) else owner
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, wrappers, owner)


def _said(call: ast.Call, wrappers: dict[str, str], owner: str) -> tuple[str, str] | None:
    name, texts = _name_of(call.func), [one.value if isinstance(one, ast.Constant) else None for one in call.args]
    if name in wrappers and texts and isinstance(texts[0], str):
        return wrappers[name], texts[0]
    if name == "tr" and len(texts) == 1 and isinstance(texts[0], str) and owner:
        return owner, texts[0]
    if name == "translate" and len(texts) == 2 and isinstance(texts[0], str) and isinstance(texts[1], str):
        return texts[0], texts[1]
    return None


def _wrappers(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
            call = node.body[-1].value
            if isinstance(call, ast.Call) and _name_of(call.func) == "translate" and len(call.args) == 2:
                context, text = call.args
                if isinstance(context, ast.Constant) and isinstance(text, ast.Name):
                    yield node.name, str(context.value)


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
