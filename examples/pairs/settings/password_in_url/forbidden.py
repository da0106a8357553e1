"""A password in the code, inside a URL, where no linter sees it."""

DATABASE_URL = "postgresql+asyncpg://app:hunter2@db/app"
