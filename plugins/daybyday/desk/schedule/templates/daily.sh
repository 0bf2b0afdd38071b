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
