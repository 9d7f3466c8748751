# What an import tells of itself: 'import --report', and the end of a build.
. "$(dirname "$0")/lib.sh"

EXTRACTED=$ROOT/tests/import/extracted
mkdir seeds
cp "$EXTRACTED/en-glacier.txt" "$EXTRACTED/es-puertos.xml" "$EXTRACTED/fr-numerique.pdf" seeds/
printf 'title: Digest\nbase_url: https://digest.example/\n' >seeds/site.yaml

"$BREVIER" import --report -n seeds/en-glacier.txt >report.txt 2>/dev/null
check "a dry run writes nothing" test ! -e seeds/en-glacier.md
"$BREVIER" import --report --json --dry-run seeds/en-glacier.txt >report.json 2>/dev/null

# Every line of the file is in one of the numbers.
lines=$(wc -l <seeds/en-glacier.txt)
check "all lines are counted" grep -qE "^$lines lines: " report.txt
check "what was left out is told with its line" \
	grep -qE "^seeds/en-glacier.txt:126: left out: .* 'Top stories'$" report.txt

check "title, date and language are told" \
	grep -qE "^'Glacier Valley Monitor', 2031-01-14, language en$" report.txt

# Every address that is listed has a line.
all_told() {
	grep -nE '^https?:' seeds/en-glacier.txt | while IFS=: read -r number url; do
		before=$((number - 1))
		[ "$(sed -n "${before}p" seeds/en-glacier.txt)" = "$url" ] ||
			grep -qE "^seeds/en-glacier.txt:$number: (certain|likely|guess): " report.txt ||
			echo "$number: $url"
	done >untold
	cat untold
	[ ! -s untold ]
}
check "every address is told with its line" all_told
check "one that is printed is certain" \
	grep -qE '^seeds/en-glacier.txt:12: certain: .*\(it is printed there\)$' report.txt

if command -v node >/dev/null; then
	cat >same.mjs <<'JS'
import fs from 'node:fs';
const json = JSON.parse(fs.readFileSync('report.json', 'utf8'));
const text = fs.readFileSync('report.txt', 'utf8');
const lines = text.match(/^seeds\S+:\d+: (certain|likely|guess): .*$/gm);
const looks = json.links.filter((l) => l.look).length + json.without_address.length;
const wrong = [];
if (lines.length !== json.links.length + looks) wrong.push('links');
if (json.lines.left_out.length !== text.match(/: left out: /g).length) wrong.push('lines');
for (const { line, url, confidence } of json.links)
  if (!text.includes(`seeds/en-glacier.txt:${line}: ${confidence}: ${url} -> `)) wrong.push(url);
if (wrong.length) throw new Error(wrong.join(' '));
JS
	check "text and JSON tell the same" node same.mjs
else
	skip "text and JSON tell the same: Node.js is not there"
fi

"$BREVIER" import --report seeds/es-puertos.xml >report.txt 2>/dev/null
check "without -n the Markdown is written, too" test -s seeds/es-puertos.md
check "and the report says where" grep -q -- '-> seeds/es-puertos.md$' report.txt
check "page heads are told" \
	grep -qE "^seeds/es-puertos.xml:[0-9]+: left out: head of the pages: 'Instituto del Litoral'$" report.txt
check "known words are certain" \
	grep -q "links: .*certain, 0 likely, 0 guesses" report.txt
"$BREVIER" import --report -o - seeds/es-puertos.xml >markdown 2>report.txt
same "with -o - the Markdown alone goes to standard output" seeds/es-puertos.md markdown
check "and the report to standard error" grep -q '^Nothing to look at' report.txt

if command -v pdftohtml >/dev/null; then
	"$BREVIER" import -n --report seeds/fr-numerique.pdf >report.txt 2>/dev/null
	check "of a PDF, lines are those of its text" \
		grep -qE "^seeds/fr-numerique.pdf:1: left out: head of the pages: 'Veille" report.txt
	check "... and their pages" \
		grep -qE "^seeds/fr-numerique.pdf:1: left out: .* on page 1$" report.txt
	check "... also of links" \
		grep -qE "^seeds/fr-numerique.pdf:.*: certain: .* on page 2 \(" report.txt
else
	rm seeds/fr-numerique.pdf
	skip "of a PDF, lines are those of its text: pdftohtml is not there"
fi

# The end of a build: what to look at, and no more.
rm seeds/es-puertos.md
brevier_build seeds out >built.txt 2>/dev/null
check "a build sums up its imports" grep -qE '^[23] files imported: ' built.txt
check "and says where to look" \
	grep -qE '^seeds/en-glacier.txt:[0-9]+: look at [0-9]+ places?' built.txt
rm seeds/en-glacier.txt
brevier_build seeds out >built.txt 2>/dev/null
check "clean imports take one line" test "$(wc -l <built.txt)" -eq 4
"$BREVIER" import seeds/es-puertos.xml >/dev/null 2>&1
rm -f seeds/fr-numerique.pdf
brevier_build seeds out >built.txt 2>/dev/null
check "Markdown takes none" test "$(wc -l <built.txt)" -eq 3
