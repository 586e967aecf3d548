"""Where the parts meet: what the environment says, and the one place that hands parts to each other."""
