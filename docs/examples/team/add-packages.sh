poetry add fastapi 'uvicorn[standard]'
poetry add --group dev httpx2 mypy pytest pytest-asyncio ruff
poetry install
