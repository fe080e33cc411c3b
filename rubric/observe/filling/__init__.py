"""Filling a sheet question by question: what to ask next, what a typed line means, what to say."""
