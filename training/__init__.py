"""How the shipped pipelines were made: read, trim, train, export; never imported at run time."""
