# What a page does while it is read, in a browser: contents that follow, a
# citation to copy, both only where a script runs; and what it prints.
. "$(dirname "$0")/lib.sh"

if [ "${VALID:-yes}" = no ] ||
	[ ! -f "$ROOT/tests/validate/node_modules/.validate-stamp" ]; then
	skip "reading in a browser: left out on request, or no browser"
	exit 0
fi

check "build" brevier_build "$ROOT/seeds" out
node "$ROOT/tests/e2e/reader.mjs" "$ROOT" out/site
