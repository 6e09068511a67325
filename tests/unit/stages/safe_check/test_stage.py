from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from builders.scenes import scene
from scene_queue.core.errors import CancelledError, ErrorKind, ProductError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.ordered_bands import MARKER, OrderedBands
from scene_queue.core.settings import Settings
from scene_queue.core.stages.safe_check import SafeCheckStage
from scene_queue.core.workspace import Workspace


def run(product: Path, feedback: Feedback | None = None) -> dict[str, object]:
    name = ProductName.parse(product.name)
    workspace = Workspace(name, Settings(product.parent), product)
    return SafeCheckStage().run(scene(name.text), workspace, feedback or Feedback())


@pytest.mark.parametrize(("kind", "files"), [("l1c", 98), ("l1c_of_today", 60), ("l2a", 87)])
def test_a_whole_product_passes_with_its_facts(kind: str, files: int, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    assert run(product) == {"findings": [], "repaired": [], "files_checked": files, "product": str(product)}


def test_a_product_is_repaired_before_it_is_judged(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    heard: list[Event] = []
    facts = run(l1c, Feedback(heard.append))
    assert facts["repaired"] == [
        {"path": "AUX_DATA", "kind": "folder made", "sentence": "The folder AUX_DATA was made."}
    ]
    assert any(isinstance(event, Note) and "AUX_DATA" in event.text for event in heard)


def test_facts_can_be_written_as_json(l1c: Path) -> None:
    (l1c / "HTML" / "UserProduct_index.html").unlink()
    [finding] = json.loads(json.dumps(run(l1c)))["findings"]
    assert (finding["kind"], finding["harmless"]) == ("missing", True)


def test_what_is_missing_without_harm_is_said_and_does_not_stop_the_scene(l1c: Path) -> None:
    shutil.rmtree(l1c / "HTML")
    heard: list[Event] = []
    run(l1c, Feedback(heard.append))
    notes = [event.text for event in heard if isinstance(event, Note)]
    assert sum("Nothing needs it." in text for text in notes) == 2


def test_a_broken_product_names_the_scene_its_findings_and_what_to_do(l1c: Path) -> None:
    [path] = l1c.glob("GRANULE/*/IMG_DATA/*_B02.jp2")
    path.unlink()
    with pytest.raises(ProductError) as caught:
        run(l1c)
    error = caught.value
    assert error.message.startswith(f"{l1c.name[:-5]} is not whole, 1 finding in 98 files: ")
    assert error.message.endswith("_B02.jp2 is missing.")
    assert error.advice == "Download the scene again."
    assert error.kind is ErrorKind.PERMANENT


def test_of_many_findings_the_first_are_named_and_all_are_counted(l1c: Path) -> None:
    for path in l1c.glob("GRANULE/*/IMG_DATA/*.jp2"):
        path.write_bytes(b"")
    with pytest.raises(ProductError) as caught:
        run(l1c)
    assert "14 findings" in caught.value.message
    assert caught.value.message.count("is empty.") == 3
    assert caught.value.message.endswith("And 11 more.")


def test_an_own_l2a_is_to_be_corrected_again(own: Path) -> None:
    [path] = own.glob("GRANULE/*/IMG_DATA/R20m/*_SCL_20m.jp2")
    path.unlink()
    with pytest.raises(ProductError) as caught:
        run(own)
    assert caught.value.advice == "Correct the scene again."


def test_a_product_that_is_not_there_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="no product") as caught:
        run(tmp_path / "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE")
    assert caught.value.advice


def test_a_cancelled_check_is_cancelled(l1c: Path) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        run(l1c, Feedback(signal=signal))


def test_a_partial_product_passes_by_the_bands_that_were_ordered(l1c: Path) -> None:
    for image in l1c.glob("GRANULE/*/IMG_DATA/*.jp2"):
        if not image.stem.endswith("_B02"):
            image.unlink()
    with pytest.raises(ProductError, match="13 findings"):
        run(l1c)
    OrderedBands(frozenset({"B02"})).write(l1c)
    assert run(l1c)["bands"] == ["B02"]


def test_a_mark_that_cannot_be_read_leaves_no_doubt(l1c: Path) -> None:
    (l1c / MARKER).write_text("{")
    with pytest.raises(ProductError, match=MARKER):
        run(l1c)


def test_a_product_that_is_corrected_already_is_not_missed(tmp_path: Path) -> None:
    name = ProductName.parse("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
    workspace = Workspace(name, Settings(tmp_path))
    l2a = workspace.corrected_folder / "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"
    with pytest.raises(ProductError):
        SafeCheckStage(is_for_correction=True).run(scene(name.text), workspace, Feedback())
    l2a.mkdir(parents=True)
    facts = SafeCheckStage(is_for_correction=True).run(scene(name.text), workspace, Feedback())
    assert facts == {"findings": [], "repaired": [], "files_checked": 0, "product": str(l2a)}
    with pytest.raises(ProductError):  # an order that corrects nothing wants the product itself
        SafeCheckStage().run(scene(name.text), workspace, Feedback())
