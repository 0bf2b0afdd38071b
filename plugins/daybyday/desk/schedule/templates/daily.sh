#!/bin/sh
# @@about@@
# @@catches_up@@
# @@silent@@
set -u
cd @@folder@@ || exit 1
PATH=@@bin@@:${PATH:-/usr/local/bin:/usr/bin:/bin}
export PATH
if [ -r schedule/alert.env ]; then
  . ./schedule/alert.env
fi
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

alert() {
  subject=@@name@@": $1"
  if [ -n "${ALERT_MAIL:-}" ] && command -v sendmail >/dev/null; then
    { printf 'To: %s\nSubject: %s\n\n' "$ALERT_MAIL" "$subject"; tail -n 40 "$log"; } | sendmail -t
  fi
  if [ -n "${ALERT_WEBHOOK:-}" ]; then
    printf '%s' "$subject" | sed 's/[\\"]/\\&/g; s/^/{"text": "/; s/$/"}/' |
      curl --silent --show-error --fail --max-time 30 --header 'Content-Type: application/json' --data @- "$ALERT_WEBHOOK"
  fi
  cat "$log" >&2
}

# @@again@@
status=1
for pause in ${RETRY_AFTER:-0 60 300}; do
  sleep "$pause"
  @@program@@ publish @@target@@ >>"$log" 2>&1
  status=$?
  [ "$status" -eq 0 ] && break
done
if [ "$status" -ne 0 ]; then
  alert "publish failed with status $status"
  exit "$status"
fi
@@program@@ verify --live --wait "${VERIFY_FOR:-300}" >>"$log" 2>&1
status=$?
if [ "$status" -ne 0 ]; then
  alert "verify failed with status $status"
fi
exit "$status"
