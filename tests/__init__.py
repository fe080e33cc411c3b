"""Tests of the product; `python -m pytest` runs them all."""
