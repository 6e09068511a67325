"""The whole stage, with scripts that play each behaviour of Sen2Cor."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import scene
from doubles.corrections import ENVIRONMENT, Listener, accept, correct
from doubles.waiting import wait_until
from scene_queue.core.errors import (
    CancelledError,
    CorrectionError,
    DiskError,
    ProductError,
    Sen2CorMissingError,
    SettingsError,
)
from scene_queue.core.events import Progress
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.settings import Resolution, Settings
from scene_queue.core.stages.sen2cor import CorrectionStage, find_installations
from scene_queue.core.stages.sen2cor.run import Limits
from scene_queue.core.workspace import Workspace
from scene_queue.core.workspace.private_copy import copy_privately

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")

NEW = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"
OLD = "S2B_MSIL2A_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE"
GOOD = f"progress 6.18 'start of pre processing'; make_l2a {NEW} 10 20 60; succeed"


def assert_nothing_unfinished(workspace: Workspace) -> None:
    assert not workspace.scratch.exists() or list(workspace.scratch.iterdir()) == []
    assert list(workspace.corrected_folder.glob("*.SAFE*")) == []


def test_a_good_run_leaves_one_product_under_its_final_name(play, workspace, listener) -> None:
    facts = correct(play(GOOD), workspace, listener)
    product = workspace.corrected_folder / NEW
    assert facts["l2a"] == str(product)
    assert (product / "MTD_MSIL2A.xml").is_file()
    assert workspace.corrected() == product
    assert list(workspace.scratch.iterdir()) == []


def test_the_facts_are_for_a_report(play, workspace, listener) -> None:
    installation = play(GOOD)
    facts = correct(installation, workspace, listener)
    assert facts["sen2cor_version"] == "2.11.00"
    command = facts["command"]
    assert isinstance(command, list)
    assert command[0] == str(installation.process)
    assert command[-1] == str(workspace.product)


def test_progress_is_reported_and_never_claims_the_end(play, workspace, listener) -> None:
    correct(play(GOOD), workspace, listener)
    said = listener.progress
    assert [event.text for event in said[:2]] == ["starting Sen2Cor", "20 m, reading images: start of pre processing"]
    assert max(event.fraction or 0 for event in said) < 1


def test_the_check_of_what_was_made_does_not_take_the_progress_back(play, workspace, listener) -> None:
    def check(product: Path, feedback: Feedback) -> None:
        feedback.report(Progress(0.0, "checking B02"))
        feedback.note("It is checked.")
        feedback.report(Progress(1.0, "checked"))

    correct(play(GOOD), workspace, listener, check=check)
    said = listener.progress
    assert [event.text for event in said[-2:]] == ["checking B02", "checked"]
    fractions = [event.fraction or 0 for event in said]
    assert fractions == sorted(fractions)
    assert fractions[-1] < 1
    assert "It is checked." in listener.notes


def test_the_time_left_begins_with_what_a_run_takes_here(play, workspace, listener) -> None:
    asked: list[tuple[str, Settings]] = []

    def usual_s(version: str, settings: Settings) -> float:
        asked.append((version, settings))
        return 1234.0

    correct(play(GOOD), workspace, listener, usual_s=usual_s)
    assert asked == [("2.11.00", workspace.settings)]
    assert listener.progress[0].seconds_left == 1234.0


def test_the_log_is_kept_beside_the_product_with_version_and_command(play, workspace, listener) -> None:
    facts = correct(play(GOOD), workspace, listener)
    log = workspace.corrected_folder / f"{NEW[:-5]}_sen2cor.log"
    assert facts["log"] == str(log)
    assert not (workspace.corrected_folder / f"{workspace.name.text}_sen2cor.log").exists()
    text = log.read_text()
    assert text.startswith("# Sen2Cor 2.11.00, 2")
    assert "--output_dir" in text.splitlines()[1]
    assert "Application terminated successfully." in text
    assert text.endswith("# ended with code 0\n")


@pytest.mark.parametrize("version", [(2, 5, 5), (2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)])
@pytest.mark.parametrize("is_good", [True, False])
def test_nothing_of_the_l1c_product_is_changed(play, workspace, listener, version, is_good: bool) -> None:
    before = looked_at(workspace.product.parent)
    body = f'echo harm > "$product/AUX_DATA/x" 2>/dev/null; {GOOD}' if version < (2, 8) else GOOD
    installation = play(body if is_good else body.replace("succeed", "fail"), version)
    if is_good:
        correct(installation, workspace, listener)
    else:
        refusal(installation, workspace, listener)
    assert looked_at(workspace.product.parent) == before


def looked_at(folder: Path) -> list[tuple[str, bytes, int]]:
    """Every path with its bytes and the time of its last change."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return [(str(path), path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns) for path in paths]


