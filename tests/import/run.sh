#!/usr/bin/env bash
# The part 'import' of tests/run: how much of the digests in digests/ the
# import finds again, from each extraction. score.mjs says how it counts.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export BREVIER=${BREVIER:-$HERE/../../.build/brevier}
if ! command -v node >/dev/null; then
	echo "skip Node.js is not there"
	exit 0
fi
exec node "$HERE/score.mjs"
