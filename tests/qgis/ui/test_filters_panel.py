"""More filters, usual times, services and suggestions, as parts of the search panel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, Suggestion
from scene_queue.core.errors import SettingsError
from scene_queue.core.events import Progress
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.services import load_profiles
from scene_queue.ui.filters_panel import NONE, FiltersPanel
from scene_queue.ui.quick_dates import QuickDates, usual_spans
from scene_queue.ui.search_panel import SearchPanel
from scene_queue.ui.service_words import service_words
from scene_queue.ui.suggestions_bar import SHOWN, SuggestionsBar

LEFT = Qt.MouseButton.LeftButton
AREA = area_from_wkt("POLYGON ((-96 16, -95 16, -95 17, -96 17, -96 16))", "square")
ALL = {
    "months": "11-4",
    "platforms": ("2A", "2C"),
    "tiles": ("15PUT", "14QPE"),
    "relative_orbit": 126,
    "baseline": "05.00-",
    "max_aoi_cloud_percent": 0.0,
    "name_pattern": "S2?_*",
    "raw": "platformname=Sentinel-2",
    "online_only": True,
    "limit": 7,
}


@pytest.fixture
def panel(qtbot: Any) -> SearchPanel:
    made = SearchPanel(load_profiles({}))
    made.restore(Preferences())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def filters(panel: SearchPanel) -> FiltersPanel:
    panel.filters_button.setChecked(True)
    return panel.filters


def fill(filters: FiltersPanel) -> None:
    """Every field, as a user sets it."""
    filters.months_edit.setText("11-4")
    filters.satellite_2b_check.setChecked(False)
    filters.tiles_edit.setText(" 15PUT, 14QPE ")
    filters.relative_orbit_spin.setValue(126)
    filters.baseline_edit.setText("05.00-")
    filters.aoi_cloud_spin.setValue(0)
    filters.name_edit.setText("S2?_*")
    filters.raw_edit.setText("platformname=Sentinel-2")
    filters.online_check.setChecked(True)
    filters.limit_spin.setValue(7)


def test_a_fresh_window_sets_no_filter_and_hides_them(panel: SearchPanel) -> None:
    assert panel.filters.values() == NONE
    assert panel.filters.isHidden()
    assert "(" not in panel.filters_button.text()


def test_every_filter_reaches_the_query(panel: SearchPanel, filters: FiltersPanel) -> None:
    fill(filters)
    query = panel.query(AREA)
    assert {name: getattr(query, name) for name in NONE} == ALL


def test_the_button_says_how_many_are_set_also_when_they_are_hidden(panel: SearchPanel, filters: FiltersPanel) -> None:
    fill(filters)
    panel.filters_button.setChecked(False)
    assert "(10)" in panel.filters_button.text()
    assert filters.isHidden()


def test_reset_sets_none(qtbot: Any, panel: SearchPanel, filters: FiltersPanel) -> None:
    fill(filters)
    qtbot.mouseClick(filters.reset_button, LEFT)
    assert filters.values() == NONE
    assert "(" not in panel.filters_button.text()


def test_every_field_says_the_technical_word(filters: FiltersPanel) -> None:
    fields = [getattr(filters, name) for name in FiltersPanel.__annotations__]
    without = [one.objectName() for one in fields if not one.toolTip() and one is not filters.problem_label]
    assert without == []


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [("months_edit", "13-2", "months"), ("tiles_edit", "15PUT 99XYZ", "99XYZ"), ("baseline_edit", "5.1", "baseline")],
)
def test_a_value_that_cannot_be_read_is_told_beside_the_fields(
    panel: SearchPanel, filters: FiltersPanel, field: str, text: str, part: str
) -> None:
    edit = getattr(filters, field)
    edit.setText(text)
    assert filters.problem_label.isHidden()  # not while it is written
    edit.editingFinished.emit()
    assert part in filters.problem_label.text()
    assert filters.problem_label.isVisible()
    with pytest.raises(SettingsError, match=part):
        panel.query(AREA)
    edit.setText("")
    assert filters.problem_label.isHidden()
    assert edit.styleSheet() == ""


def test_at_least_one_satellite_must_be_ticked(panel: SearchPanel, filters: FiltersPanel) -> None:
    for check in (filters.satellite_2a_check, filters.satellite_2b_check, filters.satellite_2c_check):
        check.setChecked(False)
    assert "satellite" in filters.problem_label.text()
    with pytest.raises(SettingsError, match="satellite"):
        panel.query(AREA)


def test_tiles_or_a_name_or_a_raw_query_need_no_area(panel: SearchPanel, filters: FiltersPanel) -> None:
    for edit, text in (
        (filters.tiles_edit, "T15PUT"),
        (filters.name_edit, "S2B*"),
        (filters.raw_edit, "platformname=Sentinel-2"),
    ):
        edit.setText(text)
        assert panel.query(None).area is None
        edit.setText("")
    with pytest.raises(SettingsError, match="where"):
        panel.query(None)


def test_all_the_cloud_that_there_can_be_is_any_cloud(panel: SearchPanel) -> None:
    panel.cloud_spin.setValue(100)
    assert panel.query(AREA).max_cloud_percent is None


def test_filters_are_remembered(panel: SearchPanel, filters: FiltersPanel) -> None:
    fill(filters)
    kept = panel.chosen(Preferences())
    filters.show_values(NONE)
    panel.restore(kept)
    assert filters.values() == ALL


@pytest.mark.parametrize(
    "junk", ["{", "[]", "7", '{"months": 4, "tiles": "15PUT", "limit": "x"}', '{"limit": Infinity, "unknown": 1}']
)
def test_filters_that_cannot_be_read_are_none(panel: SearchPanel, junk: str) -> None:
    panel.restore(Preferences(filters=junk))
    assert panel.filters.values() == NONE


def test_a_query_is_shown_as_it_was_asked(panel: SearchPanel) -> None:
    query = SceneQuery(
        area=AREA,
        start=date(2018, 8, 1),
        end=date(2018, 8, 10),
        level=LevelChoice.L2A,
        max_cloud_percent=None,
        orbit_direction="ASCENDING",
        **ALL,
    )
    panel.show_query(query, "earth-search")
    assert panel.query(AREA) == query
    assert panel.service == "earth-search"
    bare = replace(query, max_cloud_percent=20.0, orbit_direction=None, **NONE)
    panel.show_query(bare)
    assert panel.query(AREA) == bare


# usual times


def test_usual_times_end_today() -> None:
    spans = usual_spans(date(2026, 1, 15))
    assert {span.end for span in spans} == {date(2026, 1, 15)}
    assert [span.start for span in spans] == [
        date(2025, 12, 16),
        date(2025, 10, 16),
        date(2025, 1, 15),
        date(2025, 12, 1),
    ]


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 2, 28), date(2025, 12, 1)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 8, 31), date(2026, 6, 1)),
        (date(2026, 11, 22), date(2026, 9, 1)),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_seasons_begin_with_their_month(day: date, start: date) -> None:
    assert usual_spans(day)[-1].start == start


def test_a_usual_time_is_put_into_the_dates(panel: SearchPanel) -> None:
    menu = panel.quick_dates
    assert isinstance(menu, QuickDates)
    menu.fill(date(2026, 11, 22))
    next(one for one in menu.actions() if one.text().startswith("Last year")).trigger()
    query = panel.query(AREA)
    assert (query.start, query.end) == (date(2025, 11, 22), date(2026, 11, 22))


# services


def test_each_service_that_is_searched_says_what_it_is_and_whether_it_needs_an_account(panel: SearchPanel) -> None:
    combo = panel.service_combo
    assert combo.currentData() == "cdse"
    assert "no account" in combo.toolTip()
    combo.setCurrentIndex(combo.findData("cdse-sentinelhub"))
    assert "OAuth" in combo.toolTip()
    combo.setCurrentIndex(combo.findData("earth-search"))
    assert "STAC" in combo.toolTip()


def test_a_hub_of_ones_own_says_that_it_needs_an_account() -> None:
    profiles = load_profiles({"DHUS_URL": "https://hub.example.org/dhus"})
    assert "an account there" in service_words(profiles["dhus"])


# suggestions


def suggestions(count: int) -> list[Suggestion]:
    query = SceneQuery(area=AREA, start=date(2018, 8, 1), end=date(2018, 8, 10))
    return [Suggestion(f"{number} scenes with more cloud", query, number) for number in range(1, count + 1)]


def test_without_suggestions_the_bar_is_not_there(qtbot: Any) -> None:
    bar = SuggestionsBar()
    qtbot.addWidget(bar)
    bar.show_suggestions((), ["A note."])
    assert bar.isHidden()


def test_each_suggestion_has_a_button_and_the_rest_a_menu(qtbot: Any, panel: SearchPanel) -> None:
    bar = panel.suggestions
    many = suggestions(SHOWN + 2)
    bar.show_suggestions(many, ["41 scenes without filters."])
    assert bar.isVisible()
    assert "41" in bar.notes_label.text()
    assert [button.text() for button in bar.buttons] == [one.sentence for one in many[:SHOWN]]
    with qtbot.waitSignal(bar.taken) as taken:
        qtbot.mouseClick(bar.buttons[1], LEFT)
    assert taken.args == [many[1]]
    with qtbot.waitSignal(bar.taken) as taken:
        bar.more_menu.actions()[-1].trigger()
    assert taken.args == [many[-1]]
    bar.show_suggestions(many[:1])
    assert len(bar.buttons) == 1
    assert bar.more_button.isHidden()


def test_progress_is_told_in_words_as_long_as_a_search_runs(panel: SearchPanel) -> None:
    panel.set_running(True)
    panel.show_event(Progress(0.2, "4,000 of 20,000 scenes listed"))
    assert panel.progress_label.text() == "4,000 of 20,000 scenes listed"
    assert panel.progress_label.isVisible()
    panel.set_running(False)
    assert panel.progress_label.isHidden()
