"""What leaves the app: Word, pages, clipboard text."""
