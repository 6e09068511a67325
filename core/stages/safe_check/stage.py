"""The check as a stage of a scene's way."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ...errors import DiskError, ErrorKind, NoRoomError, ProductError, SceneQueueError
from ...events import Progress
from ...feedback import Feedback
from ...product.manifest import MANIFEST
from ...product.ordered_bands import OrderedBands
from ...scene import Scene
from ...workspace import Workspace
from ...workspace.private_copy import copy_privately
from .findings import Finding
from .repair import Refetch, RepairOutcome, mend

ASIDE = "repair"  # below the scene's scratch folder
_NAMED = 3  # findings in the message; the report has them all
_FULL = (errno.ENOSPC, errno.EDQUOT)

RefetchOf = Callable[[Scene, Workspace], "Refetch | None"]


class SafeCheckStage:
    """Check a scene's product, and mend what can be mended in it.

    A product that was given to be corrected is only looked at, whatever is wrong with it: its correction takes a mended
    copy (:meth:`mend_copy`).

    :param is_for_correction: whether the product is not missed once the L2A product made of it is there.
    :param refetch: gives what fetches single files of a scene again, or ``None`` where no source is known; ``None``: so
        for all scenes.
    """

    def __init__(self, *, is_for_correction: bool = False, refetch: RefetchOf | None = None) -> None:
        self._is_for_correction = is_for_correction
        self._refetch = refetch

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Mend and check ``workspace.product``, unless it is not there any more because it is corrected.

        :returns: ``findings`` (only harmless ones are left), ``repaired`` (see :class:`~.repair.Repair`),
            ``files_checked``, ``product`` (its folder); of a partial product ``bands``, those that were ordered; of a
            product that was given to be corrected ``repairable``, what is to be mended in a copy of it.
        :raises ProductError: naming the first findings and how many there are.
        :raises NetworkError, ServiceBusyError, TransferError, VolumeError: if time may bring what is missing; what has
            come already is kept for another attempt.
        :raises DiskError: where the disk refuses.
        :raises SettingsError: if this GDAL has no driver for JPEG 2000.
        :raises CancelledError: if it is no longer wanted; a resume goes on where it was.
        """
        made = workspace.corrected() if self._is_for_correction and not workspace.product.exists() else None
        if made is not None:
            return {"findings": [], "repaired": [], "files_checked": 0, "product": str(made)}
        workspace.require_scratch()
        is_only_looked_at = self._is_for_correction and workspace.given is not None
        outcome = self._mended(scene, workspace, feedback, is_preview=is_only_looked_at)
        # whatever else is wrong is judged by a new manifest, where one is going to be fetched
        is_judged = not is_only_looked_at or all(repair.path != MANIFEST for repair in outcome.repairs)
        after = outcome.after if is_judged else ()
        _require_whole(scene, outcome, after)
        for finding in after:
            feedback.note(f"{scene.identifier}: {finding.sentence} Nothing needs it.")
        ordered = OrderedBands.of(workspace.product)
        repairs = [repair.as_fact() for repair in outcome.repairs]
        return {
            "findings": [finding.as_fact() for finding in after],
            "repaired": [] if is_only_looked_at else repairs,
            **({"repairable": repairs} if is_only_looked_at else {}),
            "files_checked": outcome.files_checked,
            "product": str(workspace.product),
            **({"bands": sorted(ordered.names)} if ordered else {}),
        }

    def mend_copy(
        self, scene: Scene, workspace: Workspace, into: Path, feedback: Feedback
    ) -> tuple[Path, dict[str, object]]:
        """Make a copy of ``workspace.product`` that is mended; nothing of the product itself changes.

        Where the disk can, the images take no room: they are the same bytes under a second name
        (:func:`~.private_copy.copy_privately`), and the repair renames what comes over names, but writes into no file.

        :param into: a folder of the caller's for it, who removes it, whatever happens.
        :returns: the copy's folder, and the facts that change: ``repaired``; nothing is ``repairable`` any more.
        :raises SceneQueueError: as :meth:`run`.
        """
        feedback.note(f"{scene.identifier}: a copy of it is mended for the correction; the product stays as it is.")
        try:
            copy = copy_privately(
                workspace.product,
                into,
                feedback,
                lambda done, total: feedback.report(Progress(None, "Copying", done, total)),
            )
        except OSError as error:
            kind = NoRoomError if error.errno in _FULL else DiskError
            raise kind(
                f"{scene.identifier} is not whole, and cannot be copied to be mended ({error}).",
                advice="Make room, or mend it with Check and repair products (REPAIR) before it is corrected.",
            ) from error
        outcome = self._mended(scene, workspace, feedback, copy=copy)
        _require_whole(scene, outcome, outcome.after)
        return copy, {"repaired": [repair.as_fact() for repair in outcome.repairs], "repairable": []}

    def _mended(
        self,
        scene: Scene,
        workspace: Workspace,
        feedback: Feedback,
        *,
        copy: Path | None = None,
        is_preview: bool = False,
    ) -> RepairOutcome:
        outcome = mend(
            copy or workspace.product,
            feedback,
            aside=workspace.scratch / ASIDE,
            refetch=None if self._refetch is None else self._refetch(scene, workspace),
            preview=is_preview,
            original=workspace.product,
        )
        with suppress(OSError):  # others use it, or it was never made
            workspace.scratch.rmdir()
        return outcome


def _require_whole(scene: Scene, outcome: RepairOutcome, after: Sequence[Finding]) -> None:
    serious = [finding for finding in after if not finding.harmless]
    if serious:
        raise _error(scene, outcome, serious)


def _error(scene: Scene, outcome: RepairOutcome, findings: Sequence[Finding]) -> SceneQueueError:
    named = " ".join(finding.sentence for finding in findings[:_NAMED])
    more = f" And {len(findings) - _NAMED} more." if len(findings) > _NAMED else ""
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    message = f"{scene.identifier} is not whole, {count} in {outcome.files_checked} files: {named}{more}"
    trouble = outcome.trouble
    if trouble is None:
        return ProductError(message, advice=outcome.advice)
    message = f"{message} {trouble.message}"
    if trouble.kind is not ErrorKind.TEMPORARY:
        return ProductError(message, advice=outcome.advice)
    trouble.message = message
    return trouble
