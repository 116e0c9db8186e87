"""The page *Check a report*: its text with every figure marked, and what was found in it."""
