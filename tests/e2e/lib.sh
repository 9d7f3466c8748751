# What every end-to-end test shares. Sourced, not run.
#
# A test is a script that calls ok, not_ok or skip once for each thing it
# checks; tests/run counts the lines. BREVIER names the program, WORK a fresh
# folder that is removed at the end, SHARED the folder of the real digest.

set -u
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BREVIER=${BREVIER:-$ROOT/.build/brevier}
SHARED=${SHARED:-$ROOT/../shared}
REAL=$SHARED/seeds/000_16ddac5e42bf6944.txt
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cd "$WORK" || exit 1

ok() { echo "ok $*"; }
not_ok() { echo "not ok $*"; }
skip() { echo "skip $*"; }

# check NAME COMMAND...: ok when the command succeeds; else its output shows.
check() {
	local name=$1
	shift
	if "$@" >"$WORK/.log" 2>&1; then
		ok "$name"
	else
		not_ok "$name"
		sed 's/^/  | /' "$WORK/.log" | head -40
	fi
}

# same NAME A B: ok when two files or trees hold the same bytes. What a build
# noted of files and their times, and keeps for the next one, is its own.
same() {
	check "$1" diff -r -x state -x memos -x step -x twin "$2" "$3"
}

# brevier_build SEEDS OUT [OPTION...]: a build with the project's templates.
brevier_build() {
	local seeds=$1 out=$2
	shift 2
	"$BREVIER" build --seeds "$seeds" --out "$out" \
		--templates "$ROOT/templates" --assets "$ROOT/assets" "$@"
}
