"""Documents in, keys and counts out; knows fields and words, not visits."""