@pytest.mark.parametrize("version", [(2, 5, 5), (2, 11, 0)])
def test_a_version_that_wrote_into_its_input_would_change_nothing_of_a_product_whose_copy_is_mended(
    play, workspace, listener, tmp_path, version
) -> None:
    theirs = workspace.product.rename(tmp_path / workspace.product.name)
    asked = replace(workspace, given=theirs, is_to_mend=True)
    before = looked_at(theirs)

    def mend_copy(_scene, asked: Workspace, into: Path, feedback: Feedback) -> tuple[Path, dict[str, object]]:
        copy = copy_privately(asked.product, into, feedback, lambda _done, _total: None)
        (copy / "HTML").mkdir()
        return copy, {"repaired": ["HTML"]}

    body = (
        '[ -d "$product/HTML" ] || fail; for file in "$product"/*.xml; do echo harm >> "$file"; done; '
        f'chmod -R u+rwx "$product"; {GOOD}'
    )
    facts = correct(play(body, version), asked, listener, mend_copy=mend_copy)
    assert facts["repaired"] == ["HTML"]
    assert looked_at(theirs) == before
    assert list(asked.scratch.iterdir()) == []


def test_a_product_whose_copy_cannot_be_mended_is_not_corrected(play, workspace, listener) -> None:
    def mend_copy(_scene, asked: Workspace, into: Path, feedback: Feedback) -> tuple[Path, dict[str, object]]:
        copy_privately(asked.product, into, feedback, lambda _done, _total: None)
        raise ProductError("It is not whole.")

    with pytest.raises(ProductError, match="not whole"):
        correct(play(GOOD), replace(workspace, given=workspace.product, is_to_mend=True), listener, mend_copy=mend_copy)
    assert_nothing_unfinished(workspace)


def test_a_product_that_is_gone_is_told_before_a_copy_is_made(play, workspace, listener, tmp_path) -> None:
    asked = replace(workspace, given=tmp_path / "gone" / workspace.product.name, is_to_mend=True)
    with pytest.raises(ProductError, match="no complete L1C product"):
        correct(play(GOOD), asked, listener, mend_copy=None)
    with pytest.raises(ProductError, match="no complete L1C product"):
        correct(play(GOOD, folder=tmp_path / "other"), asked, listener, mend_copy=lambda *_: pytest.fail("copied"))


def test_2_5_5_writes_beside_a_copy_of_its_input(play, workspace, listener) -> None:
    facts = correct(play(f"make_l2a {OLD} 10 20 60; succeed", version=(2, 5, 5)), workspace, listener)
    assert "--output_dir" not in str(facts["command"])
    assert facts["sen2cor_version"] == "2.5.5"
    assert facts["l2a"] == str(workspace.corrected_folder / OLD)
    assert sorted(path.name for path in workspace.corrected_folder.iterdir()) == [
        OLD,
        *(f"{OLD[:-5]}_{beside}" for beside in ("L2A_GIPP.xml", "sen2cor.json", "sen2cor.log")),
    ]


