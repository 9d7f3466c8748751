#!/usr/bin/env bash
# What each stage makes of an input, byte for byte. A file is a test because
# it exists:
#
#   import/NAME.txt     an extracted text, with its own import/NAME.yaml or
#                       site.yaml
#     NAME.md           as Markdown: dump --stage=markdown
#     NAME.json         as data: the JSON of a build
#     NAME.stderr       what is said of it; no such file: nothing
#     NAME.report       what import --report tells; no such file: not asked
#   markdown/NAME.md    a briefing in the dialect
#     NAME.model        as model: dump --stage=model
#     NAME.html         as a page, by templates/briefing.html here, which
#                       shows the content and nothing else
#     NAME.stderr       the same as above
#                       Images stand beside all of them.
#
#   run.sh              compares
#   run.sh --bless      writes them all; read each before it is committed
. "$(dirname "$0")/../e2e/lib.sh"

unset SOURCE_DATE_EPOCH
HERE=$ROOT/tests/golden
bless=
[ "${1-}" != --bless ] || bless=1
cp -r "$ROOT/templates" "$ROOT/assets" .
cp "$HERE/templates/briefing.html" templates/

# golden FILE MADE: compares with, or becomes, the golden file.
golden() {
	local file=$HERE/$1 made=$2
	if [ "$bless" ]; then
		cp "$made" "$file"
	elif [ ! -f "$file" ]; then
		not_ok "$1: there is no such file; --bless makes it"
	else
		check "$1" diff -u "$file" "$made"
	fi
}

# golden_stderr NAME MADE: the same, where no file is an empty file.
golden_stderr() {
	if [ ! -s "$2" ]; then
		[ -z "$bless" ] || rm -f "$HERE/$1"
		check "$1: nothing to tell" test ! -e "$HERE/$1"
	else
		golden "$1" "$2"
	fi
}

# stage STAGE FILE: what dump makes of it, in made; false where it fails.
stage() {
	"$BREVIER" dump --stage="$1" "$2" >made 2>said
}

# place FILE: copies it into seeds/ beside its configuration.
place() {
	local config=${1%.*}.yaml
	rm -rf seeds out
	mkdir seeds
	cp "$1" seeds/
	find "$(dirname "$1")" -name '*.png' -exec cp {} seeds/ \;
	[ -f "$config" ] || config=$HERE/site.yaml
	cp "$config" seeds/site.yaml
}

for file in "$HERE"/import/*.txt; do
	name=$(basename "$file" .txt)
	place "$file"
	stage markdown "seeds/$name.txt" || not_ok "import/$name: it fails"
	golden "import/$name.md" made
	golden_stderr "import/$name.stderr" said
	if [ -f "$HERE/import/$name.report" ]; then
		"$BREVIER" import -n --report "seeds/$name.txt" >made 2>/dev/null
		golden "import/$name.report" made
	fi
	"$BREVIER" build >/dev/null 2>&1 || not_ok "import/$name: no build"
	golden "import/$name.json" "out/site/$name/$name.json"
done

for file in "$HERE"/markdown/*.md; do
	name=$(basename "$file" .md)
	place "$file"
	stage model "seeds/$name.md" || not_ok "markdown/$name: it fails"
	golden "markdown/$name.model" made
	golden_stderr "markdown/$name.stderr" said
	"$BREVIER" build >/dev/null 2>&1 || not_ok "markdown/$name: no build"
	golden "markdown/$name.html" "out/site/$name/index.html"
done
