"""Dates, times, amounts and other values in text, with their normal forms."""
