"""Folders of sheets: rated by several processes, results in the order of the paths, nothing rated twice."""
