#!/bin/sh
# Sets up what the commands of the Makefile need.
#
#   scripts/setup.sh python    uv in .tools/uv, Python 3.13 and the locked packages in .venv
#   scripts/setup.sh browser   that, and a Chromium that starts
#
# Each part writes its mark last, so that a run that was stopped is begun again, not believed.
# POSIX shell and the tools of a bare Debian or macOS only.
set -eu
cd "$(dirname "$0")/.."

uv_version=0.13.9
uv=.tools/uv/bin/uv
mark=.venv/.complete

# Settings that would send uv or Python to another place than this folder.
unset VIRTUAL_ENV UV_PROJECT_ENVIRONMENT UV_PROJECT PYTHONHOME PYTHONPATH

die() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ] && command -v sudo >/dev/null; then
        sudo "$@"
    elif command -v sudo >/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# A symbolic link is made whole or not at all, and holds the number of the process that owns it.
lock=.tools/setup.lock
take_lock() {
    mkdir -p .tools
    until ln -s "$$" "$lock" 2>/dev/null; do
        owner=$(readlink "$lock" || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -f "$lock"
        else
            echo "setup: waiting for process $owner to finish its setup (else remove $lock)" >&2
            sleep 2
        fi
    done
    trap 'rm -f "$lock"' EXIT
    trap 'exit 130' INT TERM HUP
}

# pyenv's `python3` fails in this folder where pyenv has no 3.13, so every candidate is tried.
bootstrap_python() {
    for python in python3 python3.13 /usr/bin/python3 /usr/local/bin/python3 /opt/homebrew/bin/python3; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

have_uv() {
    [ "$("$uv" --version 2>/dev/null | cut -d ' ' -f 2)" = "$uv_version" ]
}

# Debian and Ubuntu split venv and pip off Python: what is there is used.
fetch_uv() {
    rm -rf .tools/uv.new
    python=$(bootstrap_python) || return 1
    if "$python" -m venv .tools/uv.new >/dev/null 2>&1; then
        .tools/uv.new/bin/python -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        rm -rf .tools/uv.new
        "$python" -m pip install --quiet --disable-pip-version-check \
            --target .tools/uv.new "uv==$uv_version"
    else
        return 1
    fi
}

install_uv() {
    echo "setup: installing uv $uv_version into .tools/uv" >&2
    if ! fetch_uv; then
        if command -v apt-get >/dev/null; then
            echo "setup: Python can make no environment; installing Debian's python3-venv" >&2
            { as_root dpkg --configure -a && as_root apt-get update -qq &&
                as_root apt-get install -y -qq python3-venv; } >&2 ||
                die "uv could not be installed: Python 3 with venv or pip is needed." \
                    "Run as root: apt-get install python3-venv   then repeat the command."
            fetch_uv || die "uv $uv_version could not be installed: see the lines above."
        else
            die "uv could not be installed: Python 3.8 or newer, with venv or pip, is needed" \
                "(on macOS: xcode-select --install), and the Python package registry within reach."
        fi
    fi
    rm -rf .tools/uv
    mv .tools/uv.new .tools/uv
    have_uv || die "the uv that was installed does not start: $uv"
}

packages_mark() {
    printf '%s %s\n' "$(cat pyproject.toml uv.lock .python-version | cksum)" "$PWD"
}

have_packages() {
    [ "$(cat "$mark" 2>/dev/null)" = "$(packages_mark)" ] && .venv/bin/python -c '' 2>/dev/null
}

install_packages() {
    # A whole environment in its own folder is brought up to date; any other is made anew.
    case "$(cat "$mark" 2>/dev/null)" in
        *" $PWD") .venv/bin/python -c '' 2>/dev/null || rm -rf .venv ;;
        *) rm -rf .venv ;;
    esac
    rm -f "$mark"
    # Where pyenv is not on PATH, its 3.13 still saves a download.
    for bin in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin; do
        [ ! -x "$bin/python3.13" ] || PATH="$PATH:$bin"
    done
    "$uv" sync --locked --quiet ||
        die "the locked packages could not be installed: see the lines above." \
            "Python 3.13 is taken from this machine or downloaded by uv; packages come from the registry."
    packages_mark >"$mark"
}

have_browser() {
    path=$(cat .tools/chromium 2>/dev/null) && [ -x "$path" ] &&
        [ "${CHROMIUM:-$path}" = "$path" ]
}

setup_python() {
    if have_uv && have_packages; then
        return
    fi
    take_lock
    have_uv || install_uv
    have_packages || install_packages
    rm -f "$lock"
}

setup_browser() {
    setup_python
    if have_browser; then
        return
    fi
    take_lock
    have_browser || .venv/bin/python scripts/chromium.py
    rm -f "$lock"
}

case "${1-}" in
    python) setup_python ;;
    browser) setup_browser ;;
    *) die "say what to set up: python or browser" ;;
esac
