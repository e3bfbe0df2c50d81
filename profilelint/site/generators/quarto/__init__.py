"""What Quarto makes of each file of a site: see `answer.Quarto`.

Quarto cannot be installed without its own downloads; its source, quarto-cli at 5d1da592d (July 2026), decides.
"""
