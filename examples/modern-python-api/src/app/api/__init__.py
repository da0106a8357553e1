"""HTTP: routes, their dependencies, and error responses."""
