"""Measurements, and the made-up exchange that they are taken on."""
