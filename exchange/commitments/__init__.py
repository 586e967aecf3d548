"""Commitments: owned promises that follow from an event."""
