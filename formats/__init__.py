"""One file per exchange format, registered by name."""
