"""The red pen: what a narrative report claims, figure by figure, and whether it can be true."""
