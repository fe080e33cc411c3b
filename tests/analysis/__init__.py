"""Tests of what several results say together."""
