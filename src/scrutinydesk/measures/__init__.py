"""What is measured: the catalogue, the report, areas, breaks, and the tidy frame."""
