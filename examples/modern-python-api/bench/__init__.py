"""Load on a running service. No test has a time limit; speed is measured here."""
