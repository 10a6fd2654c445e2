"""Ground floor: articles, facts and every change to them, in one SQLite file."""
