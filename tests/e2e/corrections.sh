# A correction shows a dated notice, moves the dates of change, and nothing
# else changes a byte.
. "$(dirname "$0")/lib.sh"

mkdir seeds
printf 'title: Harbours\nbase_url: https://example.org/\n' >seeds/site.yaml
# A source of its own: the checksum of the Markdown is shown nowhere.
for month in 07 08 09; do
	cat >"seeds/2024-$month.md" <<END
---
title: Harbours, month $month
date: 2024-$month-24
source: print-$month
---

## Quays

### Cranes are to be green {#cranes}

**At a glance:** The share is 6 percent.

**Issued by:** MIIT

### Ropes are to be red {#ropes}

**Issued by:** MIIT
END
done
brevier_build seeds out >/dev/null 2>&1
cp -r out/site before

sed -i '0,/^source/s//corrections:\n  - date: 2024-10-02\n    text: "The share is 5 percent \& no more."\n    entry: cranes\nsource/' \
	seeds/2024-08.md
brevier_build seeds out >/dev/null 2>&1

# Feeds, catalogs and the site map tell when a page changed last.
changed() { diff -rq before out/site | sed 's/^Files before\/\(.*\) and .*/\1/' |
	grep -vE '^(feed|opds)\.|^sitemap'; }
cat >want <<'END'
2024-08/2024-08.epub
2024-08/2024-08.md
2024-08/2024-08.zip
2024-08/cranes.html
2024-08/index.html
END
changed >got
same "a correction changes what shows it, and no other file" want got

# A file without its notices.
bare() { sed '/^<div class="row corrections">$/,/^<\/div>$/d' "$1"; }
for page in cranes index; do
	bare "out/site/2024-08/$page.html" >got
	same "$page.html gains a notice and nothing else" \
		"before/2024-08/$page.html" got
	check "$page.html says when" \
		grep -q '<time datetime="2024-10-02">October 2, 2024</time>' \
		"out/site/2024-08/$page.html"
done
check "the notice says what, escaped" \
	grep -q 'October 2, 2024</time> The share is 5 percent &amp; no more.<' \
	out/site/2024-08/cranes.html
check "the briefing's notice leads to the entry" \
	grep -q 'October 2, 2024</time> <a href="cranes.html">Cranes are' \
	out/site/2024-08/index.html

mkdir old new
(cd old && unzip -q ../before/2024-08/2024-08.epub)
(cd new && unzip -q ../out/site/2024-08/2024-08.epub)
diff -rq old new | sed 's/^Files old\/\(.*\) and .*/\1/' >got
printf '%s\n' EPUB/colophon.xhtml EPUB/entries/cranes.xhtml EPUB/package.opf \
	EPUB/title.xhtml >want
same "in the book, two pages, the colophon and the package change" want got
for book in old new; do
	sed 's/\(modified">\)[^<]*/\1/' "$book/EPUB/package.opf" >"$book.opf"
done
same "in its package, only the date of change" old.opf new.opf
check "which is that of the correction" grep -q \
	'dcterms:modified">2024-10-02T00:00:00Z<' new/EPUB/package.opf

(cd old && unzip -qo ../before/2024-08/2024-08.zip)
(cd new && unzip -qo ../out/site/2024-08/2024-08.zip)
diff -rq old/2024-08/data new/2024-08/data | sed 's/^Files old\/\(.*\) and .*/\1/' >got
printf '2024-08/data/%s\n' 2024-08.epub 2024-08.md cranes.html index.html >want
same "in the archive, the same files" want got
check "which is a bag of that day" \
	grep -q '^Bagging-Date: 2024-10-02$' new/2024-08/bag-info.txt

corrected_items() {
	node -e 'for (const i of JSON.parse(require("fs").readFileSync(0)).items)
		console.log(i.id.replace(/.*2024-/, "2024-"), i.date_modified ?? i.date_published)' \
		<out/site/feed.json | grep ' 2024-10-02' | wc -l
}
check "in the feed, one entry has changed" test "$(corrected_items)" -eq 1
check "and so has the feed" \
	grep -q '^ *<updated>2024-10-02T00:00:00Z</updated>' out/site/feed.xml

# Two more, of the whole briefing: the newest stands first.
sed -i 's/^corrections:/&\n  - {date: 2024-11-05, text: Second}\n  - {date: 2024-09-30, text: First}/' \
	seeds/2024-08.md
brevier_build seeds out >/dev/null 2>&1
grep -o '<li><time datetime="....-..-.."' out/site/2024-08/index.html >got
printf '<li><time datetime="2024-%s"\n' 11-05 10-02 09-30 10-02 >want
same "corrections stand in order, the newest first" want got
rm -rf out2
brevier_build seeds out2 >/dev/null 2>&1
same "and an incremental build gives what a clean one gives" out2/site out/site
