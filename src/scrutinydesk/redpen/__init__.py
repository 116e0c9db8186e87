"""The red pen: what is made of a report, checked against itself, a workbook and earlier quarters."""
