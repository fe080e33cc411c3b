"""Tables of programs: read, checked, scored by an engine, written, told about."""
