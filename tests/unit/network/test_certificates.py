"""One file of trusted certificates: what requests brings, and what QGIS trusts besides."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from scene_queue.core.errors import DiskError
from scene_queue.core.network import certificates
from scene_queue.core.network.certificates import write_bundle


def pem(body: str) -> str:
    return f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"


FIRST, SECOND, COMPANY = (pem(body) for body in ("AAAA", "BBBB", "CCCC"))


@pytest.fixture(autouse=True)
def _base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two certificates stand for those that requests brings."""
    base = tmp_path / "base.pem"
    base.write_text(f"# First\n{FIRST}# Second\n{SECOND}")
    monkeypatch.setattr(certificates, "DEFAULT_CA_BUNDLE_PATH", str(base))


def test_the_company_s_certificate_stands_beside_those_of_requests(tmp_path: Path) -> None:
    file = write_bundle(tmp_path / "profile", COMPANY)
    assert file is not None
    assert file.read_text() == FIRST + SECOND + COMPANY


def test_where_nothing_is_added_requests_own_are_enough(tmp_path: Path) -> None:
    assert write_bundle(tmp_path / "profile", SECOND + SECOND.replace("BBBB", "BB\nBB")) is None
    assert not (tmp_path / "profile").exists()


def test_what_the_user_distrusts_is_left_out(tmp_path: Path) -> None:
    file = write_bundle(tmp_path, COMPANY, distrusted=FIRST)
    assert file is not None
    assert "AAAA" not in file.read_text()


def test_the_file_is_written_again_only_when_it_is_to_change(tmp_path: Path) -> None:
    file = write_bundle(tmp_path, COMPANY)
    assert file is not None
    os.utime(file, (1, 1))
    write_bundle(tmp_path, COMPANY)
    assert file.stat().st_mtime == 1
    file.write_text("")
    write_bundle(tmp_path, COMPANY)
    assert "CCCC" in file.read_text()
    assert [path.name for path in tmp_path.glob(f"{file.name}*")] == [file.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's profile by other means")
def test_nobody_else_may_write_it(tmp_path: Path) -> None:
    file = write_bundle(tmp_path, COMPANY)
    assert file is not None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file")
    with pytest.raises(DiskError, match=r"trusted_certificates\.pem cannot be written"):
        write_bundle(tmp_path / "profile", COMPANY)
