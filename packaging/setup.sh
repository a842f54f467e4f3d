# shellcheck shell=bash
# What run.sh and test.sh share: making the project's environment when it is not there yet.
# Sourced, never run. Everything said to a person goes to standard error.

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

# Raise this when what set_up leaves in an environment changes.
layout=1

log='' # the set-up's log, once it is open

# The shared libraries that Qt and its plugins for X11, Wayland, printing and no screen open, and
# the Debian package of each: what ldd did not find for PySide6 6.11 on a bare Debian 12.
libraries=(
    libEGL.so.1=libegl1
    libGL.so.1=libgl1
    libX11-xcb.so.1=libx11-xcb1
    libX11.so.6=libx11-6
    libbrotlidec.so.1=libbrotli1
    libcups.so.2=libcups2
    libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1
    libfreetype.so.6=libfreetype6
    libglib-2.0.so.0=libglib2.0-0
    libwayland-client.so.0=libwayland-client0
    libwayland-cursor.so.0=libwayland-cursor0
    libwayland-egl.so.1=libwayland-egl1
    libxcb-cursor.so.0=libxcb-cursor0
    libxcb-glx.so.0=libxcb-glx0
    libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0
    libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0
    libxcb-render.so.0=libxcb-render0
    libxcb-shape.so.0=libxcb-shape0
    libxcb-shm.so.0=libxcb-shm0
    libxcb-sync.so.1=libxcb-sync1
    libxcb-util.so.1=libxcb-util1
    libxcb-xfixes.so.0=libxcb-xfixes0
    libxcb-xkb.so.1=libxcb-xkb1
    libxcb.so.1=libxcb1
    libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxkbcommon.so.0=libxkbcommon0
)

say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 3
}

# prepare run|test [DEBIAN PACKAGE…]: sets env_dir to an environment that is ready for that purpose.
prepare() {
    local ready='' cache
    env_dir=$root/.venv
    if is_ready "$1"; then
        ready=yes
    elif ! [[ (-d $env_dir && -w $env_dir) || (! -e $env_dir && -w $root) ]]; then
        cache=$(cache_folder) || exit $?
        env_dir=$cache/environment-$(printf '%s' "$root" | sha256sum | cut -c 1-12)
        if is_ready "$1"; then ready=yes; fi
    fi
    if [[ -n $ready && -z $(absent_packages "${@:2}") ]]; then return; fi
    mkdir -p -- "${env_dir%/*}" || die "The folder ${env_dir%/*} cannot be made."
    # In a subshell, so that the lock goes with it and is not handed on to the application.
    (set_up "$@") || exit $?
}

