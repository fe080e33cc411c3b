"""What follows from scorecards side by side: differences, order, trends, plans. Pure: no files, no clock."""

"""Pure studies of rubrics, sheets and scores."""
"""What several results say together: pure, scorecards in and records out; no files, no clock."""
