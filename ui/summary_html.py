"""The sentences on an order as the text of a label, with links that can be clicked and paths that can be broken."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ..core.job_queue.summary_words import Told, Weight
from ..core.qgis_adapters.translation import translated

NO_BREAK_HERE = ("/", "\\", "_")
_ADDRESS = re.compile(r"https://[^\s)]+")


def breakable(path: str) -> str:
    """A path that a label may break: product names have no blanks, and would widen the dialog."""
    for sign in NO_BREAK_HERE:
        path = path.replace(sign, f"{sign}\u200b")
    return path


def _with_links(text: str) -> str:
    return _ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', text)


def as_html(told: Sequence[Told]) -> str:
    """What speaks against the order in bold, each sentence on a line of its own."""
    lines = []
    for one in told:
        text = html.escape(breakable(translated(one.text)))
        text = f"<b>{text}</b>" if one.weight is not Weight.PLAIN else text
        advice = f" <i>{_with_links(html.escape(translated(one.advice)))}</i>" if one.advice else ""
        lines.append(f'<p style="margin: 0 0 3px 0">{text}{advice}</p>')
    return "".join(lines)
