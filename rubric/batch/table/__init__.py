"""Tables of any length through an engine; Polars streams small batches, which stay in the caches of a core."""

import os

# Polars reads it once, when it is imported; every table comes through this package before that.
os.environ.setdefault("POLARS_IDEAL_MORSEL_SIZE", "32000")
