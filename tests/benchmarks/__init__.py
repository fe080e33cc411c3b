"""What the product costs, as ratios to a reference measured in the same run: `python -m tests.benchmarks`."""

import rubric.batch.table  # noqa: F401 # as in the command: how Polars streams is decided before it is imported
