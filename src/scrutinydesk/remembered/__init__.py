"""What the library is for: decisions that hold next quarter, and what was said before.

Each function takes the open library and is whole in itself; the window calls them in threads.
"""
