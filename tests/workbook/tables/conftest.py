from __future__ import annotations

import sys
from pathlib import Path

# With importlib mode test modules find no neighbours by themselves.
sys.path.insert(0, str(Path(__file__).parent))
