"""Numbers from observations: change, intervals, control limits, comparison."""
