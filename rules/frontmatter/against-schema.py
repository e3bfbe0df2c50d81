"""The front matter does not follow your own JSON Schema.

For kinds of pages that no theme knows, a JSON Schema (json-schema.org) says which keys they need, and which types and
forms their values have. Dates are checked as text, "1843-09-01". This needs `pip install 'profilelint[schema]'`.

- `schemas`: files of schemas, relative to the root of the site, by globs of the paths of pages

```json file schemas/talk.json
{"type": "object",
 "required": ["title", "year"],
 "properties": {"year": {"type": "integer"}, "audience": {"enum": ["public", "experts"]},
                "slides": {"type": "array", "items": {"type": "string", "pattern": "[.]pdf$"}}}}
```

```toml options
[schemas]
"talks/*" = "schemas/talk.json"
```

```markdown bad talks/engine.md
---
title: The Engine
year: "1843"
audience: all
slides: [engine.pdf, mill.ppt]
---
```

```markdown bad talks/mill.md
---
title: The Mill
---
```

```text output
talks/engine.md:3:7: "year": '1843' is not of type 'integer'
talks/engine.md:4:11: "audience": 'all' is not one of ['public', 'experts']
talks/engine.md:5:22: "slides.1": 'mill.ppt' does not match '[.]pdf$'
talks/mill.md:1:1: 'year' is a required property
```

```json file schemas/talk.json
{"type": "object", "required": ["title", "date"], "properties": {"date": {"type": "string", "minLength": 10}}}
```

```markdown good talks/engine.md
---
title: The Engine
date: 1843-09-01
---
```

```markdown good notes/engine.md
---
audience: all
---
```

```markdown good talks/README.md
One file per talk.
```

A list or a mapping may have requirements of its own:

```json file schemas/talk.json
{"properties": {"venue": {"type": "object", "required": ["town"]}}}
```

```markdown good talks/engine.md
---
title: The Engine
venue: {town: Turin, country: Italy}
---
```

```json file schemas/talk.json
{"properties": {"title": {"$ref": "#/$defs/short"}}, "$defs": {"short": {"maxLength": 40}}}
```

```markdown good talks/mill.md
+++
title = "The Mill"
+++
```

A schema that cannot be used is reported once on every page that it is for:

```json file schemas/talk.json
{"type": "objekt"}
```

```markdown bad talks/engine.md
---
title: The Engine
---
```

```text output
talks/engine.md:1:1: The schema schemas/talk.json cannot be used: 'objekt' is not valid under any of the given schemas
```
"""

import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from profilelint import Document, Finding, Site, Span
from profilelint.toolkit import UserPattern, read_file, shortened

SEVERITY = "error"

NOTHING: dict[str, str] = {}
#: How many faults of one page are reported.
MOST = 20


def check(document: Document, site: Site, *, schemas: dict[str, str] = NOTHING) -> Iterator[Finding]:
    matter = document.front_matter
    if not schemas or not matter:
        return
    from fnmatch import fnmatchcase

    head = document.line_span(document.position(matter.span.start)[0])
    for glob, file in schemas.items():
        if not fnmatchcase(site.locate(document), glob):
            continue
        validator = _validator(str(file), site)
        if isinstance(validator, str):
            yield Finding(head, f"The schema {file} cannot be used: {validator}")
        else:
            yield from _faults(document, validator, head)


@lru_cache(maxsize=20)
def _validator(file: str, site: Site) -> Any:
    """Return the validator for the schema in a file, or words that say why there is none."""
    import json

    try:
        import jsonschema
        import referencing
    except ImportError:
        return "it needs pip install 'profilelint[schema]'"
    try:
        schema = json.loads(read_file(site.root / file, root=site.root))
        kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
        kind.check_schema(schema)
        _bound_searches()
        return kind(schema, registry=referencing.Registry())  # and so nothing is fetched that "$ref" names
    except OSError as error:
        return str(error.strerror)
    except jsonschema.SchemaError as error:
        return shortened(error.message, 200)
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        return shortened(str(error), 200)


def _bound_searches() -> None:
    """Let the patterns of schemas be searched for in bounded time, in the modules of jsonschema that do so."""
    for name in ("_keywords", "_legacy_keywords", "_utils"):
        module = sys.modules.get(f"jsonschema.{name}")
        if hasattr(module, "re"):
            setattr(module, "re", SimpleNamespace(search=lambda pattern, text: _pattern(pattern).search(text)))  # noqa: B010


@lru_cache(maxsize=1000)
def _pattern(pattern: str) -> UserPattern:
    return UserPattern(pattern)


def _faults(document: Document, validator: Any, head: Span) -> Iterator[Finding]:
    values = _plain({field.path: field.value for field in document.fields if "." not in field.path})
    try:
        faults = sorted(validator.iter_errors(values), key=lambda fault: [str(each) for each in fault.absolute_path])
    except Exception as error:
        yield Finding(head, f"The schema cannot be used: {shortened(str(error), 200)}")
        return
    for fault in faults[:MOST]:
        path = ".".join(str(each) for each in fault.absolute_path)
        field = document.field(path)
        text = shortened(fault.message, 200)
        yield Finding(field.value_span, f'"{path}": {text}') if field else Finding(head, text)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, with dates as text."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
