uvx --from {wheel} python-rulebook rules
