poetry sync
poetry run pytest
