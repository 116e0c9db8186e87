"""The window: the only package that imports PySide6."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  brings the module below

# From here on PySide would read the source of every module that is imported, whoever made it, to see
# whether snake_case was asked for in it: a third of the time that pandas takes to arrive. Nobody does.
_feature = sys.modules.get("shibokensupport.feature")
if _feature is not None and hasattr(_feature, "_mod_uses_pyside"):
    vars(_feature)["_mod_uses_pyside"] = lambda _module: False
