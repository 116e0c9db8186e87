"""Map this workbook: its tables outlined on the sheet, their labels linked to measures and areas."""
