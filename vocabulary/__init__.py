"""Dated data files and their readers: regions, PPKS, affairs, reasons, abbreviations."""
