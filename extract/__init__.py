"""Text in, facts out: spaCy components and language packs; knows no database and no screen."""