def test_the_copy_for_2_5_5_has_the_empty_folders(play, workspace, listener) -> None:
    body = f'[ -d "$product/AUX_DATA" ] || fail; make_l2a {OLD} 10 20 60; succeed'
    correct(play(body, version=(2, 5, 5)), workspace, listener)


@pytest.mark.parametrize(
    ("resolution", "metres"), [(Resolution.R10, "10 20"), (Resolution.R20, 20), (Resolution.R60, 60)]
)
def test_the_resolution_asked_for_is_handed_on(play, workspace, listener, resolution, metres) -> None:
    asked = Workspace(workspace.name, Settings(workspace.settings.folder, resolution=resolution))
    body = f'[ "$resolution" = {resolution.value} ] || fail; make_l2a {NEW} {metres}; succeed'
    assert correct(play(body), asked, listener)["l2a"]


def test_blanks_and_letters_of_other_tongues_in_paths_do_no_harm(play, tmp_path, listener) -> None:
    name = ProductName.parse(scene().identifier)
    workspace = Workspace(name, Settings(tmp_path / "my orders; rm -rf * & ñandú $HOME"))
    workspace.product.mkdir(parents=True)
    (workspace.product / "MTD_MSIL1C.xml").write_text("xml")
    facts = correct(play(GOOD, folder=tmp_path / "with blanks"), workspace, listener)
    assert facts["l2a"] == str(workspace.corrected_folder / NEW)


def test_sen2cor_sees_a_clean_environment(play, workspace, listener) -> None:
    body = f'[ -z "$PYTHONHOME$LD_LIBRARY_PATH$CDSE_PASSWORD" ] || fail; {GOOD}'
    foreign = {"PYTHONHOME": "/qgis", "LD_LIBRARY_PATH": "/qgis/lib", "CDSE_PASSWORD": "x"}
    stage = CorrectionStage([play(body)], accept, environment={**ENVIRONMENT, **foreign})
    assert stage.run(scene(), workspace, listener.feedback)["l2a"]


# Failures


def refusal(installation, workspace: Workspace, listener: Listener, **options) -> CorrectionError:
    with pytest.raises(CorrectionError) as caught:
        correct(installation, workspace, listener, **options)
    assert workspace.name.text in caught.value.message or "minutes" in caught.value.message
    assert_nothing_unfinished(workspace)
    return caught.value


def test_an_error_leaves_no_product_but_the_log(play, workspace, listener) -> None:
    error = refusal(play(f"make_l2a {NEW} 10 20 60; echo Module L2A_X failed; fail"), workspace, listener)
    assert "Module L2A_X failed" in error.message
    assert "ended with code 1" in (workspace.corrected_folder / f"{workspace.name.text}_sen2cor.log").read_text()


def test_success_without_a_product_is_a_failure(play, workspace, listener) -> None:
    assert "made nothing" in refusal(play("succeed"), workspace, listener).message


def test_an_end_without_a_word_is_a_failure(play, workspace, listener) -> None:
    assert "said nothing" in refusal(play("exit 0"), workspace, listener).message


def test_a_hundred_percent_with_an_error_and_code_0_is_a_failure(play, workspace, listener) -> None:
    body = f"make_l2a {NEW} 10 20 60; echo 'Progress[%]: 100.00 : Application terminated with at least one error.'"
    assert "without saying that it succeeded" in refusal(play(body), workspace, listener).message


def test_a_success_that_ends_with_a_code_is_one_with_a_note(play, workspace, listener) -> None:
    body = f"make_l2a {NEW} 10 20; echo 'Progress[%]: 100.00 : Application terminated successfully.'; exit 3"
    facts = correct(play(body), workspace, listener)
    assert facts["l2a"] == str(workspace.corrected_folder / NEW)
    assert "ended with code 3, although" in listener.notes


