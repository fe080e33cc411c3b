"""Tests of tables and folders."""
