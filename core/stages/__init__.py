"""The steps of one scene's way, each in a room of its own."""
