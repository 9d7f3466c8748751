# Every book there is, judged by EPUBCheck with its usage notes and by Ace with
# its metadata, and read by Calibre and pandoc without a warning: those of
# seeds/, of every extraction of the import corpus, of BOOKS out of a thousand
# that are made up, and the collected ones of each. valid.sh has a few of them
# in every run; all take the better part of an hour.
. "$(dirname "$0")/lib.sh"

corpus=${CORPUS:-$ROOT/.build/bench/corpus}
if [ "${BOOKS:-0}" -eq 0 ]; then
	skip "every book: left out; BOOKS=25 asks for it"
	exit 0
fi
if [ ! -f "$ROOT/tests/validate/node_modules/.validate-stamp" ] ||
	[ ! -x "$corpus" ]; then
	skip "every book: 'make setup-tests .build/bench/corpus' first"
	exit 0
fi

# ---- The sites ----

cp -r "$ROOT/seeds" seeds
[ -f "$REAL" ] && cp "$REAL" seeds/
check "build seeds" brevier_build seeds seeds/out --collect=year,all
for page in "$ROOT"/tests/import/digests/*.html; do
	name=$(basename "$page" .html)
	mkdir "$name"
	node "$ROOT/tests/import/truth.mjs" --site "$page" >"$name/site.yaml"
	for file in "$ROOT/tests/import/extracted/$name".*; do
		tail=${file##*/"$name".}
		cp "$file" "$name/$(echo "$tail" | tr . -).${tail##*.}"
	done
	check "build $name" brevier_build "$name" "$name/out" --collect=all
done
"$corpus" made markdown 1000 10
check "build a thousand" brevier_build made made/out --collect=year
# Ace compares the places of all documents in the package: with 160 it computes
# for 5 seconds before it opens the first, with 470 it had not done so in 48.
mkdir dozen
cp $(ls made/*.md | head -12) dozen/
check "build a dozen of them" brevier_build dozen dozen/out --collect=all

# ---- The judges ----

books() { ls "$1"/out/site/*/*.epub; }
sample() { shuf -n "$BOOKS" --random-source=<(yes) | sort; }
for site in seeds ??-*; do
	check "$site: no fault, no hint, all metadata" \
		"$ROOT/tests/validate/validate-epub" --strict $(books "$site")
	grep -c '^PASS' .log | sed "s/^/# $site: books that pass: /"
done
ls made/out/site/archive/*.epub >large
check "a sample of a thousand: no fault, no hint, all metadata" \
	"$ROOT/tests/validate/validate-epub" --strict \
	$(books made | grep -vFf large | sample)
check "a dozen in one book: no fault, no hint, all metadata" \
	"$ROOT/tests/validate/validate-epub" --strict dozen/out/site/archive/all.epub
check "a year of them: no fault, no hint" \
	"$ROOT/tests/validate/validate-epub" --strict --no-ace $(head -1 large)

node "$ROOT/tests/e2e/pages.mjs" "$ROOT" $(books seeds) ??-*/out/site/*/*.epub \
	"$(books made | grep -vFf large | sample | head -1)"

# Nothing is said on the way through another program.
silent() {
	"$@" >said 2>&1
	local code=$?
	grep -iE 'warning|error|failed|could not|invalid' said && code=1
	return $code
}
for site in seeds ??-*; do
	for book in $(books "$site"); do
		if command -v pandoc >/dev/null; then
			check "$book: pandoc" silent pandoc -f epub -t markdown \
				"$book" -o book.md
		fi
		if command -v ebook-convert >/dev/null; then
			check "$book: Calibre" silent ebook-convert "$book" book.azw3
		fi
	done
done
