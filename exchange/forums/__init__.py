"""Forums: events at which innovations are presented."""
