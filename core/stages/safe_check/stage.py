"""The check as a stage of a scene's way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from ...errors import ErrorKind, ProductError, SceneQueueError
from ...feedback import Feedback
from ...product.ordered_bands import OrderedBands
from ...scene import Scene
from ...workspace import Workspace
from .findings import Finding
from .repair import Refetch, RepairOutcome, mend

ASIDE = "repair"  # below the scene's scratch folder
_NAMED = 3  # findings in the message; the report has them all

RefetchOf = Callable[[Scene, Workspace], "Refetch | None"]


class SafeCheckStage:
    """Check a scene's product, and mend what can be mended in it.

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
            ``files_checked``, ``product`` (its folder); of a partial product ``bands``, those that were ordered.
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
        outcome = self._mended(scene, workspace, feedback)
        serious = [finding for finding in outcome.after if not finding.harmless]
        if serious:
            raise _error(scene, outcome, serious)
        for finding in outcome.after:
            feedback.note(f"{scene.identifier}: {finding.sentence} Nothing needs it.")
        ordered = OrderedBands.of(workspace.product)
        return {
            "findings": [finding.as_fact() for finding in outcome.after],
            "repaired": [repair.as_fact() for repair in outcome.repairs],
            "files_checked": outcome.files_checked,
            "product": str(workspace.product),
            **({"bands": sorted(ordered.names)} if ordered else {}),
        }

    def _mended(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> RepairOutcome:
        refetch = None if self._refetch is None else self._refetch(scene, workspace)
        outcome = mend(workspace.product, feedback, aside=workspace.scratch / ASIDE, refetch=refetch)
        with suppress(OSError):  # others use it, or it was never made
            workspace.scratch.rmdir()
        return outcome


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
