"""The file under a run: whatever is typed, it can be read, and its comments stay."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.cli.fill_file import SheetFile
from rubric.observe.filling.agenda import Agenda
from rubric.observe.filling.fill import Filling
from rubric.observe.questions import questions_of
from rubric.scoring.plan import compile_rubric
from rubric.source.load import read_sheet
from tests.observe.filling import RUBRIC

SHEET = """\
program: p   # which
rubric: ./desk.rubric.yaml
answers:
  # settled twice
  coupon: {value: no, because: none seen}   # by ann
  wait:
    conflict: [{observer: ann, value: 1, because: quick}, {observer: li, value: 9}]
# the end
"""

LINES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["yes; 有：#1", "no", "1", "2; x", "u", "na; - 'x'", "b", "s", "", "-", "r [a]", "e", "e visit {x}"]
    ),
    st.sampled_from(["+visit a: b", "https://a.example/#x y", "a b.png", "visit", "nothing", 'The "first" visit']),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=25), st.booleans())
def test_whatever_is_typed(lines: list[str], everything: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "p.sheet.yaml")
        path.with_name("desk.rubric.yaml").write_text(RUBRIC, "utf-8")
        path.write_text(SHEET, "utf-8")
        file = SheetFile(path, None)
        plan = compile_rubric(file.rubric)
        filling = Filling(Agenda(plan, questions_of(plan), everything=everything), file.sheet, file.answers)
        for line in lines:
            turn = filling.take(line)
            if turn.store is not None:
                file.store(turn.store)
        text = path.read_text("utf-8")

        assert read_sheet(path).findings == []
        assert {id_: answer for id_, answer in filling.answers.items() if answer} == {
            id_: file.answer(id_) for id_ in file.answers if file.answer(id_)
        }
        assert all(comment in text for comment in ("# which", "# settled twice", "# by ann", "# the end"))
