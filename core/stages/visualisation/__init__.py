"""The last stage: which layers a product becomes."""
