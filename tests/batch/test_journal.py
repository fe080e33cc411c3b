"""What a journal holds is believed whole or not at all."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rubric.batch.folder.journal import Journal, Known, Order, entry_line, entry_of, head_line, merge

ASKED = "[all]"
FILES: list[Order] = [(0, "a.sheet.yaml"), (0, "b\udcff.sheet.yaml"), (1, "a\tz.sheet.yaml"), (1, "b.sheet.yaml")]


def line(order: Order, row: str = '{"score":1.5}') -> bytes:
    return entry_line(order, "ab" * 32, "shop", "cd" * 32, (), [row])


def journal(path: Path, orders: list[Order], asked: str = ASKED) -> Journal:
    path.write_bytes(head_line(asked) + b"".join(line(order) for order in orders))
    return Journal(path, ASKED)


@given(st.text(), st.none() | st.text(), st.lists(st.text()), st.integers(0, 9))
def test_an_entry_is_read_as_it_was_written(path: str, named: str | None, short: list[str], word: int) -> None:
    rows = ['{"a":"\\t"}', "{}"]
    entry = entry_of(entry_line((word, path), "00", named, "11", short, rows))
    assert entry is not None
    assert entry[:6] == ((word, path), "00", named, "11", tuple(short), (b'{"a":"\\t"}', b"{}"))


@given(st.integers(0, len(line(FILES[1])) - 1), st.integers(1, 255))
def test_an_entry_with_another_byte_is_none(at: int, change: int) -> None:
    changed = bytearray(line(FILES[1]))
    changed[at] ^= change
    assert entry_of(bytes(changed)) is None


def test_entries_are_found_in_order_and_what_is_new_is_not(tmp_path: Path) -> None:
    known = Known(journal(tmp_path / "j", [FILES[0], FILES[2]]))
    assert [known.of(order) is not None for order in FILES] == [True, False, True, False]


def test_a_last_line_that_was_cut_is_dropped_without_a_word(tmp_path: Path) -> None:
    whole = journal(tmp_path / "j", FILES[:2])
    (tmp_path / "j").write_bytes((tmp_path / "j").read_bytes()[:-5])
    assert [entry.order for entry in whole.entries()] == FILES[:1]
    assert (whole.damaged, whole.is_foreign) == (0, False)


def test_a_damaged_line_costs_that_line_alone(tmp_path: Path) -> None:
    read = journal(tmp_path / "j", FILES)
    (tmp_path / "j").write_bytes((tmp_path / "j").read_bytes().replace(b"1.5", b"9.5", 1))
    assert [entry.order for entry in read.entries()] == FILES[1:]
    assert read.damaged == 1


def test_lines_out_of_order_are_not_believed(tmp_path: Path) -> None:
    read = journal(tmp_path / "j", [FILES[1], FILES[0], FILES[1], FILES[2]])
    assert [entry.order for entry in read.entries()] == FILES[1:3]
    assert read.damaged == 2


def test_a_journal_of_something_else_has_no_entries(tmp_path: Path) -> None:
    read = journal(tmp_path / "j", FILES, "[some]")
    assert list(read.entries()) == []
    assert read.is_foreign
    nothing = Journal(tmp_path / "none", ASKED)
    assert list(nothing.entries()) == []
    assert not nothing.is_foreign


def test_merging_takes_the_newer_journal_and_then_the_rest_of_the_older(tmp_path: Path) -> None:
    older = journal(tmp_path / "old", FILES)
    newer = tmp_path / "new"
    newer.write_bytes(head_line(ASKED) + line(FILES[0], "{}") + line(FILES[1], "{}")[:-3])
    merge(Journal(newer, ASKED), older, ASKED, tmp_path / "both")
    found = {entry.order: entry.rows[0] for entry in Journal(tmp_path / "both", ASKED).entries()}
    assert list(found) == FILES
    assert found[FILES[0]] == b"{}"
    assert found[FILES[1]] == b'{"score":1.5}'
