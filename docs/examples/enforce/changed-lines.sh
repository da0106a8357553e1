uvx --from {wheel} python-rulebook check --since main
