"""The site: one module a noun, on top of pages, forms, refusals and sessions."""
