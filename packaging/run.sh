#!/usr/bin/env bash
# Starts Operations Briefing from this checkout, first installing whatever is not there yet.
#     bash packaging/run.sh            opens the window
#     bash packaging/run.sh --help     lists what works without a window
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

if [[ $# -eq 0 && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    die "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); without one use a command, such as 'demo --out FOLDER' or 'import FILE…' ('--help' lists them all)."
fi

prepare run
exec "$env_dir/bin/briefing-app" "$@"
