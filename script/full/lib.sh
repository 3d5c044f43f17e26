# Shared by the parts of script/test-full: a part prints what it does, counts with pass, fail and skip, and ends with
# finish, whose line "N passed, N failed" is the last; exit code 0 only when nothing failed.
passed=0 failed=0 skipped=0
pass() { passed=$((passed + ${1:-1})); }
fail() { failed=$((failed + ${1:-1})); }
skip() { skipped=$((skipped + 1)); printf 'SKIPPED: %s\n' "$*"; }
finish() {
  [ "$skipped" -eq 0 ] || printf '%s skipped\n' "$skipped"
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}
# Ends the part as skipped when a program is missing.
needs() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || { skip "$program is not installed"; finish; }
  done
}
# build PRESET TARGET…
build() {
  local preset=$1
  shift
  say "building $preset: $*"
  [ -e "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
  cmake --build --preset "$preset" -- --quiet "$@"
}
# run_ctest PRESET [ARGUMENT…]: runs tests of a build and counts them; shows what failed.
run_ctest() {
  local log total bad left_out
  log=$(mktemp)
  ctest --test-dir "build/$1" --output-on-failure --no-tests=error "${@:2}" >"$log" 2>&1 || true
  total=$(sed -n 's/.* tests failed out of \([0-9]*\)$/\1/p' "$log")
  bad=$(sed -n 's/.*, \([0-9]*\) tests failed out of .*/\1/p' "$log")
  if [ -z "$total" ]; then
    tail -40 "$log"
    fail
  else
    [ "$bad" -eq 0 ] || grep -vE '^ *[0-9]+/[0-9]+ .*Passed' "$log" | tail -200
    left_out=$(grep -c '\*\*\*Skipped' "$log" || true)
    grep '\*\*\*Skipped' "$log" | sed 's/^/SKIPPED: /' || true
    pass $((total - bad - left_out))
    fail "$bad"
    skipped=$((skipped + left_out))
  fi
  rm -f "$log"
}
# run_check NAME COMMAND…: one check; its output is shown when it fails.
run_check() {
  local log name=$1
  log=$(mktemp)
  if "${@:2}" >"$log" 2>&1; then
    printf 'ok: %s\n' "$name"
    pass
  else
    printf 'FAILED (exit code %s): %s\n' "$?" "$name"
    tail -60 "$log"
    fail
  fi
  rm -f "$log"
}
