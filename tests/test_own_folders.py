"""Where a user keeps things: the same as platformdirs says, which is asked where the answer is not plain."""

import sys

import platformdirs
import pytest

from profilelint.base.own_folders import own_folder


@pytest.mark.parametrize("home", ["/home/ada", "/home/ada/", "/"])
@pytest.mark.parametrize("said", [None, "", "/var/ada", "/var/ada/", "relative", "~/x", " /x"])
def test_it_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, home: str, said: str | None) -> None:
    monkeypatch.setenv("HOME", home)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if said is not None:
            monkeypatch.setenv(name, said)
    assert own_folder("config") == platformdirs.user_config_dir("profilelint", appauthor=False)
    assert own_folder("cache") == platformdirs.user_cache_dir("profilelint", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always ask platformdirs")
def test_platformdirs_is_asked_where_home_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name, appauthor: f"/asked/{name}/{appauthor}")
    monkeypatch.delenv("HOME")
    assert own_folder("cache") == "/asked/profilelint/False"
