"""What each Python that a test starts imports first, as PYTHONPATH names this folder."""

import loopback

loopback.install()
