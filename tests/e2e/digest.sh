# Import: the text, the structure and every link of an extracted digest.
. "$(dirname "$0")/lib.sh"

if ! command -v node >/dev/null; then
	skip "digest: Node.js is not there"
	exit 0
fi
mkdir own
cp "$ROOT/seeds/2024-09.txt" "$ROOT/seeds/site.yaml" own/
check "own digest builds" brevier_build own own/out
node "$ROOT/tests/e2e/digest.mjs" own/2024-09.txt \
	own/out/site/2024-09/2024-09.json "$ROOT/tests/e2e/own.json"
if [ ! -f "$REAL" ]; then
	skip "real digest: it is not there"
	exit 0
fi
mkdir real
cp "$REAL" real/
cp "$ROOT/tests/e2e/real.yaml" real/site.yaml
check "real digest builds" brevier_build real real/out
slug=$(ls real/out/site | grep "^000")
node "$ROOT/tests/e2e/digest.mjs" "$REAL" "real/out/site/$slug/$slug.json" \
	"$ROOT/tests/e2e/real.json"
exit 0
