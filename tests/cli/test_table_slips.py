"""Slips on the command line of `rubric table` and in its tables: told before anything is scored wrongly or lost."""

from __future__ import annotations

import pytest

from tests.cli.support import Shell
from tests.cli.tables import HEAD, rows_of, table


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("program,chat,na:presense", 'nearly "na:presence": rename it, or say --map na:presense=na:presence'),
        ("progam,chat", 'nearly "program", which names the rows: rename it, or say --key progam'),
    ],
)
def test_a_heading_that_is_nearly_one_is_refused_with_what_mends_it(shell: Shell, head: str, said: str) -> None:
    shell.write("t.csv", f"{head}\n{','.join('1' for _ in head.split(','))}\n")
    refused = table(shell, "t.csv")
    assert (refused.code, said in refused.err) == (2, True), refused.err
    fix = said.rpartition(" say ")[2].split()
    assert table(shell, "t.csv", *fix).code == 0


def test_a_misspelt_attribute_of_the_program_does_not_hide_the_key(shell: Shell) -> None:
    shell.write("t.csv", "program,programme,chat\na,b,yes\n")
    assert "Not used (1): programme" in table(shell, "t.csv").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("t.csv", "--sql", "duckdb"), "FILE does not go with --sql"),
        (("--sql", "duckdb", "--explain", "a"), "--explain does not go with --sql"),
        (("t.csv", "--template"), "FILE does not go with --template"),
        (("--template", "--columns", "reasons"), "--columns does not go with --template"),
        (("--template", "--sql", "duckdb"), "--template does not go with --sql"),
        (("t.csv", "--master", "local"), "--master goes with --engine spark"),
        (("t.csv", "--from", "x"), "--from goes with --sql"),
        (("t.csv", "--force"), "--force goes with --template"),
        (("t.csv", "-o", "out.csv", "--rejected", "rejected.txt"), 'unknown kind of table ".txt"'),
        (("t.csv", "-o", "out.csv", "--rejected", "t.csv"), "t.csv is being read and cannot be written"),
    ],
)
def test_options_that_would_do_nothing_are_refused_before_anything_is_written(
    shell: Shell, words: tuple[str, ...], said: str
) -> None:
    shell.write("t.csv", f"{HEAD}a,maybe,3,a,2,shop,\n")
    refused = table(shell, *words)
    assert (refused.code, said in refused.err) == (2, True), refused.err
    assert not (shell.folder / "out.csv").exists()


def test_a_template_never_replaces_a_table_that_is_there(shell: Shell) -> None:
    shell.write("t.csv", f"{HEAD}a,yes,3,a,2,shop,\n")
    refused = table(shell, "--template", "-o", "t.csv")
    assert (refused.code, "t.csv is already there; --force replaces it" in refused.err) == (2, True)
    assert shell.read("t.csv").endswith("a,yes,3,a,2,shop,\n")
    assert table(shell, "--template", "-o", "t.csv", "--force").code == 0


def test_files_of_one_table_say_where_their_columns_differ(shell: Shell) -> None:
    shell.write("a.csv", "program,chat\na,yes\n")
    for head, said in (
        ("chat,program", 'they stand in another order, from "chat" on'),
        ("program,chat,lie", 'it also has "lie"'),
        ("program,lie", 'it has no "chat"'),
    ):
        shell.write("b.csv", f"{head}\n")
        assert said in table(shell, "a.csv", "b.csv").err


def test_a_line_that_is_no_json_is_told_by_its_number(shell: Shell) -> None:
    shell.write("t.ndjson", '{"program": "a", "chat": 1}\n\n{"program": "b, "chat": 1}\n')
    refused = table(shell, "t.ndjson")
    assert (refused.code, "cannot read t.ndjson:3: the line is not a JSON object" in refused.err) == (2, True)


def test_explaining_a_row_tells_all_cells_that_cannot_be_used_and_what_they_may_hold(shell: Shell) -> None:
    shell.write("t.csv", f"{HEAD}a,maybe,40,a,2,shop,\n")
    refused = table(shell, "t.csv", "--explain", "a")
    assert refused.code == 2
    for said in (
        'row 1, column "chat": maybe cannot be used (not_yes_no; allowed: yes, no, 1, 0)',
        'row 1, column "steps": 40 cannot be used (out_of_range; allowed: 0–9)',
        "--on-error null counts them as unknown",
    ):
        assert said in refused.err
    known = table(shell, "t.csv", "--explain", "a", "--on-error", "null")
    assert (known.code, 'counted as unknown: row 1, column "chat": maybe' in known.err) == (0, True)


def test_a_rejected_row_names_the_column_that_is_wrong(shell: Shell) -> None:
    shell.write("t.csv", "program,chat,presence,na:presence\na,yes,,maybe\n")
    assert table(shell, "t.csv", "-o", "out.csv").code == 2
    assert rows_of(shell, "out.rejected.csv")[0]["rejected_because"] == "na:presence: not_yes_no (maybe)"


def test_levels_that_a_table_gives_in_place_of_a_rule_are_counted(shell: Shell) -> None:
    shell.write("t.csv", "program,flash_sale,entry_fit,play_set\na,yes,3,4\nb,yes,,4\nc,yes,,-1\n")
    words = ("table", "t.csv", "-r", "community-group-buying", "--lang", "en")
    said = " ".join(shell.inside(*words).out.split())
    assert "which then does not count: Entries fit the occasion (entry_fit), rows: 1, Social play" in said
    assert "on offer (play_set), rows: 2" in said
    shell.write("t.csv", "program,flash_sale,entry_fit\na,yes,\n")
    assert "which then does not count" not in shell.inside(*words).out
