uvx --from {wheel} python-rulebook status
uvx --from {wheel} python-rulebook update
