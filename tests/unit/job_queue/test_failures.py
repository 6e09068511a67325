from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import numbered_scenes
from scene_queue.core.errors import CredentialsError, DiskError, ProductError, SceneQueueError, ServiceError
from scene_queue.core.job_queue.facts import facts_of_failure
from scene_queue.core.job_queue.failures import FailureGroup, failure_groups, has_failed, in_plain_words
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.settings import Settings

ORDERS = {1: Order(1, Settings(Path("/data"))), 2: Order(2, Settings(Path("/more"), service="team"))}
SCENES = numbered_scenes(20)
NAMES = [scene.identifier for scene in SCENES]


def failed(number: int, error: SceneQueueError, order: int = 1, state: JobState = JobState.FAILED) -> Job:
    job = Job(number, order, SCENES[number], StageName.DOWNLOAD, state=state)
    return Job(
        **{
            **vars(job),
            "message": str(error),
            "trouble": type(error).__name__,
            "facts": facts_of_failure(job, error),
        }
    )


def groups(*jobs: Job) -> list[FailureGroup]:
    return failure_groups(jobs, lambda job: ORDERS[job.order_id])


def test_messages_that_differ_by_name_number_and_path_are_one_group() -> None:
    jobs = [
        failed(
            at,
            ProductError(
                f"{NAMES[at]} is not whole, {at} finding{'s'[: at != 1]} in 1{at}5 files: "
                f"GRANULE/L1C_T15PUT_A0{at}/IMG_DATA/B0{at}.jp2 is missing.",
                advice="Download the scene again.",
            ),
        )
        for at in range(4)
    ]
    [group] = groups(*jobs)
    assert group.sentence == "The scene is not whole, … findings in … files: … is missing."
    assert group.advice == "Download the scene again."
    assert group.job_ids == (0, 1, 2, 3)
    assert (group.trouble, group.place, group.count) == ("ProductError", "", 4)


def test_what_is_the_same_everywhere_is_told() -> None:
    message = "{} cannot be read: Hub answered with 500 (https://hub.example/odata)."
    [group] = groups(*(failed(at, ServiceError(message.format(NAMES[at]))) for at in range(2)))
    assert group.sentence == "The scene cannot be read: Hub answered with 500 (https://hub.example/odata)."


def test_the_name_before_a_message_is_left_out() -> None:
    [group] = groups(failed(3, ServiceError(f"{NAMES[3]}: the check stage broke off.")))
    assert group.sentence == "The check stage broke off."


def test_names_of_products_in_any_form_are_the_scene() -> None:
    [group] = groups(*(failed(at, ProductError(f"Sen2Cor stopped at {NAMES[at]}.SAFE.")) for at in range(2)))
    assert group.sentence == "Sen2Cor stopped at the scene."


def test_paths_of_windows_differ_within_a_group() -> None:
    [group] = groups(*(failed(at, ProductError(f"D:\\S2\\{NAMES[at]}\\x.jp2 is cut.")) for at in range(2)))
    assert group.sentence == "… is cut."


def test_other_sentences_are_other_groups_the_most_frequent_first() -> None:
    jobs = [failed(0, ProductError("It is damaged.")), *(failed(at, ServiceError("It is gone.")) for at in (1, 2))]
    assert [group.sentence for group in groups(*jobs)] == ["It is gone.", "It is damaged."]


def test_the_same_sentence_of_another_kind_is_another_group() -> None:
    assert len(groups(failed(0, ProductError("It is gone.")), failed(1, ServiceError("It is gone.")))) == 2


def test_a_sign_in_is_that_of_a_service_and_a_disk_that_of_a_folder() -> None:
    refused, full = CredentialsError("Refused."), DiskError("It cannot be written.")
    found = groups(failed(0, refused), failed(1, refused, 2), failed(2, full), failed(3, full, 2))
    assert [group.place for group in found] == ["cdse", "team", "/data", "/more"]


def test_jobs_that_were_paused_for_the_trouble_of_another_are_in_its_group() -> None:
    error = CredentialsError(f"{NAMES[0]}: the sign-in was refused.")
    [group] = groups(failed(0, error), *(failed(at, error, state=JobState.PAUSED) for at in range(1, 9)))
    assert (group.count, group.sentence) == (9, "The sign-in was refused.")


def test_what_goes_on_or_was_paused_by_the_user_is_no_failure() -> None:
    jobs = [Job(at, 1, SCENES[at], StageName.DOWNLOAD, state=state) for at, state in enumerate(JobState)]
    assert [job.state for job in jobs if has_failed(job)] == [JobState.FAILED]
    assert not has_failed(failed(0, DiskError("Full."), state=JobState.WAITING))


def test_a_failure_without_a_message_is_told_by_its_kind() -> None:
    [group] = groups(failed(0, ServiceError("")))
    assert group.sentence == "The service refused it or gave no sensible answer."


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("", ""),
        ("ProductError", "the product is incomplete or damaged"),
        ("ArchiveError", "the product is incomplete or damaged"),
        ("SceneQueueError", "something failed that nobody foresaw"),
        ("OfThePastError", "something failed that nobody foresaw"),
    ],
)
def test_each_kind_of_failure_has_words(trouble: str, words: str) -> None:
    from scene_queue.core.stages.download import ArchiveError

    assert issubclass(ArchiveError, ProductError)
    assert in_plain_words(trouble) == words


def test_ten_thousand_failures_of_one_cause_are_one_group() -> None:
    error = ProductError("It has {} bytes instead of {}.")
    job = failed(0, error)
    jobs = [Job(**{**vars(job), "id": at, "message": f"It has {at} bytes instead of 7."}) for at in range(10_024)]
    [group] = groups(*jobs)
    assert group.sentence == "It has … bytes instead of 7."
    assert group.count == 10_024
