"""A FastAPI service on PostgreSQL and Redis: the code that the Cursor rules teach."""
