"""Screens hold the state; panes show it and tell them what a person did."""
