status=0
@@program@@ tomorrow >>"$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
  alert "tomorrow needs you"
fi
/bin/sh schedule/daily.sh || status=$?
exit "$status"
