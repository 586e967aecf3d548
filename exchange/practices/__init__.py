"""Practices: described ways of working that others can follow."""
