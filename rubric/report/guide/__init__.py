"""The handbook of a rubric: what observers need to rate a program on paper."""
