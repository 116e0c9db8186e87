"""Item models: they adapt ready values, they compute nothing."""
