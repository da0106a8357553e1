"""What comes in and goes out over HTTP, apart from the tables."""
