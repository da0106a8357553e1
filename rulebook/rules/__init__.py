"""What a rule is: read, well formed, equal to its twin, and what it claims."""
