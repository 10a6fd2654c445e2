"""Tests of the screen: layout as functions, screens through Pilot against real libraries."""
