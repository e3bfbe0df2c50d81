"""Which file answers an address of a site, by what builds it."""
