"""Words held against the evidence that the report itself prints, and what a careful editor would ask."""
