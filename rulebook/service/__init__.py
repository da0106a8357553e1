"""What the reference service holds: its files, locked versions, settings, figures and examples."""
