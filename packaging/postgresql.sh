# A throw-away PostgreSQL server for the tests. Read by .ci/run after set-up.sh (POSIX sh):
#
#     . packaging/postgresql.sh; trap stop_postgresql EXIT; start_postgresql
#
# start_postgresql exports SCRUTINYDESK_POSTGRESQL, the address of a server on this computer with a random port and
# password, in a temporary folder. Where there can be none it says why, and the tests that need one are skipped.

# Prints the folder of the server's programs; a package of Debian keeps them off the path.
postgresql_programs() {
    for candidate in "$(command -v initdb)" $(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -rV); do
        [ -x "$candidate" ] || continue
        dirname -- "$candidate"
        return
    done
    return 1
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd "$pg_folder" && runuser -u "$pg_user" -- "$@" </dev/null)
    else
        "$@" </dev/null
    fi
}

start_postgresql() {
    pg_folder=
    [ -z "${SCRUTINYDESK_POSTGRESQL:-}" ] || return 0
    if ! postgresql_programs >/dev/null && as_root; then
        say "Installing PostgreSQL ..."
        apt_install postgresql || true
    fi
    if ! pg_bin=$(postgresql_programs); then
        say "There is no PostgreSQL here, so the tests that need one are skipped." \
            "Install it: sudo apt-get install postgresql"
        return 0
    fi
    pg_user=postgres
    id "$pg_user" >/dev/null 2>&1 || pg_user=nobody
    pg_folder=$(mktemp -d) || return 0
    [ "$(id -u)" != 0 ] || chown "$pg_user" "$pg_folder"
    pg_password=$("$python" -c 'import secrets; print(secrets.token_hex(16))')
    pg_port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    # The folder is the server's own (mode 700), so nobody else reads the password in it.
    printf '%s\n' "$pg_password" >"$pg_folder/password"
    chmod 644 "$pg_folder/password"
    if {
        as_postgres "$pg_bin/initdb" -D "$pg_folder/data" -U desk --auth=scram-sha-256 \
            --pwfile="$pg_folder/password" --no-sync -E UTF8 --locale=C &&
            as_postgres "$pg_bin/pg_ctl" start -w -s -D "$pg_folder/data" -l "$pg_folder/log" \
                -o "-c listen_addresses=127.0.0.1 -p $pg_port -k $pg_folder -c fsync=off"
    } >"$pg_folder/making" 2>&1; then
        export SCRUTINYDESK_POSTGRESQL="postgresql://desk:$pg_password@127.0.0.1:$pg_port/postgres"
        say "PostgreSQL for the tests runs on port $pg_port."
    else
        say "PostgreSQL could not be started, so the tests that need it are skipped:"
        cat "$pg_folder/making" "$pg_folder/log" 2>/dev/null | tail -n 5 >&2
    fi
}

stop_postgresql() {
    [ -n "${pg_folder:-}" ] || return 0
    as_postgres "$pg_bin/pg_ctl" stop -s -m immediate -D "$pg_folder/data" >/dev/null 2>&1
    rm -rf "$pg_folder"
    pg_folder=
}
