"""The languages of front matter: YAML, TOML and JSON, each read into the same fields with exact spans."""
