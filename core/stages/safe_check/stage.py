"""The check as a stage of a scene's way."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import ProductError
from ...feedback import Feedback
from ...scene import Scene
from ...workspace import Workspace
from .checks import carry_out
from .findings import Finding
from .plan import CheckPlan
from .repair import repair

_NAMED = 3  # findings in the message; the report has them all


class SafeCheckStage:
    """Mend what can be mended in a scene's product, then check it.

    :param is_for_correction: whether the product is not missed once the L2A product made of it is there.
    """

    def __init__(self, *, is_for_correction: bool = False) -> None:
        self._is_for_correction = is_for_correction

    def run(self, scene: Scene, workspace: Workspace, feedback: Feedback) -> dict[str, object]:
        """Repair and check ``workspace.product``, unless it is not there any more because it is corrected.

        :returns: ``findings`` (only harmless ones are left), ``repaired`` (folders that were made),
            ``files_checked``, ``product`` (its folder); of a partial product ``bands``, those that were ordered.
        :raises ProductError: naming the first findings and how many there are.
        :raises DiskError: if a missing folder cannot be made.
        :raises SettingsError: if this GDAL has no driver for JPEG 2000.
        :raises CancelledError: if it is no longer wanted.
        """
        made = workspace.corrected() if self._is_for_correction and not workspace.product.exists() else None
        if made is not None:
            return {"findings": [], "repaired": [], "files_checked": 0, "product": str(made)}
        repaired = repair(workspace.product, feedback)
        plan = CheckPlan.of(workspace.product)
        findings = carry_out(plan, feedback)
        serious = [finding for finding in findings if not finding.harmless]
        if serious:
            raise _error(scene, plan, serious)
        for finding in findings:
            feedback.note(f"{scene.identifier}: {finding.sentence} Nothing needs it.")
        return {
            "findings": [finding.as_fact() for finding in findings],
            "repaired": list(repaired),
            "files_checked": len(plan.files),
            "product": str(workspace.product),
            **({"bands": sorted(plan.ordered.names)} if plan.ordered else {}),
        }


def _error(scene: Scene, plan: CheckPlan, findings: Sequence[Finding]) -> ProductError:
    named = " ".join(finding.sentence for finding in findings[:_NAMED])
    more = f" And {len(findings) - _NAMED} more." if len(findings) > _NAMED else ""
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    again = "Correct" if plan.product.is_made_by_sen2cor() else "Download"
    return ProductError(
        f"{scene.identifier} is not whole, {count} in {len(plan.files)} files: {named}{more}",
        advice=f"{again} the scene again.",
    )
