"""`python -m profilelint`."""

from profilelint.cli import script

if __name__ == "__main__":
    script()
