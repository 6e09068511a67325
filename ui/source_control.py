"""What joins the selected scenes with the services that they can be fetched from."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMessageBox

from ..core.errors import SettingsError
from ..core.job_queue.sourcing import Share, SourcePlan, payment
from ..core.qgis_adapters.services import Services
from ..core.qgis_adapters.settings_store import Preferences
from ..core.qgis_adapters.source_choice import AT_ONCE
from ..core.scene import Scene
from ..core.services import ServiceProfile
from .scenes_panel import ScenesPanel
from .sign_ins import SignIns
from .turns import soon

_NAME = re.compile(r"S2[A-D]_MSI\w{3}_(\d{4})(\d{2})(\d{2})T\w*?_T(\d{2}[A-Z]{3})_\w+")


@dataclass(frozen=True)
class Sources:
    """What an order is fetched from, as the user agreed to it.

    :param alternatives: ids of the services that may be tried next.
    :param told: what the user should know of them, a sentence each.
    """

    shares: Sequence[Share]
    alternatives: Sequence[str]
    costs_accepted: bool
    told: Sequence[str]


class SourceControl(QObject):
    """Keeps *From: …* and the *Queue* button in step with what is selected."""

    def __init__(self, services: Services, panel: ScenesPanel, sign_ins: SignIns) -> None:
        super().__init__(panel)
        self._services, self._panel, self._sign_ins = services, panel, sign_ins
        self._scenes: Sequence[Scene] = []
        self._plan = SourcePlan()
        panel.selected.connect(self._on_selected)
        panel.source_menu.aboutToShow.connect(self._fill_menu)
        panel.source_menu.source_chosen.connect(self._on_source_chosen)
        panel.source_menu.allowed.connect(self._on_allowed)
        services.sources.planned.connect(self._on_planned)

    def refresh(self) -> None:
        """Find out anew where the selected scenes can come from."""
        if len(self._scenes) > AT_ONCE:
            self._panel.foot.refuse(self.tr("Looking where they can come from…"))
        soon(len(self._scenes), self._look)

    def sign_in(self, scenes: Sequence[Scene]) -> bool:
        """Ask for the sign-ins that the sources of scenes want; returns whether all are known.

        :raises SettingsError: if there is nothing to fetch from.
        """
        shares = self._services.shares(scenes)
        return all(self._sign_ins.ask_for_downloads(share.source.id) for share in shares)

    def agree(self, scenes: Sequence[Scene]) -> Sources | None:
        """Ask for what is missing before scenes can be fetched: sign-ins, and a yes to what the user has to pay.

        :return: ``None``: the user does not want to.
        :raises SettingsError: if there is nothing to fetch from.
        """
        if not self.sign_in(scenes):
            return None
        shares = self._services.shares(scenes)
        asked = [share for share in shares if share.source.costs_money]
        if not all(self._agrees(payment(share.source, share.scenes)) for share in asked):
            return None
        alternatives = self._agreed_alternatives(scenes, {share.source.id for share in shares})
        is_paid = bool(asked) or any(one.costs_money for one in alternatives)
        return Sources(shares, [one.id for one in alternatives], is_paid, self._passed_over(alternatives))

    def _passed_over(self, alternatives: Sequence[ServiceProfile]) -> list[str]:
        """What is to be said of sign-ins that are missing: one that was not kept is gone with the session."""
        text = self.tr("{} will be passed over: no sign-in is known. Tick it again in the menu to sign in.")
        return [text.format(one.title) for one in alternatives if not self._services.is_ready_to_deliver(one.id)]

    def _agreed_alternatives(self, scenes: Sequence[Scene], sources: Set[str]) -> list[ServiceProfile]:
        """The allowed services: not one that is the source anyway, nor one that the user does not want to pay now.

        :param sources: ids of the services that are asked first.
        """
        profiles = [self._services.profile(one) for one in self._services.alternatives if sources != {one}]
        hint = self.tr("It is asked only for what cannot be had elsewhere; without it, the others are tried.")
        return [one for one in profiles if not one.costs_money or self._agrees(f"{payment(one, scenes)} {hint}")]

    def _agrees(self, question: str) -> bool:
        text = self.tr("{}\n\nUse this service?").format(question)
        answer = QMessageBox.question(self._panel, self.tr("Paid by you"), text)
        return bool(answer == QMessageBox.StandardButton.Yes)

    def _on_selected(self, scenes: list[Scene]) -> None:
        self._scenes = scenes
        self.refresh()

    def _look(self) -> None:
        self._services.sources.plan(self._scenes, self._services.chosen_source, self._services.alternatives)

    def _on_planned(self, plan: SourcePlan) -> None:
        self._plan = plan
        self._panel.foot.refuse(_with_short_names(plan.refusal) if self._scenes else "")
        self._panel.show_source(self._title())

    def _sources(self) -> list[ServiceProfile]:
        """Where the selected scenes come from; with none selected, where those of the next search would."""
        if self._plan.shares:
            return [share.source for share in self._plan.shares]
        service = self._services.chosen_source or self._services.preferences.service
        try:
            return [self._services.source(service)]
        except SettingsError:
            return []  # a service that is gone, or nothing that delivers: said when scenes are selected

    def _title(self) -> str:
        titles = [source.title for source in self._sources()]
        if len(titles) == 1:
            return titles[0]
        return self.tr("where they were found") if titles else self.tr("nowhere")

    def _fill_menu(self) -> None:
        sources = [source.id for source in self._sources()]
        self._panel.source_menu.show_offers(self._plan.offers, sources, self._services.alternatives)

    def _on_source_chosen(self, service: str) -> None:
        """Remember it; where it is the fitting one of what was listed, that stays the rule."""
        listing = {scene.service for scene in self._scenes} or {self._services.preferences.service}
        known = listing <= set(self._services.profiles)
        fitting = {self._services.source(one).id for one in listing} if known else set()
        self._remember(replace(self._services.preferences, source="" if fitting == {service} else service))

    def _on_allowed(self, service: str, is_allowed: bool) -> None:
        """One that needs a sign-in is allowed only with it: it would be passed over."""
        others = [one for one in self._services.alternatives if one != service]
        if is_allowed and self._sign_ins.ask_for_downloads(service):
            others.append(service)
        self._remember(replace(self._services.preferences, alternatives=",".join(others)))

    def _remember(self, preferences: Preferences) -> None:
        self._services.remember(preferences)
        self.refresh()


def _with_short_names(text: str) -> str:
    """Product names as the tables have scenes: a line cannot be broken within one, and would widen the window."""
    return _NAME.sub(r"\4 \1-\2-\3", text)
