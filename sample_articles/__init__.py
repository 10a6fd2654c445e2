"""Articles that were written for this project, with reviewed facts: demo, fixture and docs."""
