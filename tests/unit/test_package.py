"""The ZIP that a user installs: what is in it, that it is the same each time, and that it works with nothing else."""

from __future__ import annotations

import configparser
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from vendored import Pin, VendorError, lay, read_pins

NEVER = {"tests", "scripts", "docs", "benchmarks", "__pycache__", ".ci", ".venv", "dist", "build"}
VENDORED = {
    *("sentinelsat", "geojson", "geomet", "html2text", "tqdm", "click", "pystac", "pystac_client"),
    *("sentinelhub", "aenum", "utm", "dataclasses_json", "marshmallow", "typing_inspect", "mypy_extensions"),
}


def _package(out: Path) -> Path:
    command = [sys.executable, "-B", str(ROOT / "scripts" / "package_plugin.py"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return out / "scene_queue.zip"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _package(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of plugins that holds what a user would have after *Install from ZIP*."""
    folder = tmp_path_factory.mktemp("plugins")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder


def _run_bare(script: str, *folders: Path) -> None:
    """Run a script in Debian's own Python, which sees no virtual environment, with ``folders`` on its path."""
    paths = [str(folder) for folder in folders]
    whole = f"import sys\nsys.dont_write_bytecode = True\nsys.path[:0] = {paths!r}\n" + textwrap.dedent(script)
    command = ["/usr/bin/python3", "-I", "-c", whole]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env={"PATH": "/usr/bin"})
    assert done.returncode == 0, done.stderr


def test_it_has_one_folder_with_only_what_a_user_needs(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        paths = [Path(name) for name in packed.namelist()]
    assert {path.parts[0] for path in paths} == {"scene_queue"}
    assert not any(NEVER & set(path.parts) for path in paths)
    assert not any(path.suffix in {".pyc", ".so", ".exe", ".sh"} for path in paths)
    assert {"metadata.txt", "__init__.py", "plugin.py", "LICENSE", "resources.qrc"} <= {path.name for path in paths}


def test_it_is_small_enough_for_the_plugin_repository(archive: Path) -> None:
    assert archive.stat().st_size < 25_000_000


def test_the_same_checkout_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    assert _package(tmp_path).read_bytes() == archive.read_bytes()


def test_packaging_leaves_nothing_in_the_checkout(archive: Path) -> None:
    assert archive.is_file()
    assert not (ROOT / "core" / "_vendor").exists()


def test_each_vendored_package_brings_its_licence(installed: Path) -> None:
    home = installed / "scene_queue" / "core" / "_vendor"
    lines = (home / "vendor.txt").read_text(encoding="utf-8").splitlines()
    heads = [line.split(":")[0] for line in lines[::2]]
    assert heads == [f"{pin.name} {pin.version}" for pin in read_pins(ROOT / "requirements-vendor.txt")]
    for line in lines[1::2]:
        texts = line.partition(": ")[2].split(", ")
        assert texts
        assert all((home / text).stat().st_size > 100 for text in texts)


def test_the_metadata_in_it_is_ours(installed: Path) -> None:
    parser = configparser.ConfigParser()
    parser.read(installed / "scene_queue" / "metadata.txt", encoding="utf-8")
    assert (installed / "scene_queue" / parser["general"]["icon"]).is_file()


def test_the_search_vocabulary_works_from_the_zip_alone(installed: Path) -> None:
    """In a Python without the virtual environment, beside another plugin whose packages are never touched."""
    _run_bare(
        f"""
        from scene_queue.core._vendor import sentinelsat
        from scene_queue.core._vendor.sentinelsat import SentinelAPI, geojson_to_wkt
        square = {{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}}
        assert geojson_to_wkt(square).replace(" ", "").startswith("POLYGON((0"), geojson_to_wkt(square)
        product = {{"footprint": "POLYGON((0 0,1 0,1 1,0 1,0 0))", "gmlfootprint": "", "title": "a"}}
        collection = SentinelAPI.to_geojson({{"id": product}})
        assert collection["features"][0]["geometry"]["type"] == "Polygon"
        assert sentinelsat.format_query_date("20180801") == "2018-08-01T00:00:00Z"
        assert SentinelAPI.get_products_size({{"id": {{"size": "512.00 MB"}}}}) == 0.5
        assert not {{name.partition(".")[0] for name in sys.modules}} & {VENDORED!r}
        """,
        installed,
        _other_plugin(installed),
    )


def test_a_stac_api_is_opened_from_the_zip_alone(installed: Path) -> None:
    """Without the schemas that the ZIP leaves out, and without packages that another plugin may have brought."""
    _run_bare(
        f"""
        import json
        from scene_queue.core._vendor.pystac_client import Client, ItemSearch
        from scene_queue.core._vendor.pystac_client.stac_api_io import StacApiIO
        landing = {{
            "type": "Catalog", "id": "a", "description": "b", "stac_version": "1.0.0",
            "conformsTo": ["https://api.stacspec.org/v1.0.0/item-search"],
            "links": [{{"rel": "search", "href": "http://localhost/search", "type": "application/geo+json"}}],
        }}
        class OneAnswer(StacApiIO):
            def read_text(self, source, *args, **kwargs):
                return json.dumps(landing if str(source) == "http://localhost/" else {{"features": [{{"id": "x"}}]}})
        client = Client.open("http://localhost/", stac_io=OneAnswer())
        assert isinstance(client.search(), ItemSearch)
        assert [item["id"] for item in client.search(limit=1).items_as_dicts()] == ["x"]
        foreign = {VENDORED!r} | {{"jsonschema", "referencing", "orjson", "jinja2"}}
        assert not {{name.partition(".")[0] for name in sys.modules}} & foreign
        """,
        installed,
        _other_plugin(installed),
    )


def test_sentinelhub_is_loaded_from_the_zip_alone_or_says_what_this_system_lacks(installed: Path) -> None:
    _run_bare(
        f"""
        from scene_queue.core.network.libraries.sentinelhub_loading import load, problem
        if problem():
            assert "this QGIS has no Python package" in problem(), problem()
        else:
            hub = load()
            assert hub.__name__ == "scene_queue.core._vendor.sentinelhub"
            config = hub.SHConfig(use_defaults=True, sh_client_id="a", sh_client_secret="b", sh_base_url="http://x")
            assert hub.SentinelHubCatalog(config).service_url == "http://x/api/v1/catalog/1.0.0"
            assert hub.Geometry("POLYGON((0 0,1 0,1 1,0 0))", hub.CRS.WGS84).wkt.startswith("POLYGON")
            from scene_queue.core.network.libraries.sentinelhub_aws import load_aws, reading_config
            aws, read = load_aws(), {{"a.json": b'{{"x": 1}}'}}
            assert aws.__name__ == "scene_queue.core._vendor.sentinelhub.aws"
            assert aws.data.AwsDownloadClient(config=reading_config(read.get)).get_json_dict("a.json") == {{"x": 1}}
        unwanted = {VENDORED!r} | {{"oauthlib", "tifffile", "boto3"}}
        assert not {{name.partition(".")[0] for name in sys.modules}} & unwanted
        """,
        installed,
        _other_plugin(installed),
    )


@pytest.mark.parametrize("package", ["shapely", "pyproj", "PIL", "numpy"])
def test_without_a_compiled_package_only_sentinelhub_is_off(installed: Path, package: str) -> None:
    name = {"PIL": "pillow"}.get(package, package)
    _run_bare(
        f"""
        import importlib.util
        others = {{"shapely", "pyproj", "PIL", "numpy"}} - {{{package!r}}}
        lacking = [name for name in others if importlib.util.find_spec(name) is None]  # Debian's QGIS has no shapely
        sys.modules[{package!r}] = None
        from scene_queue.core.network.libraries.sentinelhub_loading import problem
        assert "no Python package " in problem(), problem()
        assert "Everything but Sentinel Hub works without it." in problem()
        from scene_queue.core.catalogue import CopernicusAPI, open_catalogue
        """
        + (f"assert lacking or 'no Python package {name} that works' in problem()" if package != "numpy" else ""),
        installed,
    )


def test_our_code_uses_the_vendored_packages(installed: Path) -> None:
    """Every module of core but those for QGIS, and sentinelhub's own where the system lacks what they need."""
    _run_bare(
        f"""
        import importlib
        from pathlib import Path
        from scene_queue.core.network.libraries.sentinelhub_loading import problem
        left_out = {{"qgis_adapters", "__main__"}}
        before = set(sys.modules)
        root = Path({str(installed)!r})
        for path in sorted((root / "scene_queue" / "core").rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            is_vendored_hub = parts[2:4] == ("_vendor", "sentinelhub")
            if left_out.isdisjoint(parts) and not (is_vendored_hub and problem()):
                importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        gained = {{name.partition(".")[0] for name in set(sys.modules) - before}}
        files = {{name: getattr(sys.modules.get(name), "__file__", None) or "" for name in gained}}
        assert {{name for name, file in files.items() if file.startswith(str(root))}} == {{"scene_queue"}}, files
        assert not gained & {VENDORED!r}, gained
        """,
        installed,
        _other_plugin(installed),
    )


def _other_plugin(folder: Path) -> Path:
    """Another plugin that brings packages of the same names: they raise when they are imported."""
    other = folder / "other"
    for name in VENDORED:
        (other / name).mkdir(parents=True, exist_ok=True)
        (other / name / "__init__.py").write_text(f"raise AssertionError('the other {name}')\n", encoding="utf-8")
    return other


def _distribution(folder: Path, name: str, **metadata: str) -> Pin:
    """Install a tiny package into ``folder``; ``licence`` is the text of its licence, ``code`` the name of its file."""
    licence, code = metadata.pop("licence", "Do as you like."), metadata.pop("code", f"{name}.py")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / code).write_text("VALUE = 1\n", encoding="utf-8")
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0"]
    lines += [f"{key.replace('_', '-')}: {value}" for key, value in metadata.items()]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    record = [code, f"{info.name}/METADATA"]
    if licence:
        (info / "LICENSE").write_text(licence, encoding="utf-8")
        record.append(f"{info.name}/LICENSE")
    (info / "RECORD").write_text("".join(f"{path},,\n" for path in record), encoding="utf-8")
    return Pin(name, "1.0", "a test", "MIT")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("vendored.PATCHES", {})
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_a_pure_package_is_laid_with_its_licence(site: Path, tmp_path: Path) -> None:
    pin = _distribution(site, "tinypackage")
    assert lay((pin,), tmp_path / "home") == {"tinypackage"}
    assert (tmp_path / "home" / "licences" / "tinypackage" / "LICENSE").read_text() == "Do as you like."


def test_a_package_of_another_version_is_refused(site: Path, tmp_path: Path) -> None:
    _distribution(site, "tinypackage")
    with pytest.raises(VendorError, match=r"tinypackage 1.0 is installed, not 2.0"):
        lay((Pin("tinypackage", "2.0", "a test", "MIT"),), tmp_path / "home")


def test_an_absent_package_is_refused(site: Path, tmp_path: Path) -> None:
    with pytest.raises(VendorError, match="not installed"):
        lay((Pin("no-such-package-at-all", "1.0", "a test", "MIT"),), tmp_path / "home")


def test_a_need_that_nobody_brings_is_refused(site: Path, tmp_path: Path) -> None:
    pin = _distribution(site, "tinypackage", Requires_Dist="attrs>=20")
    with pytest.raises(VendorError, match="tinypackage needs attrs"):
        lay((pin,), tmp_path / "home")


@pytest.mark.parametrize("need", ["requests", "attrs; extra == 'more'", "tomli; python_version < '3'", "click>=7"])
def test_a_need_that_is_met_or_never_asked_for_passes(site: Path, tmp_path: Path, need: str) -> None:
    pin = _distribution(site, "tinypackage", Requires_Dist=need)
    assert lay((pin,), tmp_path / "home") == {"tinypackage"}


def test_a_package_too_new_for_the_oldest_python_is_refused(site: Path, tmp_path: Path) -> None:
    pin = _distribution(site, "tinypackage", Requires_Python=">=3.10")
    with pytest.raises(VendorError, match=r"needs Python >=3.10"):
        lay((pin,), tmp_path / "home")


def test_a_package_without_a_licence_text_is_refused(site: Path, tmp_path: Path) -> None:
    pin = _distribution(site, "tinypackage", licence="")
    with pytest.raises(VendorError, match="no licence text"):
        lay((pin,), tmp_path / "home")


def test_a_compiled_package_is_refused(site: Path, tmp_path: Path) -> None:
    pin = _distribution(site, "tinypackage", code="tinypackage.so")
    with pytest.raises(VendorError, match="compiled"):
        lay((pin,), tmp_path / "home")


def test_a_patch_that_no_longer_fits_is_refused(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vendored.PATCHES", {"tinypackage.py": (("VALUE = 2", ""),)})
    with pytest.raises(VendorError, match=r"tinypackage.py: .*VALUE = 2"):
        lay((_distribution(site, "tinypackage"),), tmp_path / "home")


@pytest.mark.parametrize("line", ["tqdm", "tqdm>=4", "tqdm==4.67.1", "tqdm==4.67.1 # bars"])
def test_a_pin_without_version_reason_and_licence_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "pins.txt").write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
    with pytest.raises(VendorError, match="not of the form"):
        read_pins(tmp_path / "pins.txt")


def test_it_has_what_qt_reads_of_each_translation(archive: Path) -> None:
    languages = {path.stem.rpartition("_")[2] for path in (ROOT / "i18n").glob("*.ts")}
    with zipfile.ZipFile(archive) as packed:
        names = {name for name in packed.namelist() if "/i18n/" in name}
    assert {"en", "es"} <= languages
    made = {f"scene_queue_{one}.qm" for one in languages} | {f"sentences_{one}.json" for one in languages}
    assert names == {f"scene_queue/i18n/{name}" for name in made}