def test_a_product_of_any_name_gets_its_own(play, workspace, listener) -> None:
    metadata = (
        '<n1:P xmlns:n1="x"><PRODUCT_START_TIME>2018-08-09T16:38:29.024Z</PRODUCT_START_TIME>'
        f"<PRODUCT_URI>{NEW}</PRODUCT_URI><PROCESSING_LEVEL>Level-2A</PROCESSING_LEVEL>"
        "<PROCESSING_BASELINE>99.99</PROCESSING_BASELINE></n1:P>"
    )
    body = f"make_l2a result 10 20; echo '{metadata}' > \"$made/MTD_MSIL2A.xml\"; succeed"
    assert correct(play(body), workspace, listener)["l2a"] == str(workspace.corrected_folder / NEW)


def test_half_a_product_is_a_failure_and_is_removed(play, workspace, listener) -> None:
    assert "R10m" in refusal(play(f"make_l2a {NEW} 20; succeed"), workspace, listener).message


def test_a_product_with_unreadable_images_is_a_failure(play, workspace, listener) -> None:
    def check(product: Path, feedback: Feedback) -> None:
        raise ProductError(f"{product.name}: B02 ends in the middle.")

    error = refusal(play(GOOD), workspace, listener, check=check)
    assert "B02 ends in the middle" in error.message
    assert isinstance(error.__cause__, ProductError)


def test_missing_folders_are_explained(play, workspace, listener) -> None:
    body = "echo '[CRITICAL]  L2A_Config: 3181   Error in creating L2A User Product'; fail"
    error = refusal(play(body, version=(2, 5, 5)), workspace, listener)
    assert "lacks folders" in error.message
    assert "repair" in error.advice


def test_a_run_that_hangs_is_ended_by_the_watchdog(play, workspace, listener) -> None:
    assert "not done after" in refusal(play("sleep 600"), workspace, listener, limits=Limits(0.3)).message


def test_a_version_that_refuses_its_command_line_is_told(play, workspace, listener) -> None:
    old = play(GOOD, version=(2, 5, 5))
    claims_to_be_new = type(old)(old.home, old.process, (2, 11, 0))
    assert "refused its command line" in refusal(claims_to_be_new, workspace, listener).message


def test_a_cancellation_ends_the_run_its_child_and_its_half_product(play, workspace, listener, tmp_path) -> None:
    child = tmp_path / "child"
    body = f"make_l2a {NEW} 20; sleep 600 & echo $! > '{child}'; progress 1.0 'hanging now'; wait"
    listener.cancels_at = "hanging now"
    with pytest.raises(CancelledError):
        correct(play(body), workspace, listener)
    assert_nothing_unfinished(workspace)
    wait_until(lambda: has_ended(int(child.read_text())))


def has_ended(pid: int) -> bool:
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_retry_after_a_failure_succeeds(play, workspace, listener, tmp_path) -> None:
    flag = tmp_path / "failed-once"
    installation = play(f"[ -f '{flag}' ] || {{ touch '{flag}'; make_l2a {NEW} 20; fail; }}; {GOOD}")
    refusal(installation, workspace, listener)
    assert correct(installation, workspace, listener)["l2a"] == str(workspace.corrected_folder / NEW)


def test_what_a_killed_run_left_is_removed_first(play, workspace, listener) -> None:
    left = workspace.scratch / "sen2cor" / "o" / NEW.replace("101112", "000000")
    left.mkdir(parents=True)
    correct(play(GOOD), workspace, listener)
    assert not left.exists()


def test_a_missing_l1c_product_is_told(play, workspace, listener) -> None:
    (workspace.product / "MTD_MSIL1C.xml").unlink()
    with pytest.raises(ProductError, match="no complete L1C product"):
        correct(play(GOOD), workspace, listener)


def test_a_product_of_the_first_years_has_its_metadata_under_a_long_name(play, workspace, listener) -> None:
    metadata = workspace.product / "MTD_MSIL1C.xml"
    metadata.rename(metadata.with_name("S2A_OPER_MTD_SAFL1C_PDMC_20160807T214422_R122_V20160807T102602.xml"))
    assert correct(play(GOOD, version=(2, 5, 5)), workspace, listener)["l2a"]


