"""What developers run and the service does not need."""
