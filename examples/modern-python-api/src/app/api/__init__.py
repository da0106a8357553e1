"""HTTP: routes, what they depend on, and how errors are answered."""
