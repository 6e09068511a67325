"""Where scenes lie: coverage of the area, newer versions of one acquisition."""

from .coverage import centre, covered_percent, covered_percents, ground_percent
from .versions import superseded_names

__all__ = ["centre", "covered_percent", "covered_percents", "ground_percent", "superseded_names"]
