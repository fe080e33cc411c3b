"""``rubric sheet merge``: the sheets of several observers as one."""
