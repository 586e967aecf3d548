"""Agencies: who takes part, where they stand and how they receive guests."""
