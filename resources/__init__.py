"""Text files, typeface and icons that the program reads; another office changes these, not code."""
