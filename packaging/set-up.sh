# Sets up .venv at the top of the checkout. Read by ./run, ./test and .ci/run (POSIX sh):
#
#     root=...; . "$root/packaging/set-up.sh"; set_up requirements.lock
#
# Done once; after that, only when a lock, pyproject.toml or the place of the checkout has changed.

venv=$root/.venv
python=$venv/bin/python

# Compiled modules make the program start three times as fast, so let Python and pip write them.
unset PYTHONDONTWRITEBYTECODE PIP_NO_COMPILE PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

usable() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1; }

can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null 2>&1
}

# need_programs PROGRAM:PACKAGE ...: what a build runs; installed where that is possible, else named.
need_programs() {
    packages=
    for each; do
        command -v "${each%%:*}" >/dev/null 2>&1 || packages="$packages ${each#*:}"
    done
    [ -z "$packages" ] || need_packages $packages
}

# need_packages PACKAGE ...: the same for packages of Debian, as they are called there.
need_packages() {
    command -v dpkg-query >/dev/null 2>&1 || fail "This is built on Debian or Ubuntu, which this system is not."
    packages=
    for each; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$each" 2>/dev/null)" = installed ] || packages="$packages $each"
    done
    [ -n "$packages" ] || return 0
    if as_root; then
        say "Installing$packages ..."
        apt_install $packages && return
    fi
    fail "Install what is missing: sudo apt-get install$packages"
}

# Prints the Python to use: the first that is new enough and can make an environment.
find_python() {
    without_venv=
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        usable "$candidate" || continue
        if can_make_venv "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
        without_venv=${without_venv:-$candidate}
    done
    [ -n "$without_venv" ] || fail "Scrutiny Desk needs Python 3.11 to 3.14, and none was found." \
        "Install one (on Debian and Ubuntu: sudo apt-get install python3 python3-venv), or name it: PYTHON=/path/to/python3 $0"
    package=$("$without_venv" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if as_root && say "Installing $package ..." && apt_install "$package" && can_make_venv "$without_venv"; then
        printf '%s\n' "$without_venv"
        return
    fi
    fail "$without_venv has no venv module. Install it: sudo apt-get install $package"
}

# What a set-up was made from; a checkout that was moved counts as changed.
fingerprint() { { cat "$root/$1" "$root/pyproject.toml" && printf '%s\n' "$root"; } | cksum; }

is_set_up() { [ -x "$python" ] && [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(fingerprint "$1")" ]; }

pip_install() { "$python" -m pip install --quiet --disable-pip-version-check --no-input "$@" </dev/null; }

# set_up LOCK: requirements.lock to run, requirements-test.lock (which holds the former) to test.
set_up() {
    if ! is_set_up "$1" && ! { [ "$1" = requirements.lock ] && is_set_up requirements-test.lock; }; then
        if ! usable "$python" || ! "$python" -m pip --version >/dev/null 2>&1; then
            base=$(find_python) || exit 1
            say "Setting up $venv with $("$base" --version) ..."
            "$base" -m venv --clear "$venv" || fail "The environment $venv could not be made."
        fi
        say "Installing what $1 lists (once; some minutes on a slow line) ..."
        pip_install --require-hashes --only-binary :all: -r "$root/$1" ||
            fail "The packages could not be installed. The lines above say why; try again when the network is back."
        pip_install --no-deps --no-build-isolation --editable "$root" || fail "Scrutiny Desk itself could not be installed."
        "$python" -m compileall -q "$root/src" "$root/resources" >/dev/null
        fingerprint "$1" >"$venv/$1.stamp"
    fi
    find_system_libraries offscreen
}

# Names of the libraries that Qt loads from the system and does not find.
missing_libraries() {
    qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
    for library in lib/libQt6Gui.so.6 lib/libQt6Widgets.so.6 lib/libQt6Svg.so.6 lib/libQt6PrintSupport.so.6 \
        plugins/platforms/libqoffscreen.so ${x11:+plugins/platforms/libqxcb.so} \
        ${wayland:+plugins/platforms/libqwayland.so}; do
        [ ! -e "$qt/$library" ] || ldd "$qt/$library" 2>/dev/null
    done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# find_system_libraries offscreen|window: a window takes more of the system than drawing off screen.
find_system_libraries() {
    [ "$(uname)" = Linux ] && command -v ldd >/dev/null 2>&1 || return 0
    x11= wayland=
    if [ "$1" = window ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
        x11=${DISPLAY:-} wayland=${WAYLAND_DISPLAY:-}
    fi
    checked=$venv/system-libraries${x11:+-x11}${wayland:+-wayland}.stamp
    [ ! -e "$checked" ] || return 0
    missing=$(missing_libraries)
    if [ -n "$missing" ]; then
        packages="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0"
        [ -z "$x11" ] || packages="$packages libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
        [ -z "$wayland" ] || packages="$packages libwayland-client0 libwayland-cursor0 libwayland-egl1"
        if as_root; then
            say "Installing the system libraries that Qt needs ..."
            apt_install $packages || true
            missing=$(missing_libraries)
        fi
    fi
    if [ -n "$missing" ]; then
        say "Qt does not find these system libraries: $(echo $missing)"
        if command -v dnf >/dev/null 2>&1; then
            fail "Install them: sudo dnf install mesa-libGL mesa-libEGL glib2 fontconfig dbus-libs libxkbcommon libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil"
        fi
        fail "Install them: sudo apt-get install $packages"
    fi
    : >"$checked"
}

# Whether a window could be shown. A DISPLAY may name a screen that is gone, and Qt ends the process then.
has_display() {
    [ "$(uname)" = Linux ] || return 0
    [ -z "${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || return 0
    [ -n "${DISPLAY:-}" ] || return 1
    "$python" -S -c '
import ctypes, sys
try:
    xcb = ctypes.CDLL("libxcb.so.1")
except OSError:
    sys.exit(0)  # not known: let Qt say it
xcb.xcb_connect.restype = ctypes.c_void_p
xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
sys.exit(bool(xcb.xcb_connection_has_error(xcb.xcb_connect(None, None))))'
}
