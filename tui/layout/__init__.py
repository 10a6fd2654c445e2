"""Where text stands on the screen, as pure functions: no widget, no store."""
