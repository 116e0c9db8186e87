"""Scrutiny Desk: check, read and use a constabulary's quarterly performance workbook."""

__version__ = "0.1.0"
