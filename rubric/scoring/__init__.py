"""Pure scoring: plan, three-valued conditions, scales, and ``(Rubric, Sheet) -> Scorecard``."""
