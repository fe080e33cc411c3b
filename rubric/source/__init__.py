"""Text in, models out, positions kept; the only package that parses YAML."""
