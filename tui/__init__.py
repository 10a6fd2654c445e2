"""The terminal app: screens, widgets and commands over the store."""
