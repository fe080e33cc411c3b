"""Tables of any length through an engine; Polars streams small batches, which stay in the caches of a core."""

import os

# Read when Polars is imported, which only modules of this package do.
os.environ.setdefault("POLARS_IDEAL_MORSEL_SIZE", "32000")
