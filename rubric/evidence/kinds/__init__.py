"""The kinds of signals, one file each. New signals of a kind need none of this: they are lines of ``signals.yaml``."""
