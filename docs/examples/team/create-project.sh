poetry new --python '>=3.13,<3.14' my-api
cd my-api
poetry config --local virtualenvs.in-project true
printf '%s\n' .venv/ .env __pycache__/ '.*_cache/' '*.zip' >.gitignore
git init --quiet
