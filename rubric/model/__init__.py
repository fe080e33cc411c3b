"""Frozen models without I/O: the two file formats, findings and results."""
