"""Results to blocks, blocks to terminal and Markdown; JSON beside them. Pure: nothing is scored or decided here."""
