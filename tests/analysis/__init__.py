"""Tests of the studies."""
"""Tests of what several results say together."""
