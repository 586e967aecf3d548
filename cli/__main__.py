"""`python -m cli` is `studitiru`, for a tree that is not installed."""

from __future__ import annotations

from cli.main import main

raise SystemExit(main())
