# The waist: whatever comes in, what is published derives from Markdown alone.
. "$(dirname "$0")/lib.sh"

waist() {
	local name=$1 seed=$2 config=$3 stem
	stem=$(basename "$seed")
	local ext=${stem##*.}
	stem=${stem%.*}
	mkdir -p "$name/text" "$name/markdown"
	cp "$config" "$name/text/site.yaml"
	cp "$config" "$name/markdown/site.yaml"
	cp "$seed" "$name/text/"
	check "$name: builds from text" brevier_build "$name/text" "$name/a"
	check "$name: imports" "$BREVIER" import "$name/text/$stem.$ext" \
		-o "$name/markdown/$stem.md"
	check "$name: builds from Markdown" \
		brevier_build "$name/markdown" "$name/b"
	same "$name: both sites are the same to the byte" "$name/a/site" "$name/b/site"
	same "$name: the Markdown, too" "$name/a/markdown" "$name/b/markdown"
	check "$name: curating" "$BREVIER" import "$name/text/$stem.$ext"
	check "$name: text and Markdown side by side build" \
		brevier_build "$name/text" "$name/c"
	same "$name: and give the same site again" "$name/a/site" "$name/c/site"
}

for format in xhtml xml pdf; do
	[ $format != pdf ] || command -v pdftohtml >/dev/null || {
		skip "PDF: pdftohtml is not there"
		continue
	}
	waist $format "$ROOT/tests/import/extracted/en-grid.$format" \
		"$ROOT/seeds/site.yaml"
done
waist seeds "$ROOT/seeds/2024-09.txt" "$ROOT/seeds/site.yaml"
if [ -f "$REAL" ]; then
	waist real "$REAL" "$ROOT/tests/e2e/real.yaml"
else
	skip "real digest: it is not there"
fi

# What a person wrote is not overwritten.
cp "$ROOT/seeds/2024-09.txt" "$ROOT/seeds/site.yaml" .
"$BREVIER" import 2024-09.txt >/dev/null
echo "A line of mine." >>2024-09.md
cp 2024-09.md mine.md
"$BREVIER" import 2024-09.txt >out.txt 2>err.txt
same "an edited file stays" mine.md 2024-09.md
check "the import is written beside it" test -s 2024-09.md.new
check "and it says so" grep -q 'kept-edited' err.txt
