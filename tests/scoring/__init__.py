"""Tests of the scoring semantics, with an oracle of their own."""
