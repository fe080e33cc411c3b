"""What follows from scorecards and sheets side by side: differences, order, trends, agreement, plans. Pure."""
