uvx --from {wheel} python-rulebook check
