from __future__ import annotations

import sys
from pathlib import Path

# So that tests can import the modules beside them.
sys.path.insert(0, str(Path(__file__).parent))
