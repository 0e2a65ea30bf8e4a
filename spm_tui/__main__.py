"""`python -m spm_tui` is `spm-tui`."""

import sys

from spm_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
