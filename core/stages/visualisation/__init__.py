"""The last stage: which layers a product becomes, and which rasters of an area."""

from .recipes import SCENE_CLASSIFICATION, TRUE_COLOUR, LayerRecipe, recipes_for
from .scene_classes import SCENE_CLASSES, LegendClass

__all__ = [
    "SCENE_CLASSES",
    "SCENE_CLASSIFICATION",
    "TRUE_COLOUR",
    "LayerRecipe",
    "LegendClass",
    "recipes_for",
]
