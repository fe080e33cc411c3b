"""The command line as a person meets it: real commands, real files."""
