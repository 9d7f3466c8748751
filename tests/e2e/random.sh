# After each of many random edits a build gives what a clean build gives.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # far fewer seconds than a disk
. "$(dirname "$0")/lib.sh"

if ! command -v node >/dev/null; then
	skip "random edits: Node.js is not there"
	exit 0
fi
cp -r "$ROOT/templates" "$ROOT/assets" .
node "$ROOT/tests/e2e/random.mjs" "$BREVIER" "${EDITS:-100}" "${SEED:-1}"

# The test itself notices what it is for.
printf x | dd of=out/site/index.html bs=1 seek=999 conv=notrunc 2>/dev/null
"$BREVIER" build --check-incremental >said 2>&1
check "a file that no clean build makes is noticed" \
	test $? -eq 1 -a "$(grep -c '\[incremental\]$' said)" -eq 1
exit 0
