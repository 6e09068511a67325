"""Each form of import, made relative, still binds the same names to the same modules and loads nothing from outside."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path, PurePosixPath

import pytest
from rewrite_imports import RewriteError, imported_modules, rewrite

HOME = PurePosixPath("core/_vendor")
VENDORED = frozenset({"alpha", "beta"})


def _rewrite(source: str, module: str = "core/catalogue/api.py") -> str:
    return rewrite(source, PurePosixPath(module), VENDORED, HOME)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import alpha\n", "from .._vendor import alpha\n"),
        ("import alpha as a\n", "from .._vendor import alpha as a\n"),
        ("from alpha import one\n", "from .._vendor.alpha import one\n"),
        ("from alpha import *\n", "from .._vendor.alpha import *\n"),
        ("from alpha.inner import one as o, two\n", "from .._vendor.alpha.inner import one as o, two\n"),
        ("from alpha import (\n    one,\n    two,\n)\nx = 1\n", "from .._vendor.alpha import one, two\n\n\n\nx = 1\n"),
        ("import os, alpha, sys as s\n", "import os; from .._vendor import alpha; import sys as s\n"),
        ("def f():\n    import alpha  # late\n", "def f():\n    from .._vendor import alpha  # late\n"),
        ("if True: import alpha\n", "if True: from .._vendor import alpha\n"),
        ("'é'; import alpha; 1; import beta\n", "'é'; from .._vendor import alpha; 1; from .._vendor import beta\n"),
    ],
)
def test_import_becomes_relative(source: str, expected: str) -> None:
    assert _rewrite(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "from .alpha import one\n",
        "import alphabet\nfrom alphabet import alpha\n",
        "text = 'import alpha'\n# import alpha\n",
        '"""\nimport alpha\nfrom beta import x\n"""\n',
        "import os.path as alpha\n",
        "",
        "text = 'page\x0cbreak\u2028'\nimport os",
    ],
)
def test_other_text_stays_byte_for_byte(source: str) -> None:
    assert _rewrite(source) == source


def test_odd_line_breaks_in_a_text_do_not_shift_an_import() -> None:
    source = "text = 'page\x0cbreak\u2028'\nimport alpha\n"
    assert _rewrite(source) == "text = 'page\x0cbreak\u2028'\nfrom .._vendor import alpha\n"


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("plugin.py", "from .core._vendor import alpha"),
        ("core/errors.py", "from ._vendor import alpha"),
        ("core/stages/download/plan.py", "from ..._vendor import alpha"),
        ("core/_vendor/beta.py", "from . import alpha"),
        ("core/_vendor/beta/__init__.py", "from .. import alpha"),
        ("core/_vendor/beta/deep/one.py", "from ... import alpha"),
        ("ui/icons.py", "from ..core._vendor import alpha"),
    ],
)
def test_the_way_starts_at_the_files_own_folder(module: str, expected: str) -> None:
    assert _rewrite("import alpha", module) == expected


@pytest.mark.parametrize(
    "call",
    [
        "importlib.import_module('alpha')",
        "__import__('alpha.inner')",
        "importlib.metadata.version('alpha')",
        "resources.files('beta')",
    ],
)
def test_a_look_up_by_name_is_refused_with_its_place(call: str) -> None:
    with pytest.raises(RewriteError, match=r"core/_vendor/beta/x.py:2: .*alpha|beta"):
        _rewrite(f"import os\nfound = {call}\n", "core/_vendor/beta/x.py")


def test_a_look_up_of_others_passes() -> None:
    assert _rewrite("version('numpy')\n") == "version('numpy')\n"


def test_imported_modules_are_named_from_the_root() -> None:
    source = "from ..errors import Oops\nimport os.path\nfrom . import near\n"
    found = set(imported_modules(source, ("scene_queue", "core", "aoi")))
    assert (1, ("scene_queue", "core", "errors", "Oops")) in found
    assert (2, ("os", "path")) in found
    assert (3, ("scene_queue", "core", "aoi", "near")) in found


def test_a_relative_import_out_of_the_plugin_is_refused() -> None:
    with pytest.raises(RewriteError, match="line 1"):
        list(imported_modules("from ...x import y\n", ("scene_queue", "core")))


# What a vendored package may do to itself and to another: each line runs as it stands, and rewritten inside a plugin.
ALPHA = {
    "__init__.py": "from alpha.first import ONE\nimport alpha.second\nTWO = alpha.second.TWO\n",
    "first.py": "import alpha\nONE = 1\ndef late():\n    import alpha.second as s\n    return s.TWO, alpha.__name__\n",
    "second.py": "import alpha.first, sys\nfrom beta.deep import inner\nTWO = alpha.first.ONE + inner.ONE\n",
}
BETA = {
    "__init__.py": "inner = 'a name that hides no module'\n",
    "deep/__init__.py": "",
    "deep/inner.py": "try:\n    import beta.deep.fast as fast\nexcept ImportError:\n    import beta\nONE = 1\n",
}
USER = """
import alpha.second
import beta.deep.inner
import beta.deep.inner as direct
from alpha import first

def values():
    import alpha.first as f
    return alpha.TWO, alpha.second.TWO, first.late()[0], f.ONE, direct.ONE, beta.deep.inner is direct, beta.inner
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    root = tmp_path / "some_plugin"
    files = {"__init__.py": "", "core/__init__.py": "", "core/_vendor/__init__.py": "", "core/user.py": USER}
    files |= {f"core/_vendor/alpha/{name}": text for name, text in ALPHA.items()}
    files |= {f"core/_vendor/beta/{name}": text for name, text in BETA.items()}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rewrite(text, PurePosixPath(name), VENDORED, HOME), encoding="utf-8")
    return root


def test_rewritten_packages_work_and_only_the_plugin_is_named(plugin: Path) -> None:
    script = textwrap.dedent(f"""
        import sys
        sys.path[:0] = [{str(plugin.parent)!r}]
        from some_plugin.core.user import values
        assert values() == (2, 2, 2, 1, 1, True, "a name that hides no module"), values()
        assert not {{name.partition(".")[0] for name in sys.modules}} & {{"alpha", "beta"}}
    """)
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
