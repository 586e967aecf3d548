"""A host's diary: which days, sites and places are taken."""
