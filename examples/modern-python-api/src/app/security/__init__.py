"""Passwords, tokens, sessions, headers, rate limits, uploads and the log of security events."""
