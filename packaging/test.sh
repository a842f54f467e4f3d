#!/usr/bin/env bash
# Runs every check in order and stops at the first that fails.
#     bash packaging/test.sh                     all of them, as CI does
#     bash packaging/test.sh tests/store -k …    pytest alone, with these arguments
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

prepare test xvfb xauth xdotool poppler-utils qpdf cups printer-driver-cups-pdf

cd -- "$root"
export PATH=$env_dir/bin:$PATH
export QT_QPA_PLATFORM=offscreen

if [[ $# -gt 0 ]]; then exec python -m pytest "$@"; fi

check() {
    printf '\n== %s\n' "$1"
    if ! "${@:2}"; then
        printf '\nStopped: %s failed.\n' "$1"
        exit 1
    fi
}

check "format" ruff format --check
check "lint" ruff check
check "types" mypy
check "import contract" lint-imports
check "tests" python -m pytest
# What shows that nothing below the screens needs Qt: the rest of their tests ran a moment ago.
check "the core's tests without Qt" python -m pytest -p no:pytest-qt -p tests.without_qt \
    tests/figures/test_truth.py tests/store tests/workbooks/test_read_return.py tests/actions/test_import_returns.py \
    tests/packs/test_briefing.py tests/test_command_line.py

printf '\nAll checks passed.\n'
