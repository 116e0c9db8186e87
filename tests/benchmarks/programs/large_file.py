"""A sheet of 200,000 rows and 20 columns, by one of the readers named on the command line."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from clock import report

how, path = sys.argv[1], Path(sys.argv[2])
longest = 0.0
stop = threading.Event()


def beat() -> None:
    """Wake every 5 ms and remember the longest sleep: how long a window would stand still."""
    global longest
    last = time.perf_counter()
    while not stop.is_set():
        time.sleep(0.005)
        now = time.perf_counter()
        longest = max(longest, now - last - 0.005)
        last = now


if how == "ours":
    from scrutinydesk.workbook import reading

    heart = threading.Thread(target=beat)
    heart.start()
    start = time.perf_counter()
    book = reading.read(path).book
    taken = time.perf_counter() - start
    stop.set()
    heart.join()
    rows = max(sheet.shape[0] for sheet in book.sheets)
elif how == "calamine":
    import python_calamine

    start = time.perf_counter()
    rows = len(python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    taken = time.perf_counter() - start
else:
    import pandas as pd

    start = time.perf_counter()
    rows = len(pd.read_excel(path, engine="calamine", header=None))
    taken = time.perf_counter() - start
if rows < 200_000:
    message = f"only {rows} rows"
    raise RuntimeError(message)
report(seconds=taken, stall=longest)
