"""The command line: the headless twin of everything that the screen can do."""
