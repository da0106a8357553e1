"""The engine, and the repositories: everything that knows SQL."""