cache_folder() {
    local home=${HOME:-} folder
    if [[ -z $home ]]; then home=$(getent passwd "$(id -u)" | cut -d : -f 6) || home=; fi
    if [[ ${XDG_CACHE_HOME:-} == /* ]]; then
        folder=$XDG_CACHE_HOME/operations-briefing
    elif [[ -n $home && -w $home ]]; then
        folder=$home/.cache/operations-briefing
    else
        folder=/tmp/operations-briefing-$(id -u)
        mkdir -m 700 -- "$folder" 2>/dev/null || true
        # Anyone can make a folder of that name in /tmp, and we are about to run what lies in it.
        if [[ ! -O $folder || -L $folder ]]; then die "The folder $folder belongs to someone else. Set XDG_CACHE_HOME to a folder of yours."; fi
    fi
    printf '%s' "$folder"
}

is_ready() {
    local stamp=$env_dir/.ready-$1 answer
    [[ -r $stamp && -x $env_dir/bin/python ]] || return
    answer=$(probe "$env_dir/bin/python") || return
    # One line is the version alone: no library is absent.
    [[ $answer != *$'\n'* && $(<"$stamp") == "$(stamp_for "$1" "$answer")" ]]
}

# Python's version, then each shared library that cannot be opened, one a line.
# Opening them all takes a few hundredths of a second, so every start can afford to ask.
probe() {
    "$1" -I -S -c '
import ctypes, sys
print("%d.%d" % sys.version_info[:2])
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
' "${libraries[@]%%=*}" 2>/dev/null
}

stamp_for() { printf '%s|%s|%s|%s|%s' "$layout" "$2" "$root" "$env_dir" "$(sha256sum <"$(lock_file "$1")")"; }

write_stamp() {
    stamp_for "$1" "$(probe "$env_dir/bin/python" | head -n 1)" >"$env_dir/.ready-$1.new" &&
        mv -f -- "$env_dir/.ready-$1.new" "$env_dir/.ready-$1"
}

lock_file() {
    case $1 in
        run) printf '%s' "$root/packaging/requirements.txt" ;;
        test) printf '%s' "$root/packaging/requirements-test.txt" ;;
    esac
}

absent_packages() {
    local package
    for package; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
    done
}

set_up() {
    exec 9<"${env_dir%/*}" || die "The folder ${env_dir%/*} cannot be read."
    if ! flock -n 9; then
        say "Another start is setting up; waiting for it."
        flock 9
    fi
    install_what_is_absent "${@:2}"
    if ! is_ready "$1"; then make_environment "$1"; fi
}

install_what_is_absent() {
    local packages python absent library printing=()
    mapfile -t packages < <(absent_packages "$@")
    if [[ -z $(first_python ctypes,ensurepip,venv) ]]; then
        if ! type -P python3 >/dev/null; then
            packages+=(python3)
        elif [[ -z $(first_python ctypes) ]]; then
            die "$(what_python_is_needed)"
        fi
        packages+=(python3-venv)
    fi
    if python=$(first_python ctypes); then
        absent=$(probe "$python" | tail -n +2)
    else
        absent=$(printf '%s\n' "${libraries[@]%%=*}")
    fi
    for library in "${libraries[@]}"; do
        if [[ $'\n'$absent$'\n' == *$'\n'"${library%%=*}"$'\n'* ]]; then packages+=("${library#*=}"); fi
    done
    if ! type -P lp >/dev/null; then printing=(cups-client); fi

    if [[ ${#packages[@]} -gt 0 ]]; then
        install_packages "${packages[@]}" "${printing[@]}"
        if [[ -z $(first_python ctypes,ensurepip,venv) ]]; then die "$(what_python_is_needed)"; fi
    elif [[ ${#printing[@]} -gt 0 ]]; then
        if ! acts_as_administrator || ! (install_packages "${printing[@]}") 2>/dev/null; then
            say "Printing will not work until an administrator runs: apt-get install cups-client"
        fi
    fi
}

# The first Python from 3.11 on that can import these modules.
first_python() {
    local name path
    for name in python3.13 python3.12 python3.11 python3; do
        path=$(type -P "$name") || continue
        if "$path" -I -S -c "import sys, $1; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
            printf '%s' "$path"
            return
        fi
    done
    return 1
}

what_python_is_needed() {
    printf 'Python 3.11 or newer is needed and this computer has %s; Debian 12 and later come with it.' \
        "$(python3 --version 2>/dev/null || printf 'none')"
}

acts_as_administrator() { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }

install_packages() {
    local as=() command="apt-get update && apt-get install --yes --no-install-recommends $*"
    if ! type -P apt-get >/dev/null; then
        die "This computer lacks what these Debian packages hold and has no apt-get to install them with: $*"
    elif acts_as_administrator; then
        if [[ $(id -u) != 0 ]]; then as=(sudo -n); fi
    elif type -P sudo >/dev/null && (: >/dev/tty) 2>/dev/null; then
        as=(sudo)
    else
        die "This computer lacks packages that only an administrator can install; an administrator must run, once: $command"
    fi
    open_log
    say "Installing from Debian: $*"
    # The lists need not be fetched where the packages can be. A service that a package starts would
    # hold the lock for as long as it lives, hence 9<&-.
    if ! {
        "${as[@]}" apt-get update || true
        "${as[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@"
    } </dev/null >>"$log" 2>&1 9<&-; then
        if grep -qE 'Failed to fetch|Unable to locate|no installation candidate' "$log"; then
            say "The Debian packages could not be fetched, so none was installed. Is there a network?"
        else
            say "The Debian packages could not be installed."
        fi
        say "An administrator can also run: $command" "What apt-get said last (all of it is in $log):"
        end_of_log
        exit 3
    fi
}

open_log() {
    if [[ -n $log ]]; then return; fi
    log=$env_dir/setup.log
    if ! { mkdir -p -- "$env_dir" && : >"$log"; } 2>/dev/null; then die "The folder $env_dir cannot be written to."; fi
    say "Setting up Operations Briefing. This is done once and takes a minute or two; its log is $log"
}

end_of_log() { grep -vE '^(WARNING: Location .* is ignored|$)' "$log" | tail -n 6 | sed 's/^/    /' >&2; }

make_environment() {
    local had_run='' lock site
    lock=$(lock_file "$1")
    open_log
    # The tests' packages are added to a finished environment; anything else starts from nothing.
    if [[ $1 == test ]] && is_ready run; then had_run=yes; fi
    # No stamp lies there from here on, so a set-up that is killed is noticed by the next start and redone.
    rm -f -- "$env_dir"/.ready-* || die "The folder $env_dir cannot be written to."
    unset PYTHONHOME PYTHONPATH
    if [[ -z $had_run ]]; then
        find "$env_dir" -mindepth 1 -maxdepth 1 ! -name setup.log -exec rm -rf -- {} + ||
            die "The unfinished environment in $env_dir cannot be removed."
        if ! "$(first_python ctypes,ensurepip,venv)" -m venv "$env_dir" >>"$log" 2>&1; then
            say "The Python environment could not be made in $env_dir. What was said last (all of it is in $log):"
            end_of_log
            exit 3
        fi
    fi
    say "Installing the Python packages."
    if ! PIP_USER=0 "$env_dir/bin/python" -m pip install --no-input --disable-pip-version-check --progress-bar off \
        --only-binary :all: --require-hashes -r "$lock" </dev/null >>"$log" 2>&1; then
        if grep -q '^Installing collected packages' "$log"; then
            say "The Python packages of ${lock#"$root"/} could not be installed; nothing outside $env_dir was changed."
        else
            # pip fetches everything before it installs anything: what was finished still is.
            if [[ -n $had_run ]]; then write_stamp run; fi
            say "The Python packages of ${lock#"$root"/} could not be fetched; nothing outside $env_dir was changed. Is there a network?"
        fi
        say "What pip said last (all of it is in $log):"
        end_of_log
        exit 3
    fi
    if ! {
        site=$("$env_dir/bin/python" -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))') &&
            printf '%s\n' "$root" >"$site/operations_briefing.pth" && write_command && write_stamp run &&
            { [[ $1 == run ]] || write_stamp "$1"; }
    }; then die "The environment in $env_dir could not be finished."; fi
}

write_command() {
    # A path in #! may hold no space, so sh starts Python: what it reads as a command, Python reads as a string.
    cat >"$env_dir/bin/briefing-app" <<END && chmod +x "$env_dir/bin/briefing-app"
#!/bin/sh
'''exec' "$env_dir/bin/python" "\$0" "\$@"
' '''
import sys

from briefing_app.__main__ import main

sys.exit(main())
END
}
