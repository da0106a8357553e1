cat >.pre-commit-config.yaml <<'YAML'
repos:
  - repo: local
    hooks:
      - id: python-rulebook
        name: python-rulebook check
        entry: uvx --from {wheel} python-rulebook check
        language: system
        types: [python]
YAML
uvx pre-commit run --all-files
