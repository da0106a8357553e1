"""The reference service as material: its files, locked versions, settings, figures and examples."""
