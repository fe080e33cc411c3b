"""What a change of a rubric does: the difference of two rubrics, and its effect on sheets."""
