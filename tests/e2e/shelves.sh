# The shelves of src/: who may include whom, and who wraps which library.
. "$(dirname "$0")/lib.sh"

cd "$ROOT/src" || exit 1

# shelf NAME MAY...: the shelf includes nothing of ours but itself and these.
shelf() {
	local name=$1 allowed
	allowed=$(printf '%s\n' "$@" | paste -sd '|')
	check "$name includes only: $*" bash -c "
		! grep -HnE '^#include \"' $name/*.[ch] |
			grep -vE '#include \"($allowed)/' | grep -v '\"version.h\"'"
}
shelf base
shelf model base
shelf markdown base model
shelf extract base model
shelf reflow base model extract
shelf align base model extract reflow
shelf import base model extract reflow align
shelf catalog base model
shelf search base model
shelf template base
shelf archive base
shelf publish base model catalog search template archive
shelf book base model catalog template archive publish
shelf page base model catalog search template archive publish book
shelf feed base model template publish book
shelf check base archive
shelf build base model markdown import catalog search template archive publish book page

# home HEADER FILE...: nobody else includes the library's header.
home() {
	local header=$1
	shift
	check "$header is used only in: $*" bash -c "
		[ -n \"\$(grep -rl '#include <$header' .)\" ] &&
		! grep -rl '#include <$header' . | sed 's|^\./||' |
			grep -vxE '$(printf '%s\n' "$@" | paste -sd '|')'"
}
home cmark markdown/lines.h
home zip archive/zip.c archive/zip_read.c
home libdeflate archive/deflate.c
home libxml base/xml.c base/soup.c
home yaml base/yaml.c
home jansson base/json.c
home utf8proc base/nfc.c
home nettle base/hash.c base/hash.h
home pthread base/pool.c archive/zip.c

check "no header without its guard" bash -c '
	for file in */*.h *.h; do
		guard=BREVIER_$(echo "${file%.h}" | tr a-z/ A-Z_)_H
		[ "$file" = "${file#*/}" ] && guard=BREVIER_$(echo "${file%.h}" | tr a-z A-Z)_H
		grep -q "^#ifndef $guard$" "$file" || { echo "$file: $guard"; exit 1; }
	done'
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
	check "formatted by clang-format" bash -c '
		cd .. && git ls-files "*.[ch]" | xargs clang-format --dry-run -Werror'
else
	skip "formatted by clang-format: version 14 is not there"
fi
