"""How far several observers agree, and whether they read anchors as they are meant."""
