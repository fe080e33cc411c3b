"""Sheets as workbooks and CSV, and back."""
