"""What QGIS and the plugin repository read before any code: metadata.txt."""

from __future__ import annotations

import ast
import configparser
import re
from urllib.parse import urlsplit

import pytest
from conftest import ROOT

# qgis-app, plugins/validator.py: the keys without which an upload is refused.
REQUIRED = "name description version qgisMinimumVersion author email about tracker repository".split()


@pytest.fixture(scope="module")
def general() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.mark.parametrize("key", REQUIRED)
def test_required_keys_say_something(general: configparser.SectionProxy, key: str) -> None:
    assert general[key].strip()


def test_it_runs_on_qgis_3_22_to_4(general: configparser.SectionProxy) -> None:
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general.getboolean("supportsQt6")


def test_qgis_process_finds_the_algorithms(general: configparser.SectionProxy) -> None:
    assert general["hasProcessingProvider"] == "yes"


def test_the_name_is_the_title_and_never_says_plugin(general: configparser.SectionProxy) -> None:
    assert general["name"] == "Scene Queue for Sentinel-2"
    assert "plugin" not in general["name"].lower()


def test_values_hold_nothing_that_qgis_would_expand(general: configparser.SectionProxy) -> None:
    """QGIS reads the file with interpolation: a bare percent sign makes the plugin vanish from the list."""
    assert not any("%" in value for value in general.values())


def test_the_icon_is_there(general: configparser.SectionProxy) -> None:
    assert (ROOT / general["icon"]).is_file()


def test_the_category_is_a_menu_of_qgis(general: configparser.SectionProxy) -> None:
    assert general["category"] in {"Raster", "Vector", "Database", "Mesh", "Web"}


@pytest.mark.parametrize("key", ["homepage", "repository", "tracker"])
def test_addresses_are_addresses(general: configparser.SectionProxy, key: str) -> None:
    address = urlsplit(general[key])
    assert address.scheme == "https"
    assert address.hostname == urlsplit(general["homepage"]).hostname


def test_the_licence_is_the_one_of_the_file(general: configparser.SectionProxy) -> None:
    assert general["license"] == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in (ROOT / "LICENSE").read_text()


def test_the_version_stands_in_one_place(general: configparser.SectionProxy) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in project
    assert not re.search(r"(?m)^version\s*=", project)
    sources = [ROOT / "__init__.py", *ROOT.glob("plugin.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("core/**/*.py")]
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and node.value == general["version"]), path


def test_the_changelog_leads_to_this_version(general: configparser.SectionProxy) -> None:
    headings = re.findall(r"(?m)^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] in {"Unreleased", general["version"]}
