#!/usr/bin/env bash
# Installs those of the named Debian packages that are missing: scripts/packages.sh gettext redis-server
set -euo pipefail

command -v dpkg-query > /dev/null || exit 0 # another system: what is missing will say so itself

missing=()
for package in "$@"; do
    dpkg-query --show --showformat '${db:Status-Status}' "$package" 2> /dev/null | grep -qx installed || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
        echo "These Debian packages are missing, and installing them needs root:" >&2
        echo "    apt-get install ${missing[*]}" >&2
        exit 1
    fi
    exec sudo -- "$(realpath "$0")" "${missing[@]}"
fi

# The servers are wanted as programs: the tests start their own, and nothing else should begin to listen.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
fi

echo "Installing Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
waiting=(-o DPkg::Lock::Timeout=300)
apt-get "${waiting[@]}" update -qq
apt-get "${waiting[@]}" install -qq --yes --no-install-recommends "${missing[@]}" > /dev/null
