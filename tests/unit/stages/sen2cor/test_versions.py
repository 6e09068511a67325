"""Which Sen2Cor takes which baseline."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import ErrorKind, Sen2CorMissingError
from scene_queue.core.stages.sen2cor import Installation, accepts, choose, release_for
from scene_queue.core.stages.sen2cor.versions import (
    baselines_in_words,
    install_advice,
    is_presumed,
    taker_of_all,
    takers,
)

VERSIONS = [(2, 5, 5), (2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3), (3, 3, 2)]


def installation(*version: int) -> Installation:
    home = Path("/opt") / ("Sen2Cor-" + ".".join(f"{number:02d}" for number in version))
    return Installation(home, home / "bin" / "L2A_Process", version or None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("baseline", "takers"),
    [
        ("0204", [(2, 5, 5)]),
        ("0205", [(2, 5, 5), (2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0206", [(2, 5, 5), (2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0209", [(2, 5, 5), (2, 8, 0), (2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0300", [(2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0301", [(2, 9, 0), (2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0400", [(2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0500", [(2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0510", [(2, 10, 1), (2, 11, 0), (2, 12, 3)]),
        ("0511", [(2, 12, 3), (3, 3, 2)]),
        ("0512", [(2, 12, 3), (3, 3, 2)]),
        ("0700", []),
    ],
)
def test_each_version_takes_its_baselines_and_no_other(baseline: str, takers: list[tuple[int, int, int]]) -> None:
    assert [version for version in VERSIONS if accepts(version, baseline)] == takers


def test_a_baseline_may_have_its_point() -> None:
    assert accepts((2, 5, 5), "02.06")
    assert not accepts((2, 5, 5), "05.11")


def test_versions_that_nobody_knows_take_nothing() -> None:
    assert not accepts((1, 0, 0), "0206")
    assert not accepts((4, 0, 0), "0206")


def test_sen2cor_3_is_chosen_only_where_no_2_takes_the_product() -> None:
    assert choose([installation(3, 3, 2), installation(2, 12, 3)], "0511").version == (2, 12, 3)
    assert choose([installation(3, 3, 2), installation(2, 11, 0)], "0511").version == (3, 3, 2)


def test_of_equal_versions_the_one_that_brings_its_parameter_file_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "cfg").mkdir()
    (tmp_path / "cfg" / "L2A_GIPP.xml").write_text("<Level-2A/>")
    whole = Installation(tmp_path, tmp_path / "bin" / "L2A_Process", (2, 11, 0))
    assert whole.gipp is not None
    assert choose([installation(2, 11, 0), whole], "0206") is whole
    assert choose([whole, installation(2, 11, 0)], "0206") is whole


def test_the_newest_that_takes_the_baseline_is_chosen() -> None:
    present = [installation(2, 5, 5), installation(2, 11, 0), installation(2, 9, 0)]
    assert choose(present, "0206").version == (2, 11, 0)
    assert choose(present, "0301").version == (2, 11, 0)


def test_an_old_version_is_chosen_where_only_it_takes_the_baseline() -> None:
    assert choose([installation(2, 12, 3), installation(2, 5, 5)], "0204").version == (2, 5, 5)


def test_an_installation_of_unknown_version_is_not_chosen() -> None:
    with pytest.raises(Sen2CorMissingError, match="of unknown version"):
        choose([installation()], "0206")


def test_without_any_installation_the_error_says_which_to_install_and_from_where() -> None:
    with pytest.raises(Sen2CorMissingError) as caught:
        choose([], "0206")
    assert "No Sen2Cor was found" in caught.value.message
    assert "02.06" in caught.value.message
    assert "2.12.03" in caught.value.advice
    assert "https://step.esa.int/main/snap-supported-plugins/sen2cor/" in caught.value.advice
    assert caught.value.kind is ErrorKind.USER


def test_where_none_fits_the_error_names_what_is_there() -> None:
    with pytest.raises(Sen2CorMissingError) as caught:
        choose([installation(2, 5, 5), installation(2, 11, 0)], "05.11")
    assert "baseline 05.11" in caught.value.message
    assert "2.5.5" in caught.value.message
    assert "2.11.00" in caught.value.message
    assert "Install Sen2Cor 2.12.03" in caught.value.advice


def test_a_product_of_the_first_years_needs_the_old_version() -> None:
    with pytest.raises(Sen2CorMissingError, match=r"Install Sen2Cor 2\.5\.5"):
        choose([installation(2, 12, 3)], "0204")


def test_a_baseline_of_the_future_is_told_to_take_the_ready_product() -> None:
    with pytest.raises(Sen2CorMissingError, match="No Sen2Cor is known to take products of baseline 07") as caught:
        choose([installation(2, 12, 3)], "0700")
    assert "ready L2A" in caught.value.advice


@pytest.mark.parametrize(
    ("baseline", "release"),
    [("0204", "2.5.5"), ("0206", "2.12.03"), ("0400", "2.12.03"), ("0511", "2.12.03"), ("0600", None)],
)
def test_the_release_to_install_follows_the_baseline(baseline: str, release: str | None) -> None:
    assert release_for(baseline) == release


def test_the_versions_for_several_baselines_are_told_before_any_runs() -> None:
    old, new = installation(2, 11, 0), installation(2, 12, 3)
    assert takers([old, new], ["0204", "0206", "0512"]) == {"0204": None, "0206": new, "0512": new}
    assert takers([old], ["0510", "0511"]) == {"0510": old, "0511": None}


def test_one_version_for_all_is_the_newest_that_takes_each() -> None:
    present = [installation(2, 11, 0), installation(2, 12, 3), installation(3, 3, 2), installation()]
    assert taker_of_all(present, ["0206", "0512"]) == present[1]
    assert taker_of_all(present, ["0511", "0512"]) == present[1]
    assert taker_of_all(present, ["0204", "0512"]) is None


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ((2, 5, 5), "up to N0209"),
        ((2, 8, 0), "N0205 to N0209"),
        ((2, 9, 0), "N0205 to N0301"),
        ((2, 10, 1), "N0205 to N0510"),
        ((2, 12, 3), "N0205 to N0511, presumably N0512"),
        ((3, 3, 2), "N0511, presumably N0512"),
        ((1, 0, 0), ""),
    ],
)
def test_the_baselines_of_a_version_are_told_in_words(version: tuple[int, int, int], words: str) -> None:
    assert baselines_in_words(version) == words


def test_what_nobody_was_seen_to_run_is_presumed() -> None:
    assert is_presumed((2, 12, 3), "0512")
    assert not is_presumed((2, 12, 3), "0511")
    assert not is_presumed((2, 11, 0), "0512")


def test_the_advice_leads_to_the_installers_of_the_release() -> None:
    assert "Sen2Cor 2.12.03 from https://step.esa.int/main/snap-supported-plugins/sen2cor/ " in install_advice("0512")
    assert "Sen2Cor 2.5.5 from https://step.esa.int/thirdparties/sen2cor/2.5.5/ " in install_advice("02.04")
