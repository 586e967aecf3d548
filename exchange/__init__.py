"""What happens between agencies: the domain, and nothing else."""
