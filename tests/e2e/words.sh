# The words of the interface: all languages have them all, something uses each
# of them, nothing in the templates is said in other words, and every page is
# in its language to the last word.
. "$(dirname "$0")/lib.sh"

words=$ROOT/templates/i18n
names() { grep -oE '^[a-z0-9_]+:' "$1" | tr -d :; }

names "$words/en.yaml" >english
for lang in de fr es zh zh-Hant; do
	names "$words/$lang.yaml" >theirs
	check "$lang.yaml has the words of en.yaml, in their order" \
		diff english theirs
done

# typed NAME FILE PATTERN: no word has what a typist would put there.
typed() {
	sed -nE 's/^[a-z0-9_]+: //p' "$words/$2" | grep -nE "$3" >found
	check "$1" diff /dev/null found
}
for lang in en de fr es zh zh-Hant; do
	typed "$lang.yaml has no typewriter's quotation marks" $lang.yaml "[[:alpha:]]'[[:alpha:]]|[^:{] \"[[:alpha:]]|\\\\\""
done
typed "fr.yaml has no-break spaces at its marks" fr.yaml ' ([:;!?]|»)|« '
for lang in zh zh-Hant; do
	typed "$lang.yaml has Chinese marks" $lang.yaml '[^ -~][,;:?!]( |$)|[^ -~]\.$'
done

unused() {
	local name
	while read -r name; do
		grep -rqE "[{ .#^>/]t\.$name\b" "$ROOT/templates" --include='*ml' --include='*.opf' --include='*.ncx' ||
			grep -rqE "\"$name\"" "$ROOT/src" --include="*.c" || {
			echo "$name: nothing uses it"
			return 1
		}
	done <english
}
check "every word is used" unused

# Names of formats and what a browser never shows.
spoken() {
	local files
	files=$(find "$ROOT/templates" -name '*.html' -o -name '*.xhtml' \
		-o -name '*.xml' -o -name '*.opf' -o -name '*.ncx')
	# shellcheck disable=SC2086 # the names of files
	cat $files | tr '\n' ' ' | sed -E '
		s/<!--([^-]|-[^-])*-->//g
		s/\{\{\{[^}]*\}\}\}//g
		s/\{\{[^}]*\}\}//g
		s/<(generator|code)>[^<]*<[^>]*>//g
		s/ (alt|title|aria-label|placeholder|summary)="([^"]*)"/>\2</g
		s/<[^>]*>/\n/g
		s/&#?[a-z0-9]+;//g' |
		grep -E '[[:alpha:]]{2}' |
		grep -vE '^ *(series|EPUB|ZIP|Markdown|JSON|JSON-LD|BibTeX|RIS|CSL-JSON|BagIt|SHA-256|Atom|OPDS|PDF) *$'
}
spoken >found
check "templates say nothing in words of their own" diff /dev/null found

if ! command -v node >/dev/null; then
	skip "pages in their language: Node.js is not there"
	exit 0
fi
check "build five languages" brevier_build "$ROOT/tests/e2e/words" out
site=out/site
month=1
for lang in de fr es zh en; do
	slug=2024-0$month
	month=$((month + 1))
	mkdir -p "book/$slug"
	unzip -q "$site/$slug/$slug.epub" -d "book/$slug"
	# The page's own text names the archive and its neighbours, no more.
	check "$lang: pages and book are in one language" \
		node "$ROOT/tests/e2e/words.mjs" "$words" $lang "$site/$slug"/*.html \
		"book/$slug/EPUB"/*.xhtml "book/$slug/EPUB"/*/*.xhtml
done
check "en: index pages are in the site's language" \
	node "$ROOT/tests/e2e/words.mjs" "$words" en $(find "$site" -name '*.html' -not -path '*/2024-*')
for lang in de fr es zh zh-Hant; do
	cp -r "$ROOT/tests/e2e/words" "$lang"
	sed -i "s/^lang: en/lang: $lang/" "$lang/site.yaml"
	check "$lang: build" brevier_build "$lang" "$lang/out"
	check "$lang: index pages are in the site's language" \
		node "$ROOT/tests/e2e/words.mjs" "$words" $lang $(find "$lang/out/site" -name '*.html' -not -path '*/2024-*')
done
sed -i 's/^lang: zh.*/lang: zh-TW/' zh/2024-04.md
check "zh-TW: build" brevier_build zh zh/out
check "zh-TW: pages are in traditional Chinese" node "$ROOT/tests/e2e/words.mjs" \
	"$words" zh-Hant zh/out/site/2024-04/*.html
sed 's/{{t.archive}}/Archive/' "$ROOT/templates/archive.html" >found
! node "$ROOT/tests/e2e/words.mjs" "$words" de found >said
check "a foreign word is noticed" grep -q "'Archive' is en 'archive'" said

# A language that the interface does not speak: the words are English, and
# say so.
check "build Arabic" brevier_build "$ROOT/tests/e2e/edges" edges
sed -nE 's/^[a-z0-9_]+: "?([A-Z][^{"]*)"?$/\1/p' "$words/en.yaml" >texts
for page in index taqa; do
	page=edges/site/arabic/$page.html
	check "$page: has English words" grep -q \
		'<span lang="en" dir="ltr">How to cite</span>' "$page"
	sed '1,/<body>/d; s/<span lang="en" dir="ltr">/<english>/g' "$page" |
		sed -E ':a; s/<english>([^<]|<span[^>]*>[^<]*<\/span>)*<\/span>//; ta' |
		grep -oE '>[^<]+<' | tr -d '<>' | grep -Fxf texts >found
	check "$page: no English word without its language" diff /dev/null found
done

has() { check "$1: $3" grep -qF "$3" "$site/$2"; }
has German 2024-01/verordnung.html "archiviert am 26. Januar 2024"
has German 2024-01/index.html "25. bis 26. Januar 2024"
has French 2024-02/decret.html "1er février 2024"
has French 2024-02/index.html "du 1er au 26 février 2024"
has Spanish 2024-03/decreto.html "archivado el 26 de marzo de 2024"
has Spanish 2024-03/index.html "del 1 al 26 de marzo de 2024"
has Chinese 2024-04/guiding.html "存档于2024年4月26日"
has Chinese 2024-04/index.html "2024年4月1日至26日"
has Chinese 2024-04/guiding.html "第2页"
exit 0
