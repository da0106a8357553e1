"""Check a reader's project: choose the tools that apply, run them, join what they find."""
