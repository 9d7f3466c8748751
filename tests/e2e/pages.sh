# Books open and page through in epub.js, at the sizes of a phone and of a
# tablet: every line is seen, nothing is complained of.
. "$(dirname "$0")/lib.sh"

if [ "${VALID:-yes}" = no ] ||
	[ ! -f "$ROOT/tests/validate/node_modules/epubjs/dist/epub.min.js" ]; then
	skip "epub.js: left out on request, or it is not installed"
	exit 0
fi

cp -r "$ROOT/seeds" seeds
cp "$ROOT/tests/e2e/edges/"{chinese,arabic}.md seeds/
check "build" brevier_build seeds out --collect=all
through() { node "$ROOT/tests/e2e/pages.mjs" "$ROOT" "$@"; }
through out/site/{2024-09/2024-09,chinese/chinese,arabic/arabic,archive/all}.epub

# The test itself notices what it is for.
mkdir own
cp "$ROOT/assets/"* own
echo '.title-page p { position: relative; left: -999em }' >>own/epub.css
check "build with lines beside the page" "$BREVIER" build --seeds seeds --out off \
	--templates "$ROOT/templates" --assets own
through off/site/2024-09/2024-09.epub >said
check "they are noticed" grep -q '^not ok epub.js: 2024-09.epub' said
