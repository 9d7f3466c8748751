# What scripts hide in (the OWASP cross-site scripting filter cases, and what
# Markdown adds to them) reaches no page and no book as something that runs: raw
# HTML left out, and let through as far as it is harmless.
. "$(dirname "$0")/lib.sh"

here=$ROOT/tests/e2e/xss
if [ ! -f "$ROOT/tests/validate/node_modules/.validate-stamp" ] || [ "${VALID:-yes}" = no ]; then
	skip "scripts in pages: Chromium's tools are not installed or not wanted"
	exit 0
fi
node "$here/write.mjs" seeds
mv seeds/raw.html .
node "$here/run.mjs" "$ROOT" raw.html >said 2>&1
check "as they are, they run" grep -q 'raw.html: a script ran' said
for mode in omit sanitize; do
	printf 'title: X\nbase_url: https://example.org/\ndead_links: warning\nunsafe_html: %s\n' \
		$mode >seeds/site.yaml
	check "$mode: the folder builds" brevier_build seeds $mode
	# All of a briefing stands on its first page; in books, in sections.
	ls $mode/site/*/index.html $mode/site/index.html >pages
	mkdir books-$mode
	for book in $mode/site/*/*.epub; do
		unzip -qo "$book" -d "books-$mode/$(basename "$book")"
	done
	ls books-$mode/*/EPUB/{title,nav,sections/*}.xhtml >>pages
	check "$mode: nothing runs in $(wc -l <pages) pages" \
		xargs node "$here/run.mjs" "$ROOT" <pages
done