def test_a_path_that_sen2cor_would_misread_is_told(play, tmp_path, listener) -> None:
    name = ProductName.parse(scene().identifier)
    workspace = Workspace(name, Settings(tmp_path / "GRANULES"))
    workspace.product.mkdir(parents=True)
    (workspace.product / "MTD_MSIL1C.xml").write_text("xml")
    with pytest.raises(ProductError, match="the word GRANULE"):
        correct(play(GOOD), workspace, listener)


def test_a_product_of_few_bands_is_refused(play, workspace, listener) -> None:
    OrderedBands(frozenset({"B02", "B03"})).write(workspace.product)
    with pytest.raises(ProductError, match="only B02, B03 were ordered"):
        correct(play(GOOD), workspace, listener)
    assert_nothing_unfinished(workspace)


def test_a_folder_that_cannot_be_made_is_the_disks_error(play, workspace, listener) -> None:
    workspace.scratch.parent.mkdir(parents=True)
    workspace.scratch.write_text("a file in the way")
    with pytest.raises(DiskError, match=workspace.name.text) as caught:
        correct(play(GOOD), workspace, listener)
    assert isinstance(caught.value.__cause__, OSError)


def test_without_an_installation_nothing_is_made(workspace, listener) -> None:
    with pytest.raises(Sen2CorMissingError):
        CorrectionStage([], accept).run(scene(), workspace, listener.feedback)
    assert not workspace.scratch.exists()


# Which installation


def test_the_order_chooses_its_own_installation(play, workspace, listener, tmp_path) -> None:
    play("fail", version=(2, 12, 3))
    mine = play(GOOD)
    settings = Settings(workspace.settings.folder, sen2cor=str(mine.home))

    def find(setting: str, feedback: Feedback):
        return find_installations(setting, ENVIRONMENT, [tmp_path], feedback=feedback)

    stage = CorrectionStage(find, accept, environment=ENVIRONMENT)
    facts = stage.run(scene(), Workspace(workspace.name, settings), listener.feedback)
    assert facts["sen2cor_version"] == "2.11.00"


def test_an_order_whose_installation_is_gone_is_told(workspace, listener, tmp_path) -> None:
    settings = Settings(workspace.settings.folder, sen2cor=str(tmp_path / "gone"))
    stage = CorrectionStage(lambda setting, feedback: find_installations(setting), accept)
    with pytest.raises(SettingsError, match="gone"):
        stage.run(scene(), Workspace(workspace.name, settings), listener.feedback)


def test_the_newest_that_takes_the_baseline_runs(play, workspace, listener) -> None:
    installations = [play("fail", version=(2, 5, 5)), play(GOOD)]
    stage = CorrectionStage(installations, accept, environment=ENVIRONMENT)
    assert stage.run(scene(), workspace, listener.feedback)["sen2cor_version"] == "2.11.00"


def test_one_stage_serves_several_scenes_at_once(play, tmp_path) -> None:
    body = 'stem=$(basename "$product" .SAFE | sed "s/MSIL1C/MSIL2A/"); make_l2a $stem.SAFE 10 20; succeed'
    stage = CorrectionStage([play(body)], accept, environment=ENVIRONMENT)
    names = [scene().identifier.replace("T15PUT", tile) for tile in ("T15PUT", "T15PTT", "T15PVT")]
    made: dict[str, object] = {}

    def work(name: str) -> None:
        workspace = Workspace(ProductName.parse(name), Settings(tmp_path / "order"))
        workspace.product.mkdir(parents=True)
        (workspace.product / "MTD_MSIL1C.xml").write_text("xml")
        made[name] = stage.run(scene(name), workspace, Feedback())["l2a"]

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Path(str(path)).name for path in made.values()) == sorted(
        f"{name.replace('MSIL1C', 'MSIL2A')}.SAFE" for name in names
    )
