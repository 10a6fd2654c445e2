"""Facts from syntax: one per finite clause, and those without a verb (UD trees in)."""
