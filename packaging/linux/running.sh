# A copy that is open loads parts of itself later; with other parts in their place it would break off.
for exe in /proc/[0-9]*/exe; do
    if [ "$(readlink "$exe" 2>/dev/null)" = /usr/lib/scrutiny-desk/scrutinydesk ]; then
        process=${exe%/exe}
        who=$(stat -c %U "$process" 2>/dev/null || echo somebody)
        echo "Scrutiny Desk is open (by $who, process ${process#/proc/}). Nothing was changed." >&2
        echo "Close its window, then try again." >&2
        exit 1
    fi
done
