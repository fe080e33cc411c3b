"""Whether a rubric works on the programs rated so far: what never varies, never occurs, repeats, or outweighs."""
