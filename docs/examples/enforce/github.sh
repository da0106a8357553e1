uvx --from {wheel} python-rulebook check --since origin/main --format github
