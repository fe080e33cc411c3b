"""Many programs at once: folders of sheets, and tables through one portable SQL text."""
