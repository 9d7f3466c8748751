# What machines read: feeds, sitemap, records, structured data, pictures.
. "$(dirname "$0")/lib.sh"

# equal NAME EXPECTED ACTUAL
equal() {
	check "$1" diff <(echo "$2") <(echo "$3")
}

# 20 briefings of 3 entries each: more than a feed holds.
mkdir seeds
for i in $(seq 10 29); do
	{
		echo "# Harbour news & notes $i {#x}"
		for n in 1 2 3; do
			printf '## Crane %s & \\<rope> “%s”\n\n' "$n" "$i"
			printf '**Summary:** Text %s, see [here](b.html).\n\n' "$n"
			printf '**Source:** [Crane](%s)\n\n' \
				https://web.archive.org/web/20240105101010/https:/crane.example/x
		done
	} >"seeds/2024-$i.md"
	sed -i "1s/.*/---\ntitle: Harbour \& news $i\ndate: 2024-01-$i\n---\n/" \
		"seeds/2024-$i.md"
done
cat >seeds/site.yaml <<'YAML'
title: Harbour & news
base_url: https://example.org/d/
publisher: Port_of {X}
pictures: png
YAML
check "build" brevier_build seeds out
site=out/site

count() { grep -c "$1" "$2"; }
equal "Atom has the newest fifty" 50 "$(count '<entry ' $site/feed.xml)"
equal "JSON Feed has the same" \
	"$(grep -o '<id>urn[^<]*' $site/feed.xml | sed 1d | sed 's/<id>//' | sort)" \
	"$(node -e 'for (const i of JSON.parse(require("fs").readFileSync(0)).items)
		console.log(i.id)' <$site/feed.json | sort)"
equal "the newest is first" 1 \
	"$(grep -m1 -A3 '<entry ' $site/feed.xml | grep -c 2024-01-29)"
check "no relative address in a feed" \
	sh -c "! grep -oE 'href=&quot;[^&]*' $site/feed.xml | grep -v http"

check "every page is in the sitemap" sh -c "
	(cd $site && find . -name '*.html' ! -name 404.html | sed 's|^\./||') |
	sort >pages
	grep -o '<loc>[^<]*' $site/sitemap.xml |
	sed 's|<loc>https://example.org/d/||' | sort >listed
	comm -23 pages listed >unlisted; comm -13 pages listed >gone
	[ -s pages ] && [ ! -s gone ] && ! grep -v 'search\|index' unlisted"
check "robots.txt names it" \
	grep -qx 'Sitemap: https://example.org/d/sitemap.xml' $site/robots.txt

check "BibTeX escapes what TeX reads" \
	grep -q 'author = {{Port\\_of \\{X\\}}}' $site/2024-10/2024-10.bib
equal "a record for the briefing and each entry" "4 4 4" \
	"$(count '^@' $site/2024-10/2024-10.bib) $(
	count '^ER' $site/2024-10/2024-10.ris) $(
	count '"type"' $site/2024-10/2024-10.csl.json)"
check "an entry's record stands in its page" node -e '
	const html = require("fs").readFileSync(process.argv[1], "utf8");
	const url = html.match(/href="(data:application\/vnd[^"]*)"/)[1];
	const [item] = JSON.parse(decodeURIComponent(url.split(",")[1]));
	if (item.type !== "chapter" || !item.title.includes("& <rope>"))
		process.exit(1);' "$(ls $site/2024-10/crane-1*.html)"
# The keys that Zotero reads, which prefers COinS to all other tags.
check "an entry tells a reference manager all there is" node -e '
	const html = require("fs").readFileSync(process.argv[1], "utf8");
	const coins = html.match(/Z3988" title="([^"]*)"/)[1].split("&amp;");
	const rft = new Map(coins.map((pair) => pair.split("=").map(decodeURIComponent)));
	const wanted = { "rft.genre": "bookitem", "rft.btitle": "Harbour & news 10",
		"rft.aucorp": "Port_of {X}", "rft.pub": "Port_of {X}", "rft.date": "2024-01-10",
		"rft.description": "Text 1, see here." };
	for (const key in wanted)
		if (rft.get(key) !== wanted[key])
			throw new Error(`${key}: ${rft.get(key)}`);
	if (!html.includes("citation_publication_date\" content=\"2024/01/10\""))
		throw new Error("no date for Google Scholar");' "$(ls $site/2024-10/crane-1*.html)"
check "structured data parses and keeps its text" node -e '
	const html = require("fs").readFileSync(process.argv[1], "utf8");
	const graph = JSON.parse(html.match(/ld\+json">(.*?)<\/script>/)[1]);
	const [report, crumbs] = graph["@graph"];
	if (report["@type"] !== "Report" || !report.name.includes("& <rope>") ||
		report.isBasedOn !== "https://crane.example/x" ||
		crumbs.itemListElement.length !== 3)
		process.exit(1);' "$(ls $site/2024-10/crane-1*.html)"

# Bytes 16 to 23 of a PNG are its width and height.
equal "a picture of 1200 by 630" "0 0 4 176 0 0 2 118" \
	"$(od -An -tu1 -j16 -N8 $site/2024-10/2024-10.png | xargs)"
check "pages name their picture" grep -q \
	'og:image" content="https://example.org/d/2024-10/2024-10.png"' \
	$site/2024-10/index.html

# A picture is drawn anew only where the drawing changes.
before=$(stat -c %i $site/2024-10/2024-10.png)
cp -r "$ROOT/templates" templates
echo '<!-- changed -->' >>templates/part/turn.html
check "build with another template" "$BREVIER" build --seeds seeds \
	--templates templates --assets "$ROOT/assets" --out out
equal "the picture stays" "$before" "$(stat -c %i $site/2024-10/2024-10.png)"
