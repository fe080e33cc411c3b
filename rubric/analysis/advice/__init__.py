"""The cheapest changes that reach a target, proven."""
