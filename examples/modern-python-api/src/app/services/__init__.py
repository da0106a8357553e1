"""What the service does, without HTTP. A service owns the transaction: repositories only flush."""
