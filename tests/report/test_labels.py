"""Labels of programs: as short as they can be, and never the same twice."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.report.labels import Known, labels


def test_the_first_mark_that_differs_is_used() -> None:
    sheets = [
        Known("Hema", ("hema", "2022-03-22", "ann")),
        Known("Hema", ("hema", "2022-03-22", "bob")),
        Known("X", ("x", None, None)),
    ]
    assert labels(sheets) == ["Hema [ann]", "Hema [bob]", "X"]
    assert labels([Known("Hema", ("a", None)), Known("Hema", ("b", None))]) == ["Hema [a]", "Hema [b]"]
    assert labels([Known("Hema", ("a",)), Known("Hema", ("a",))]) == ["Hema [1]", "Hema [2]"]


MARK = st.sampled_from([None, "a", "b"])


@given(st.lists(st.builds(Known, st.sampled_from(["p", "q"]), st.tuples(MARK, MARK)), max_size=6))
def test_labels_are_distinct(programs: list[Known]) -> None:
    assert len(set(labels(programs))) == len(programs)
