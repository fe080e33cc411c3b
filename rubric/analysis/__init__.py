"""What follows from scorecards and sheets side by side: differences, order, trends, agreement, plans. Pure."""
"""What scorecards, held against each other or against a target, have to say; pure."""
