# The catalogue for e-readers, OPDS 1.2 and 2.0, of few books and of many.
. "$(dirname "$0")/lib.sh"

if [ ! -d "$ROOT/tests/validate/node_modules/opds-feed-parser" ]; then
	skip "catalogues: a client library is not installed"
	exit 0
fi
client() { node "$ROOT/tests/e2e/opds.mjs" "$1"; }
books() { (cd "$1" && ls -d -- */*.epub | sort); }

cp -r "$ROOT/seeds" seeds
cp -r "$ROOT/tests/e2e/edges"/*.md seeds/
check "build" brevier_build seeds out
check "a client goes through the catalogue" client out/site
check "and finds every book" diff <(client out/site | sort) <(books out/site)
check "pages lead to it" sh -c "
	grep -q 'application/opds+json\" href=\"../opds.json\"' out/site/2024-09/index.html &&
	grep -q 'kind=acquisition\" href=\"../opds.xml\"' out/site/2024-09/index.html &&
	grep -q '<a href=\"opds.xml\"' out/site/index.html"
check "a book has the id of its package" sh -c "
	unzip -p out/site/2024-09/2024-09.epub EPUB/package.opf |
	grep -oE 'urn:uuid:[0-9a-f-]+' | head -1 | grep -Ff - out/site/opds.xml"

# Books of several briefings are in it when they are made, and only then.
cp -r out before
cat >seeds/older.md <<'END'
---
title: An older one
date: 2023-05-06
---

## News

### One
END
check "build with collected books" brevier_build seeds out --collect=year,all
check "a client goes through that catalogue" client out/site
check "and finds every book" diff <(client out/site | sort) <(books out/site)
check "a year's book stands behind its briefings, that of all at the end" \
	diff <(client out/site | tail -3) <(printf '%s\n' archive/2024.epub \
		older/older.epub archive/2023.epub archive/all.epub | tail -3)
check "it has the id of its package" sh -c "
	unzip -p out/site/archive/2023.epub EPUB/package.opf |
	grep -oE 'urn:uuid:[0-9a-f-]+' | head -1 | grep -Ff - out/site/opds.xml"
if [ "${VALID:-yes}" != no ]; then
	check "both forms are valid" "$ROOT/tests/validate/validate-feeds" \
		--base-url https://example.org/digest/ --root out/site \
		out/site/opds.xml out/site/opds.json
fi
rm seeds/older.md
check "build without" brevier_build seeds out
same "gives the catalogue that was there" before/site/opds.json out/site/opds.json
same "in both forms" before/site/opds.xml out/site/opds.xml

# More than a page holds; a site without an address.
mkdir many
echo 'title: "Quays & <cranes>"' >many/site.yaml
for i in $(seq 1000 1204); do
	printf -- '---\ntitle: "Quay & <%s>"\ndate: 2024-01-02\n---\n\n## News\n\n### One\n' \
		"$i" >"many/q$i.md"
done
check "build of 205 briefings" brevier_build many manyout
check "three pages of each form" sh -c '[ "$(ls manyout/site/opds*.xml | wc -l)" -eq 3 ] &&
	[ "$(ls manyout/site/opds*.json | wc -l)" -eq 3 ]'
check "a client goes through them all" \
	diff <(client manyout/site | sort) <(books manyout/site)

if [ "${VALID:-yes}" = no ]; then
	skip "validators: VALID=no"
else
	check "both forms are valid" "$ROOT/tests/validate/validate-feeds" \
		--base-url https://example.org/digest/ --root out/site \
		out/site/opds.xml out/site/opds.json
	check "and those of many pages" "$ROOT/tests/validate/validate-feeds" \
		manyout/site/opds*.xml manyout/site/opds*.json
fi
