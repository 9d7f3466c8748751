# Links between briefings, files and images beside them, old addresses: in
# the site, in the book and in the archive; after edits as in a clean build.
. "$(dirname "$0")/lib.sh"

mkdir -p seeds/img seeds/files
cp "$ROOT"/tests/fuzz/corpus/image/red.* seeds/img/
echo '1,2' >seeds/files/table.csv
printf 'title: Harbours\nbase_url: https://example.org/d/\n' >seeds/site.yaml
cat >seeds/quays.md <<'END'
---
title: Quays
date: 2024-09-24
---

A lead with [ropes](ropes.md), [hemp](ropes.md#hemp), [deep](ropes.md#deep).

## Harbours

[Below](#cranes), the [table](files/table.csv).

### Cranes {#cranes}

**At a glance:** [Steel](#steel) ![A quay](img/red.png) ![Red](img/red.avif)

#### Steel

**Article:** [Ropes](ropes.md#hemp)

### Piers

**At a glance:** [Steel](#steel), ![A quay](img/red.png)

#### What's new?

**At a glance:** [new](#whats-new), [top](#top), [title](#quays), [C](#c--co),
[second](#steel-1)

#### C & Co

#### Steel
END
cat >seeds/ropes.md <<'END'
---
title: Ropes
date: 2024-08-24
aliases: [/old/ropes/, {old/hemp.html: hemp}]
---

## Lines

### Hemp {#hemp}

**At a glance:** Text.

#### Deep

**At a glance:** ![A quay](img/red.png)
END
build() { brevier_build seeds "$1" >said 2>&1; }
check "the folder builds" build out

has() { check "$1" grep -qF "$3" "$2"; }
site=out/site
has "to a briefing" $site/quays/index.html 'href="../ropes/index.html">ropes'
has "to an entry" $site/quays/index.html 'href="../ropes/hemp.html">hemp'
has "to a heading" $site/quays/index.html 'href="../ropes/hemp.html#deep">deep'
has "within the page" $site/quays/index.html 'href="#steel">Steel'
has "from an entry to another" $site/quays/piers.html 'href="cranes.html#steel">Steel'
# As GitHub makes them of headings.
has "to a heading with an apostrophe" $site/quays/index.html 'href="#what-s-new">new'
has "to a heading with a sign" $site/quays/index.html 'href="#c-co">C'
has "to the second of one name" $site/quays/index.html 'href="#steel-2">second'
has "to the top" $site/quays/index.html 'href="index.html">top'
has "to the title" $site/quays/index.html 'href="index.html">title'
has "to a file" $site/quays/index.html 'href="../assets/media/table-'
has "an image with its size" $site/quays/cranes.html \
	'alt="A quay" width="37" height="21" loading="lazy" />'
check "an image is copied once" \
	test "$(find $site -name 'red-*.png' | wc -l)" -eq 1
check "as it was" cmp -s seeds/img/red.png $site/assets/media/red-*.png
has "an old address leads on" $site/old/hemp.html \
	'http-equiv="refresh" content="0; url=../ropes/hemp.html"'
has "to the briefing, too" $site/old/ropes/index.html '../../ropes/index.html'
has "and is not for search engines" $site/old/hemp.html 'content="noindex"'
check "nor in the sitemap" sh -c "! grep -q old/ $site/sitemap.xml"

mkdir book zip
(cd book && unzip -q ../$site/quays/quays.epub)
(cd zip && unzip -q ../$site/quays/quays.zip)
has "in the book to the web" book/EPUB/title.xhtml \
	'href="https://example.org/d/ropes/hemp.html#deep">deep'
has "in the book to another document" book/EPUB/entries/piers.xhtml \
	'href="cranes.xhtml#steel">Steel'
has "in the book an image" book/EPUB/entries/cranes.xhtml 'src="../images/red-'
has "in its package" book/EPUB/package.opf 'media-type="image/png"'
check "AVIF is no part of a book" \
	sh -c '! find book -name "*.avif" | grep -q .'
has "in the archive to the web" zip/quays/data/index.html \
	'href="https://example.org/d/ropes/hemp.html">hemp'
check "in the archive the files" \
	sh -c 'ls zip/quays/data/assets/media/table-*.csv zip/quays/data/assets/media/red-*.avif'

# Below the folder.
mkdir -p seeds/old/pics seeds/old/node_modules seeds/_drafts
cp "$ROOT"/tests/fuzz/corpus/image/red.gif seeds/old/pics/
printf '## Gone by\n\n[Quays](../quays.md#cranes), [self](#gone-by), [up](../img/red.png)\n\n![Red](pics/red.gif)\n' \
	>seeds/old/2019.md
printf '[Before](2019.md#gone-by) [ropes](../ropes.md)\n' >seeds/old/index.md
echo Text | tee seeds/old/node_modules/a.md seeds/_drafts/b.md seeds/old/notes.txt \
	>seeds/old/README.md
sed -i 's/^A lead/A lead of [old](old\/2019.md#gone-by), [all](old\/index.md),/' seeds/quays.md
check "folders within build" build out
check "their Markdown is published, and nothing else" \
	test "$(cd $site && ls -d old* a b 2>/dev/null | tr '\n' ' ')" = "old old-2019 "
has "a link to one" $site/quays/index.html 'href="../old-2019/index.html#gone-by">old'
has "to its index" $site/quays/index.html 'href="../old/index.html">all'
has "from one" $site/old-2019/index.html 'href="../quays/cranes.html">Quays'
has "to a file above" $site/old-2019/index.html 'href="../assets/media/red-'
has "to an image beside it" $site/old-2019/index.html 'src="../assets/media/red-'
has "to a neighbour" $site/old/index.html 'href="../old-2019/index.html#gone-by">Before'

edit() {
	local name=$1
	shift
	"$@" || not_ok "$name: the edit itself"
	build out || not_ok "$name: the build fails"
	rm -rf clean
	build clean
	same "after $name" clean/site out/site
}
edit "another image of the same name" cp seeds/img/red.gif seeds/img/red.png
edit "a target that moved" sed -i 's/^#### Deep/### Other\n\n#### Deep/' seeds/ropes.md
has "the link follows it" $site/quays/index.html 'href="../ropes/other.html#deep">deep'
edit "another old address" sed -i 's/^aliases: \[/&older.html, /' seeds/ropes.md
edit "another title of what an old address leads to" \
	sed -i 's/^### Hemp/### Flax/' seeds/ropes.md
has "which it shows" $site/old/hemp.html '<h1>Flax</h1>'
sed -i 's/{#hemp}/{#flax}/; s/: hemp}/: flax}/' seeds/ropes.md
check "a target that is gone stops the build" sh -c '! '"$BREVIER"' build \
	--seeds seeds --out out --templates '"$ROOT"'/templates --assets '"$ROOT"'/assets 2>said'
has "and is told" said "error: there is no heading 'hemp' in 'ropes.md'"
