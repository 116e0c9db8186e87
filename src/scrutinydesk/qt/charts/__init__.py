"""Charts: pyqtgraph on screen, QPainter for everything that leaves."""
