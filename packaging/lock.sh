#!/usr/bin/env bash
# Writes both lock files anew from pyproject.toml. Pins that still fit stay as they are:
#     bash packaging/lock.sh --upgrade               takes the newest of everything
#     bash packaging/lock.sh --upgrade-package NAME  of one package
set -euo pipefail

cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
python3 -m venv "$scratch"
"$scratch/bin/python" -m pip install -qq --disable-pip-version-check uv

compile() {
    "$scratch/bin/uv" pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-annotate "$@" >"$scratch/stdout"
}

compile "$@" -o packaging/requirements.txt
compile "$@" --group test -o packaging/requirements-test.txt
