# Books of several briefings: nothing in them collides, links between briefings
# stay within, and every link leads to something.
. "$(dirname "$0")/lib.sh"

mkdir seeds
cat >seeds/site.yaml <<'END'
title: Quays
base_url: https://example.org/quays/
publisher: Institute of Quays
rights: CC BY 4.0
END
# The same ids in both, a page in each, and links there and back.
cat >seeds/2023-12.md <<'END'
---
title: December
date: 2023-12-31
---

## News

### A quay {#quay}

<!-- page 2 -->

It stands. See [the next one](2024-01.md#quay), its [note](2024-01.md#notes),
[the whole](2024-01.md) and [what is older](#quay).[^1]

**Issued by:** Harbour Board (HB)

[^1]: Or nearly.
END
cat >seeds/2024-01.md <<'END'
---
title: كانون الثاني
lang: ar
date: 2024-01-31
---

## News

### رصيف {#quay}

<!-- page 2 -->

[السابق](2023-12.md#quay)

**Issued by:** Harbour Board (HB)

## Notes {#notes}

- **January 3:** خبر ([المصدر](https://example.org/a))
END

check "build" brevier_build seeds out --collect=year,all
ls out/site/archive/*.epub | xargs -n1 basename >got
printf '%s\n' 2023.epub 2024.epub all.epub >want
same "a book for each year, and one of all" want got
mkdir book year
(cd book && unzip -q ../out/site/archive/all.epub)
(cd year && unzip -q ../out/site/archive/2023.epub)

# Every address in the documents of a book: its file, and its fragment.
dead() {
	local file href target id
	(cd "$1/EPUB" && find . -name '*.xhtml' -o -name '*.ncx' -o -name '*.opf') |
		while read -r file; do
			grep -oE '(href|src)="[^"]*"' "$1/EPUB/$file" |
				sed 's/^[a-z]*="//; s/"$//' | grep -v '^https\?:' |
				while read -r href; do
					target=$1/EPUB/$(dirname "$file")/${href%%#*}
					[ -n "${href%%#*}" ] || target=$1/EPUB/$file
					id=${href#*#}
					[ -f "$target" ] || echo "$file: $href"
					[ "$id" = "$href" ] || grep -q " id=\"$id\"" "$target" ||
						echo "$file: $href"
				done
		done
}
for name in book year; do
	dead $name >found
	check "$name: every link leads to something" diff /dev/null found
done
entry=book/EPUB/2023-12/entries/quay.xhtml
for href in ../../2024-01/entries/quay.xhtml ../../2024-01/sections/notes.xhtml \
	../../2024-01/title.xhtml; do
	check "a link to another briefing: $href" grep -qF "href=\"$href\"" $entry
done
check "and back" grep -qF 'href="../../2023-12/entries/quay.xhtml"' \
	book/EPUB/2024-01/entries/quay.xhtml
check "a book of a year leads to the web for the next" grep -qF \
	'href="https://example.org/quays/2024-01/quay.html"' \
	year/EPUB/2023-12/entries/quay.xhtml
grep -o ' id="[^"]*"' book/EPUB/package.opf | sort | uniq -d >found
check "no id stands twice in the package" diff /dev/null found
check "pages are told apart by their briefing" grep -qF \
	'#page-2">2023-12, 2</a>' book/EPUB/nav.xhtml
check "an issuer is listed once, with both" test \
	"$(grep -c '<dd>' book/EPUB/issuers.xhtml)/$(grep -c '<dt>' book/EPUB/issuers.xhtml)" = 2/1
check "a title in another language is marked" grep -qF \
	'<span lang="ar" xml:lang="ar" dir="rtl">كانون الثاني</span>' book/EPUB/nav.xhtml
check "all languages are in the metadata" grep -qF \
	'<dc:language>ar</dc:language>' book/EPUB/package.opf

# Made anew only with the briefings that are in it.
cp -r out before
sed -i 's/It stands/It still stands/' seeds/2023-12.md
check "build after a change" brevier_build seeds out --collect=year,all
check "the other year's book is as it was" \
	cmp out/site/archive/2024.epub before/site/archive/2024.epub
check "its own is not" \
	sh -c '! cmp -s out/site/archive/2023.epub before/site/archive/2023.epub'
check "a build without them" brevier_build seeds out
check "leaves none, and no link to one" test \
	"$(ls out/site/archive/*.epub 2>/dev/null; grep -l all.epub out/site/archive/*.html)" = ""
check "one thread makes the same" brevier_build seeds one --collect=year,all --threads 1
check "build all again" brevier_build seeds out --collect=year,all
same "as four" one/site out/site
"$BREVIER" build --collect=decade >said 2>&1
check "what is not known is told" grep -qFe \
	"--collect takes year, all or both, not 'decade'" said
