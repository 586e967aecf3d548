"""Study visits: from the request to the attested record."""
