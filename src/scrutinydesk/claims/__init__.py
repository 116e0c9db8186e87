"""A constabulary's report, read figure by figure and checked."""
