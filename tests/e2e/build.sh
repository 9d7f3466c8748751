# The main job: the project's own seeds become a site, EPUBs and ZIPs.
. "$(dirname "$0")/lib.sh"

check "build succeeds without a warning" bash -c '
	. '"$ROOT"'/tests/e2e/lib.sh
	brevier_build '"$ROOT"'/seeds '"$WORK"'/out >/dev/null 2>'"$WORK"'/err
	code=$?; cat '"$WORK"'/err; [ $code -eq 0 ] && [ ! -s '"$WORK"'/err ]'

site=out/site
for file in index.html archive/index.html issuers/index.html issuers/miit.html \
	2024-08/index.html 2024-08/2024-08.epub 2024-08/2024-08.zip \
	2024-08/2024-08.md 2024-08/2024-08.json \
	2024-09/index.html 2024-09/2024-09.epub 2024-09/2024-09.zip \
	2024-09/2024-09.md 2024-09/2024-09.json; do
	check "makes $file" test -s "$site/$file"
done
check "keeps the Markdown in out/markdown" test -s out/markdown/2024-09.md
same "a Markdown seed is published as it is" "$ROOT/seeds/2024-08.md" $site/2024-08/2024-08.md
check "leaves only products in out" test "$(ls -A out | sort | tr '\n' ' ')" = ".state markdown site "
check "leaves no stage behind" test -z "$(find out/.state -mindepth 1 -name 'stage-*')"

check "every page describes itself" test -z "$(grep -L \
	'<meta name="description" content="[^"]' -r $site --include='*.html')"

# What a page loads beside itself, before compression.
size=$(cat $site/assets/site-*.css $site/assets/site-*.js \
	$site/assets/search-*.js | wc -c)
check "CSS and JavaScript have $size bytes, below 30,000" \
	test "$size" -gt 10000 -a "$size" -lt 30000

cp -a out before
check "a second build succeeds" brevier_build "$ROOT/seeds" out
same "a second build changes no byte" before out

brevier_build "$ROOT/seeds" other --times >said
check "--times: every part, in its order" test \
	"$(sed -n 's/^\([a-z]*\) [0-9.]* s, [0-9.]* s of the processors$/\1/p' said | paste -sd ' ')" = \
	"look load read join plan search render publish"

for command in "" build import dump; do
	check "--help: '$command'" "$BREVIER" $command --help
done
check "--version" "$BREVIER" --version
"$BREVIER" frobnicate >/dev/null 2>&1
check "an unknown command is a usage error" test $? -eq 2
"$BREVIER" build --frobnicate >/dev/null 2>&1
check "an unknown option is a usage error" test $? -eq 2
"$BREVIER" --help >/dev/full 2>/dev/null
check "a full standard output is noticed" test $? -ne 0
