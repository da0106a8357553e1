"""The engine, and the repositories: the only code that contains SQL."""
