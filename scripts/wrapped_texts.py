"""Texts that reach Qt through a function of their module, such as ``_tr("Download")``: Qt's tool does not find those.

Such a function has one line, ``return QCoreApplication.translate("A context", text)``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator


def wrapped_texts(code: str) -> Iterator[tuple[str, str]]:
    """Yield the context and the text of each call of such a function that is given a text as it stands."""
    tree = ast.parse(code)
    contexts = dict(_wrappers(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name_of(node.func) in contexts:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield contexts[_name_of(node.func)], text.value


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
