# Digests by others: a folder of Markdown in six styles, with what goes wrong
# in each, becomes a site as it is. Every heading, item of a list and link of it
# is there, in the pages and in the books, and nothing that runs.
#
# FOREIGN=320: so many files; also, EPUBCheck sees the book of each.
# FOREIGN_SEEDS=FOLDER: other people's, in place of those written here.
. "$(dirname "$0")/lib.sh"

n=${FOREIGN:-40}
here=$ROOT/tests/e2e/foreign
if ! (cd "$ROOT/tests/validate" && node -e 'require.resolve("markdown-it")') 2>/dev/null; then
	skip "folders by others: markdown-it is not there; 'make setup-tests' brings it"
	exit 0
fi
node "$here/write.mjs" theirs "$n"
seeds=${FOREIGN_SEEDS:-theirs}
check "a folder without site.yaml becomes a site" brevier_build "$seeds" out
if node "$here/check.mjs" "$seeds" out/site >said; then
	ok "all that is written is there: $(tail -1 said)"
else
	not_ok "all that is written is there"
	sed 's/^/  | /' said
fi

# A check that cannot fail shows nothing: it misses what is gone.
mkdir few
for file in theirs/*week.md; do break; done
printf '## Gone\n\n- gone [too](https://example.org/gone)\n' >"few/$(basename "$file")"
node "$here/check.mjs" few out/site >said
check "what is not there is missed" grep -q ' 6 faults$' said

# dated: whether each briefing whose name is a day is of that day.
dated() {
	local file day n=0
	for file in out/site/20??-??-??/20??-??-??.json; do
		day=$(basename "$file" .json)
		grep -q "\"date\": \?\"$day\"" "$file" || return 1
		n=$((n + 1))
	done
	[ "$n" -gt 0 ]
}
[ -n "${FOREIGN_SEEDS:-}" ] || check "dates come from names" dated
if [ -n "${FOREIGN:-}" ] && [ "${VALID:-yes}" != no ]; then
	check "EPUBCheck" "$ROOT/tests/validate/validate-epub" --no-ace out/site/*/*.epub
fi

# What only its author can mend stops the build, with its place.
printf 'Title: Latin\nDate: 2024-01-01\n\nCaf\xe9\n' >theirs/latin.md
brevier_build theirs out >said 2>&1
check "bytes that are no UTF-8 are told with their line" \
	grep -q 'latin.md:4:4: error: .*UTF-8' said
