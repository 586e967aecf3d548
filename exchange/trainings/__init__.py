"""Trainings: events that strengthen people's capacity."""
