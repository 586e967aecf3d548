"""Innovations: something new that an agency registers."""
