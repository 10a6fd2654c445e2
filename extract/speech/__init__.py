"""The shapes in which German and English say who says so."""
