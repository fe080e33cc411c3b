"""A plan as one SQL text that any engine runs: the same numbers, bands and verdicts as the scorer's."""
