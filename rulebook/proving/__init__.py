"""Whether what a rule claims is true."""
