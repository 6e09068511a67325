"""The tree of files inside a product's ZIP, as the ``Nodes`` listing shows it.

Source: Copernicus Data Space documentation, "OData", listing product nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile


@dataclass
class Node:
    """A folder, or a file with its name inside the ZIP and its size."""

    name: str
    member: str | None = None
    size_bytes: int = 0
    children: dict[str, Node] = field(default_factory=dict)

    def descend(self, names: Iterable[str]) -> Node | None:
        """The node below, ``None`` if there is none."""
        node: Node | None = self
        for name in names:
            node = node.children.get(name) if node else None
        return node


def read_tree(archive: Path) -> Node:
    """The tree of a ZIP; its root has no name."""
    root = Node("")
    with ZipFile(archive) as opened:
        for info in opened.infolist():
            node = root
            for name in info.filename.strip("/").split("/"):
                node = node.children.setdefault(name, Node(name))
            if not info.is_dir():
                node.member, node.size_bytes = info.filename, info.file_size
    return root


def listing(node: Node, url: str) -> dict[str, Any]:
    """The answer to ``…/Nodes``.

    :param url: of the listing itself.
    """
    return {
        "result": [
            {
                "Id": child.name,
                "Name": child.name,
                "ContentLength": child.size_bytes if child.member else -1,
                "ChildrenNumber": len(child.children),
                "Nodes": {"uri": f"{url}({child.name})/Nodes"},
            }
            for child in node.children.values()
        ]
    }
