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

