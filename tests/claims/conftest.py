from __future__ import annotations

import sys
from pathlib import Path

# With importlib mode test modules find no neighbours by themselves; `genre` and `report_in_word` are two.
sys.path.insert(0, str(Path(__file__).parent))
