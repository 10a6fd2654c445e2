"""The terminal app: a library of articles, and a reader that shows facts beside their evidence."""
