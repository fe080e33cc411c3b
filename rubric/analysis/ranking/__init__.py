"""The order of several programs, and how firm it is against unknowns and weights."""
