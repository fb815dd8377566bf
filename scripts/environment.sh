#!/usr/bin/env bash
# Makes .venv hold exactly what requirements.lock pins by hash; does nothing when it already does.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
lock=requirements.lock
stamp=.venv/installed.sha256
.venv/bin/python -c '' 2> /dev/null && sha256sum --check --status "$stamp" 2> /dev/null && exit 0

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or later is needed; name it like this: make run PYTHON=/usr/bin/python3.11" >&2
    exit 1
}
"$python" -c 'import ensurepip' 2> /dev/null || scripts/packages.sh python3-venv

echo "Installing Python packages into .venv"
[ -x .venv/bin/pip ] && .venv/bin/python -c '' 2> /dev/null || "$python" -m venv --clear .venv
pip=(.venv/bin/python -m pip -qq --disable-pip-version-check install --require-hashes)
# uv, pinned in the same lock, is eight times faster; where it cannot reach the packages, pip does the work.
if "${pip[@]}" -r <(sed -n '/^uv==/,/[^\\]$/p' "$lock") && .venv/bin/uv pip sync --quiet --require-hashes --python .venv "$lock"; then
    :
else
    "${pip[@]}" -r "$lock"
fi
sha256sum "$lock" > "$stamp"
