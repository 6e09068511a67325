"""The stage ``correct``: one L1C product becomes one complete L2A product."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Callable

from ...errors import CorrectionError, DiskError, NoRoomError, ProductError
from ...events import Event, Progress
from ...feedback import Feedback
from ...product.name import ProcessingLevel
from ...product.ordered_bands import OrderedBands
from ...product.safe import SafeProduct
from ...scene import Scene
from ...settings import Settings
from ...workspace import CORRECTING, Workspace
from ...workspace.copying import bytes_below
from ...workspace.held_files import patiently, remove_tree
from ...workspace.incoming import Incoming
from ...workspace.synced_files import sync_below, sync_folder
from .installation import Installation
from .kept_product import KeptProduct
from .outcome import Wanted, wrong_parts
from .progress import ALMOST
from .record import RunSummary, put_aside, put_beside, recorded_facts, told_of_failure
from .run import CorrectionRun, Limits
from .versions import choose

REMOVED = "removed"
_COPY = "i"  # below a run's folder; short as that of its output is
FULL = (errno.ENOSPC, errno.EDQUOT)

Finder = Callable[[str, Feedback], Sequence[Installation]]
ProductCheck = Callable[[Path, Feedback], None]
UsualSeconds = Callable[[str, Settings], "float | None"]
MendCopy = Callable[[Scene, Workspace, Path, Feedback], "tuple[Path, Mapping[str, object]]"]


class CorrectionStage:
    """Corrects scenes with the Sen2Cor that takes their baseline. Thread-safe: one object serves all slots.

    :param installations: the installations to choose from, or a callable that finds them, given the order's setting
        ``sen2cor`` and the feedback (:func:`find_installations` with a :class:`VersionReader` that is kept).
    :param check_product: raises :class:`ProductError` if an L2A product's images cannot be read; it must not go by the
        manifest, since the one that Sen2Cor writes has false sizes.
    :param environment: the environment to clean for Sen2Cor; that of this process where none is given.
    :param mend_copy: makes a mended copy of a given product in a folder; it returns where, and the facts of that.
        ``None``: given products are corrected as they are.
    :param usual_s: seconds that a run of a version with an order's settings takes here; ``None``: not known.
    :param limits: the watchdog, in place of what an order allows.
    """

    def __init__(
        self,
        installations: Finder | Sequence[Installation],
        check_product: ProductCheck,
        *,
        mend_copy: MendCopy | None = None,
        environment: Mapping[str, str] | None = None,
        usual_s: UsualSeconds | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._installations = installations
        self._check_product = check_product
        self._mend_copy = mend_copy
        self._environment = environment
        self._usual_s = usual_s
        self._limits = limits

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Make the L2A product of ``workspace.product`` in ``workspace.corrected_folder``.

        The L1C product stays as it is; it goes in the end where the order does not keep it and its own job fetched it.
        Where a given one has to be mended, a mended copy is corrected, and goes with all that is unfinished. A scene
        that is L2A already, or was corrected already, is left alone. Unfinished work lies below ``workspace.scratch``
        and is removed whatever happens, but for a product that is made and only has to be copied to another disk; log,
        record and parameter file stay beside the L2A product.

        :returns: ``l2a`` (the product's folder), and where its making is recorded ``sen2cor_version``, ``command``,
            ``log``, ``gipp``, ``record`` and ``correction_seconds``; ``l2a_made`` where this run made it, ``l2a_bytes``
            where they count, ``l1c_removed`` where it was; of a mended copy, what was ``repaired`` in it.
        :raises Sen2CorMissingError: if no installation takes the scene's baseline.
        :raises SettingsError: if the order's setting leads to no Sen2Cor, or its options cannot be used with it.
        :raises ProductError: if the L1C product is not there, or has only some of its bands.
        :raises CorrectionError: if Sen2Cor made no complete L2A product; its facts (:attr:`SceneQueueError.facts`) are
            ``sen2cor_version``, ``command`` and ``log``, as those of all errors once Sen2Cor has begun.
        :raises DiskError: if a folder cannot be written.
        :raises CancelledError: if it is no longer wanted; no process is left then.
        """
        if workspace.name.level is ProcessingLevel.L2A:
            feedback.note(f"{scene.identifier} is an L2A product already: nothing to correct.")
            return {"l2a": str(workspace.product)}
        workspace.require_scratch()
        _clear_incoming(workspace)
        # without an L1C product it was looked at already: before the download was left out, or the L1C product removed
        ready = self._ready(workspace, feedback, is_checked=not workspace.product.exists())
        if ready:
            feedback.note(f"{scene.identifier} is corrected already: {ready.name}.")
            facts = _facts_of(ready, workspace)
        else:
            facts = self._corrected(scene, workspace, feedback)
        _remove_fetched(Path(str(facts["l2a"])), workspace, feedback)
        is_removed = workspace.is_fetched and not workspace.product.exists()
        return {**facts, **({"l1c_removed": True} if is_removed else {})}

    def ready_product(self, workspace: Workspace, feedback: Feedback) -> Path | None:
        """The L2A product of this acquisition that is there, if it has what is asked for and can be read.

        :raises CancelledError: if it is no longer wanted.
        """
        return self._ready(workspace, feedback, is_checked=False)

    def _corrected(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        try:
            kept = KeptProduct(workspace).find() if workspace.settings.scratch is not None else None
            if kept is not None:
                feedback.note(f"{kept[0].name} is made already and only has to be copied.")
                return _put_into_place(*kept, workspace, feedback)
        except OSError as error:
            raise _disk_error(error, workspace) from error
        installation = self._choose_installation(workspace, feedback)
        mend_copy = self._mend_copy if workspace.is_to_mend else None
        if mend_copy is None or not workspace.product.exists():
            _refuse_unusable(workspace.product)
        l1c: Path = workspace.product
        mended: Mapping[str, object] = {}
        try:
            with _private_folder(workspace, feedback) as private:
                if mend_copy is not None:
                    l1c, mended = mend_copy(scene, workspace, private / _COPY, _held_at(0.0, feedback))
                    _refuse_unusable(l1c)
                return {**self._correct(CorrectionRun(installation, workspace, private, l1c), feedback), **mended}
        except CorrectionError:
            # a computer that shares the folder may have been quicker, and have removed the L1C product
            ready = None if workspace.product.exists() else self._ready(workspace, feedback, is_checked=True)
            if ready is None:
                raise
            return _facts_of(ready, workspace)

    def _choose_installation(self, workspace: Workspace, feedback: Feedback) -> Installation:
        given = self._installations
        installations = given(workspace.settings.sen2cor, feedback) if callable(given) else given
        return choose(installations, workspace.name.baseline)

    def _ready(self, workspace: Workspace, feedback: Feedback, *, is_checked: bool) -> Path | None:
        there = workspace.corrected() if workspace.name.level is ProcessingLevel.L1C else None
        if there is None:
            return None
        problems = wrong_parts(there, Wanted.of(workspace))
        if not problems and not is_checked:
            try:
                self._check_product(there, feedback)
            except ProductError as error:
                problems = (error.message,)
        if problems:
            feedback.note(f"{there.name} is not what is wanted and is made anew: {problems[0]}", warning=True)
            return None
        return there

    def _correct(self, run: CorrectionRun, feedback: Feedback) -> dict[str, object]:
        settings, version = run.workspace.settings, run.installation.version_text
        environment = os.environ if self._environment is None else self._environment
        usual_s = None if self._usual_s is None else self._usual_s(version, settings)
        made, summary = run.execute(environment, self._limits or Limits.of(settings.correction), feedback, usual_s)
        try:
            self._check_product(made, _held_at(ALMOST, feedback))
        except ProductError as error:
            damaged = CorrectionError(
                f"Sen2Cor made a damaged L2A product of {run.workspace.name.text}: {error.message}",
                advice="Try again; if it happens again, read the log of the run.",
            )
            damaged.facts = told_of_failure(run.workspace, version, summary.facts["command"])
            raise damaged from error
        feedback.raise_if_cancelled()
        sync_below(made)
        if settings.scratch is not None:
            made = KeptProduct(run.workspace).keep(made, summary)
        return _put_into_place(made, summary, run.workspace, feedback)


def _held_at(fraction: float, feedback: Feedback) -> Feedback:
    """The feedback of a step before or after the run, which is not to begin anew at 0 % or to end at 100 %."""

    def report(event: Event) -> None:
        feedback.report(replace(event, fraction=fraction) if isinstance(event, Progress) else event)

    return Feedback(report, feedback.signal)


def _refuse_unusable(product: Path) -> None:
    if not _has_metadata(product):
        raise ProductError(
            f"There is no complete L1C product at {product}.", advice="Download it, or check and repair it first."
        )
    ordered = OrderedBands.of(product)
    if ordered is not None:
        raise ProductError(
            f"Sen2Cor needs all bands; of {product.name} only {', '.join(sorted(ordered.names))} were ordered.",
            advice="Order the whole product; what is there is kept.",
        )
    # Sen2Cor takes its input for a single tile where this word is anywhere in the path (source of 2.8 and 2.10).
    if "GRANULE" in str(product.absolute()):
        raise ProductError(
            f"Sen2Cor cannot work on {product}, because its path holds the word GRANULE.",
            advice="Move it to a folder without that word in its path.",
        )


def _has_metadata(product: Path) -> bool:
    """Whether the main metadata file is there, by its name of today or of the first years."""
    try:
        return SafeProduct.open(product).metadata_file.is_file()
    except ProductError:
        return False


@contextmanager
def _private_folder(workspace: Workspace, feedback: Feedback) -> Iterator[Path]:
    """A new folder below the scratch folder, removed at the end; what a killed run left there goes first.

    :raises DiskError: for what the system refuses within the block.
    """
    private = workspace.scratch.absolute() / CORRECTING
    try:
        if private.exists():
            remove_tree(private)
        private.mkdir(parents=True)
        yield private
    except OSError as error:
        raise _disk_error(error, workspace) from error
    finally:
        _remove(private, feedback)


def _clear_incoming(workspace: Workspace) -> None:
    """Remove what a run left on the disk of the products that was killed within its last steps."""
    try:
        Incoming(workspace).clear()
    except OSError as error:
        raise _disk_error(error, workspace) from error


def _disk_error(error: OSError, workspace: Workspace) -> DiskError:
    kind = NoRoomError if error.errno in FULL else DiskError
    return kind(
        f"The disk stopped the correction of {workspace.name.text}: {error}.",
        advice="Make sure that the folders can be written and have about 10 GB free, then try again.",
    )


def _remove(folder: Path, feedback: Feedback) -> None:
    """Remove a folder if it is there; what cannot be removed is told, not raised: the next run tries again."""
    if folder.exists():
        try:
            remove_tree(folder)
        except OSError as error:
            feedback.note(f"Unfinished files stay in {folder}: {error}", warning=True)


def _put_into_place(made: Path, summary: RunSummary, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
    """Give the product its final name in one rename; a product that has it is kept aside, never overwritten."""
    folder, incoming = workspace.corrected_folder, Incoming(workspace)

    def on_bytes(done: int, total: int | None) -> None:
        feedback.report(Progress(ALMOST, "Copying", done, total))

    workspace.require_folder()
    ready = incoming.brought(made.absolute(), "l2a", feedback, on_bytes)
    target = folder / made.name
    if target.exists():
        ending = f".replaced-{1 + sum(1 for _ in folder.glob(f'{made.name}.replaced-*'))}"
        patiently(lambda: target.rename(folder / f"{made.name}{ending}"))
        put_aside(target, ending)
        feedback.note(f"The {made.name} that was there is kept as {made.name}{ending}.", warning=True)
    patiently(lambda: ready.rename(target))
    sync_folder(folder)
    try:
        put_beside(target, summary, workspace)
    except OSError as error:  # the product counts, and is not made anew for want of a note about it
        feedback.note(f"How {target.name} was made could not be noted beside it: {error}", warning=True)
    incoming.clear()
    KeptProduct(workspace).clear()
    return {**_facts_of(target, workspace), "l2a_made": True}


def _facts_of(l2a: Path, workspace: Workspace) -> dict[str, object]:
    """What is told of a product; its size only where somebody counts it."""
    counted = {"l2a_bytes": bytes_below(l2a)} if workspace.settings.disk_budget_bytes else {}
    return {"l2a": str(l2a), **recorded_facts(l2a), **counted}


def _remove_fetched(l2a: Path, workspace: Workspace, feedback: Feedback) -> None:
    """Remove the L1C product that the order does not keep and its own job fetched, once the L2A product is complete.

    It loses its name first, by a rename, so that a killed run leaves none that is half there.
    """
    product = workspace.product
    is_unwanted = not workspace.settings.keep_l1c and workspace.is_fetched and workspace.given is None
    if not is_unwanted or not product.exists() or wrong_parts(l2a, Wanted.of(workspace)):
        return
    incoming = Incoming(workspace)
    try:
        aside = incoming.folder() / REMOVED
        if aside.exists():
            remove_tree(aside)
        patiently(lambda: product.rename(aside))
        remove_tree(aside)
        incoming.clear()
    except OSError as error:
        feedback.note(f"{product.name} could not be removed: {error}", warning=True)
    else:
        feedback.note(f"{product.name} is removed: it is corrected, and the order does not keep it.")
