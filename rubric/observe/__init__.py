"""Sheets in the making: what a sheet asks, blank sheets, filling, spreadsheets in and out, the one merge of answers."""
