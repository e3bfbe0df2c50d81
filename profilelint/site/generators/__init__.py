"""What a generator makes of each file of a site: a page or not, at which address, and why.

`outcome` holds the answer that all generators give, `view` what they may see of a site, `reasons` their tables of
reasons; each generator is a package or a module of its own that implements `outcome.Site`.
"""
