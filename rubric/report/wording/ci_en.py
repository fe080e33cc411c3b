"""What pipelines are told of results: limits that are missed, gates, badges."""

WORDS = {
    "fail_under": "{name}: {score} points, below --fail-under {limit}",
    "fail_under_low": "{name}: too little is known for a score, and the lower bound {low} is below "
    "--fail-under {limit}",
    "fail_under_none": "{name}: there is no score to compare, counts as below --fail-under {limit}",
    "fail_on_gate": "{name}: the gate is broken: {because}",
    "part_of": "{name}, {part}",
    "short": "What falls short",
    "cut": "The rest is left out, because a step summary holds 1 MiB; -o FILE.md has all of it.",
    "gate_unknown": "not settled whether it is broken",
    "gate_broken": "The gate is broken: {because}",
    "badge_withheld": "no verdict, {low}–{high}",
    "badge_unscorable": "unscorable",
    "badge_of": "{label}: {message}",
}
