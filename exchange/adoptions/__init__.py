"""Adoptions: one agency's climb with one practice: amati, tiru, modifikasi."""
