"""Products on disk are checked side by side, and put right where that is wanted."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c, build_l2a
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.checked_product import report_row
from scene_queue.core.job_queue.product_checks import ProductChecks
from scene_queue.core.scene import Scene
from scene_queue.core.stages.safe_check import Refetch

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {L1C: build_l1c(L1C, folder, size=12), L2A: build_l2a(L2A, folder, size=12)}


@pytest.fixture
def l1c(built: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[L1C], tmp_path / f"{L1C}.SAFE"))


@pytest.fixture
def l2a(built: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[L2A], tmp_path / f"{L2A}.SAFE"))


def source_of(product: Path, asked: list[str]) -> Refetch:
    def fetch(paths: Sequence[str], into: Path, feedback: Feedback) -> None:
        asked.extend(paths)
        for path in paths:
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(product / path, into / path)

    return fetch


def image(product: Path) -> Path:
    return next(product.glob("GRANULE/*/IMG_DATA/*_B02.jp2"))


def sums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def lose_empty_folders(product: Path) -> list[Path]:
    empty = [path for path in product.rglob("*") if path.is_dir() and not any(path.iterdir())]
    for path in empty:
        path.rmdir()
    return empty


def test_whole_products_are_done_and_damaged_ones_fail_with_what_is_wrong(l1c: Path, l2a: Path) -> None:
    victim = image(l1c)
    victim.write_bytes(victim.read_bytes()[:-20])
    damaged, whole = ProductChecks([l1c, l2a], None, repairs=False).run(Feedback())
    assert (whole.state, whole.report_line()["message"]) == ("done", "It is whole.")
    line = damaged.report_line()
    assert (line["identifier"], line["state"], line["path"]) == (L1C, "failed", str(l1c))
    assert "is cut" in str(line["message"]) and line["advice"] == "Download the scene again."
    assert [fact["kind"] for fact in line["findings"]] == ["truncated"]  # type: ignore[attr-defined]


def test_without_repairs_nothing_changes_and_what_would_be_done_is_told(l1c: Path) -> None:
    lost, before = lose_empty_folders(l1c), sorted(l1c.parent.rglob("*"))
    (checked,) = ProductChecks([l1c], None, repairs=False).run(Feedback())
    assert checked.state == "failed"
    assert len(checked.repairable) == len(lost) > 0 and not checked.repaired
    assert sorted(l1c.parent.rglob("*")) == before


def test_lost_folders_are_made_and_nothing_else_of_the_product_changes(l1c: Path) -> None:
    lost, before = lose_empty_folders(l1c), sums(l1c)
    (checked,) = ProductChecks([l1c], None, repairs=True).run(Feedback())
    assert checked.state == "done" and len(checked.repaired) == len(lost)
    assert all(path.is_dir() for path in lost)
    assert sums(l1c) == before
    assert [path.name for path in l1c.parent.iterdir()] == [l1c.name]


def test_a_damaged_file_comes_from_the_source_of_its_scene(built: dict[str, Path], l1c: Path) -> None:
    victim, asked, scenes = image(l1c), list[str](), list[Scene]()
    victim.write_bytes(bytes(victim.stat().st_size))

    def refetch_of(scene: Scene) -> Refetch:
        scenes.append(scene)
        return source_of(built[L1C], asked)

    (checked,) = ProductChecks([l1c], refetch_of, repairs=True).run(Feedback())
    assert checked.state == "done", checked
    assert asked == [victim.relative_to(l1c).as_posix()]
    assert [scene.identifier for scene in scenes] == [L1C]
    assert sums(l1c) == sums(built[L1C])


def test_a_zip_is_looked_at_where_it_is(l1c: Path) -> None:
    archive = zip_product(l1c, l1c.parent / f"{L1C}.zip")
    shutil.rmtree(l1c)
    (checked,) = ProductChecks([archive], None, repairs=False).run(Feedback())
    assert (checked.state, checked.identifier) == ("done", L1C)
    assert list(archive.parent.iterdir()) == [archive]


def test_a_zip_that_can_be_put_right_is_unpacked_beside_itself_and_stays_as_it_is(l1c: Path) -> None:
    lost = len(lose_empty_folders(l1c))
    archive = zip_product(l1c, l1c.parent / f"{L1C}.zip")
    shutil.rmtree(l1c)
    before = archive.read_bytes()
    (told,) = ProductChecks([archive], None, repairs=False).run(Feedback())
    assert told.state == "failed" and list(archive.parent.iterdir()) == [archive]
    assert len(told.repairable) == lost and "unpacked beside itself" in told.advice
    (checked,) = ProductChecks([archive], None, repairs=True).run(Feedback())
    assert checked.state == "done" and checked.repaired, checked
    assert checked.report_line()["product"] == str(l1c)
    assert archive.read_bytes() == before
    assert sorted(path.name for path in archive.parent.iterdir()) == [l1c.name, archive.name]
    (again,) = ProductChecks([l1c], None, repairs=False).run(Feedback())
    assert again.state == "done"


def damaged_zip(product: Path) -> tuple[Path, str]:
    """A ZIP with wrong bytes in one image, whose product lies nowhere else; its path, and that of the image."""
    victim = image(product)
    archive = zip_product(product, product.parent / f"{L1C}.zip")
    content = archive.read_bytes()
    at = content.index(victim.read_bytes()) + victim.stat().st_size // 2
    archive.write_bytes(content[:at] + b"!" * 60 + content[at + 60 :])
    path = victim.relative_to(product).as_posix()
    shutil.rmtree(product)
    return archive, path


def test_a_damaged_file_of_a_zip_is_fetched_again_into_the_product_beside_it(built: dict[str, Path], l1c: Path) -> None:
    archive, path = damaged_zip(l1c)
    asked: list[str] = []
    source = source_of(built[L1C], asked)
    (told,) = ProductChecks([archive], lambda scene: source, repairs=False).run(Feedback())
    assert [finding.path for finding in told.serious] == [path]
    assert [repair.path for repair in told.repairable] == [path]
    assert asked == []
    (checked,) = ProductChecks([archive], lambda scene: source, repairs=True).run(Feedback())
    assert (checked.state, asked) == ("done", [path])
    assert sums(l1c) == sums(built[L1C])
    (again,) = ProductChecks([archive], lambda scene: source, repairs=True).run(Feedback())
    assert (again.state, again.report_line()["product"]) == ("done", str(l1c))
    assert "stays" not in str(again.report_line()["message"])
    assert "beside it" in str(again.report_line()["message"])
    assert asked == [path]


def test_a_damaged_zip_that_nobody_can_mend_keeps_its_findings_and_an_advice(l1c: Path) -> None:
    archive, path = damaged_zip(l1c)
    (checked,) = ProductChecks([archive], None, repairs=True).run(Feedback())
    assert checked.state == "failed"
    assert [finding.path for finding in checked.serious] == [path]
    assert "Download" in str(checked.report_line()["advice"])
    assert list(archive.parent.iterdir()) == [archive]


def test_a_folder_put_right_in_the_same_call_stands_for_its_damaged_zip(built: dict[str, Path], l1c: Path) -> None:
    archive, path = damaged_zip(l1c)
    shutil.copytree(built[L1C], l1c)
    (l1c / path).unlink()
    source = source_of(built[L1C], [])
    zipped, folder = ProductChecks([archive, l1c], lambda scene: source, repairs=True).run(Feedback())
    assert (zipped.state, folder.state) == ("done", "done")
    assert zipped.beside == l1c


def test_a_zip_that_was_renamed_is_known_by_the_product_in_it(l1c: Path) -> None:
    lose_empty_folders(l1c)
    archive = zip_product(l1c, l1c.parent / f"{L1C}(1).zip")
    shutil.rmtree(l1c)
    (checked,) = ProductChecks([archive], None, repairs=True).run(Feedback())
    assert (checked.state, checked.identifier) == ("done", L1C)
    assert l1c.is_dir()


def test_a_zip_whose_product_lies_beside_it_is_not_unpacked_and_says_so(l1c: Path) -> None:
    lose_empty_folders(l1c)
    archive = zip_product(l1c, l1c.parent / f"{L1C}.zip")
    before = sums(l1c.parent)
    (checked,) = ProductChecks([archive], None, repairs=True).run(Feedback())
    assert checked.state == "failed"
    assert "is there already" in str(checked.report_line()["message"])
    assert sums(l1c.parent) == before


def test_products_of_one_folder_are_put_right_side_by_side(built: dict[str, Path], tmp_path: Path) -> None:
    products = []
    for number in range(12):
        product = tmp_path / f"{L1C[:-2]}{number:02d}.SAFE"
        shutil.copytree(built[L1C], product)
        image(product).unlink()
        products.append(product)
    for _ in range(3):
        checked = ProductChecks(products, lambda scene: source_of(built[L1C], []), repairs=True).run(Feedback())
        assert not [one for one in checked if isinstance(one.trouble, DiskError)]
        assert all(one.repaired for one in checked)
        for product in products:
            image(product).unlink()
    assert not (tmp_path / ".scene_queue").exists()


def test_a_zip_that_is_no_archive_fails_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    archive = tmp_path / f"{L1C}.zip"
    archive.write_bytes(b"PK\x03\x04 and nothing more")
    (checked,) = ProductChecks([archive], None, repairs=True).run(Feedback())
    assert checked.state == "failed"
    assert list(tmp_path.iterdir()) == [archive]


def test_what_cannot_be_looked_at_fails_with_its_reason_beside_the_others(l1c: Path, tmp_path: Path) -> None:
    gone = tmp_path / L2A
    lost, whole = ProductChecks([gone.with_suffix(".SAFE"), l1c], None, repairs=False).run(Feedback())
    assert (lost.state, whole.state) == ("failed", "done")
    assert "There is no product" in str(lost.report_line()["message"])


def test_a_cancellation_leaves_the_rest_cancelled(l1c: Path, l2a: Path) -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    checked = ProductChecks([l1c, l2a], None, repairs=True).run(feedback)
    assert [one.state for one in checked] == ["cancelled", "cancelled"]
    assert isinstance(checked[0].trouble, CancelledError)


def test_progress_is_that_of_all_products_and_ends_at_the_whole(l1c: Path, l2a: Path) -> None:
    events: list[Event] = []
    ProductChecks([l1c, l2a], None, repairs=False).run(Feedback(events.append))
    fractions = [event.fraction for event in events if isinstance(event, Progress) and event.fraction is not None]
    assert fractions == sorted(fractions) and fractions[-1] == 1.0
    assert any(0 < fraction < 1 for fraction in fractions)


def test_a_row_of_a_table_has_sentences(l1c: Path) -> None:
    lose_empty_folders(l1c)
    (checked,) = ProductChecks([l1c], None, repairs=False).run(Feedback())
    row = report_row(checked.report_line())
    assert "is missing" in str(row["findings"]) and "would be made" in str(row["repairable"])
    assert row["repaired"] == ""
