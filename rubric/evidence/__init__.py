"""Static reading of a mini-program's source tree: nothing is executed, nothing outside the tree is opened."""
