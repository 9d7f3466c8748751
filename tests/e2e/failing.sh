# Bad input: told with its place, exit code 1, and what was published stays
# as it was; mended, it builds again. The messages are in tests/errors.
. "$(dirname "$0")/lib.sh"

# What is taken away here is not to come from the program's own.
export BREVIER_DATADIR=none

cp -r "$ROOT/templates" "$ROOT/assets" .
mkdir seeds
cat >seeds/site.yaml <<'YAML'
title: Notes on Ports
base_url: https://ports.example/notes/
YAML
for month in 04 05; do
	cat >seeds/2024-$month.md <<MARKDOWN
---
title: Ports in month $month
date: 2024-$month-28
---

## Papers

### A second quay for Ardmouth

**Summary:** The harbour board wants a second quay.

**Issuer:** Harbour Board (HB)

**Date:** 14 $([ $month = 04 ] && echo April || echo May) 2024
MARKDOWN
done

build() { "$BREVIER" build "$@" >said 2>errors; }

check "a good build to begin with" build
[ -d out/site ] || exit 1
cp -a out before
mkdir whole
cp -a seeds templates assets whole

kept() { diff -r before/site out/site && diff -r before/markdown out/markdown; }

# A file, a line and a level; and the code at the end of the line.
told() { grep -E "^$1(:[0-9]+)*: error: .* \[[a-z-]+\]$" errors || { cat errors; return 1; }; }

# fails NAME PLACE...: the build fails, tells each place (a pattern: file or
# file:line), and leaves what was published; then all is mended.
fails() {
	local name=$1 code
	shift
	build
	code=$?
	check "$name: exit code 1" test $code -eq 1
	check "$name: nothing on standard output" test ! -s said
	for place in "$@"; do
		check "$name: tells $place" told "$place"
	done
	check "$name: the published site stays as it was" kept
	check "$name: and that is said" grep -q "\[site-kept\]" errors
	build --json
	check "$name: --json gives one object a line" json_lines
	mend
}

# Every line is an object with a level and a message.
json_lines() {
	if command -v node >/dev/null; then
		node -e '
			const lines = require("fs").readFileSync("errors", "utf8")
				.replace(/\n$/, "").split("\n").map(JSON.parse)
			if (!lines.every(line => line.level && line.code && line.message))
				process.exit(1)'
	else
		! grep -vE '^\{"file": .*, "code": "[a-z-]+", "message": ".*"\}$' errors
	fi
}

mend() {
	rm -rf seeds templates assets
	cp -a whole/seeds whole/templates whole/assets .
}

mv seeds elsewhere
fails "no seeds folder" seeds

rm seeds/2024-*
fails "no seed" seeds

: >seeds/2024-06.md
fails "an empty seed" seeds/2024-06.md

printf '\177ELF\2\1\1\0\0\0\0\0\0\0' >seeds/2024-06.txt
fails "a binary seed" seeds/2024-06.txt:1

printf 'The port of Malm\303' >seeds/2024-06.txt
fails "a seed cut within a character" seeds/2024-06.txt:1

head -c 30 seeds/2024-05.md >seeds/2024-06.md
fails "a seed cut within its front matter" seeds/2024-06.md:1

printf 'The port of Malm\366 grows.\n' >seeds/2024-06.md
fails "a seed that is not UTF-8" seeds/2024-06.md:1

sed -i.old 's/^title: /title: "/' seeds/2024-05.md
rm seeds/*.old
fails "bad YAML in the front matter" seeds/2024-05.md:2

printf 'labels:\n\tBrief: summary\n' >>seeds/site.yaml
fails "bad YAML in site.yaml" seeds/site.yaml:4

echo '{{#entries}}' >>templates/home.html
fails "a section that is not closed" templates/home.html:[0-9]+

echo '{{title' >>templates/archive.html
fails "a tag that is not closed" templates/archive.html:[0-9]+

echo '<div>{{>part/nowhere.html}}</div>' >templates/archive.html
fails "a template that is not there" templates/archive.html:1

printf '<div>\n<p>{{title}}\n</div>\n' >templates/archive.html
fails "an element that is not closed" 'archive/index.html \(from archive.html\):3'

printf '<package>\n<metadata>\n</package>\n' >templates/epub/package.opf
fails "a malformed part of a book" '.*package.opf\):3'

rm assets/epub.css
fails "a stylesheet that is not there" assets/epub.css

# Everything that is wrong is told in one run.
printf 'accent: red\nlang: 5\n' >>seeds/site.yaml
printf -- '---\ndate: soon\ntitle: [a, b]\nlang: {a: b}\n---\n\nText.\n' >seeds/2024-03.md
printf '## Papers\n\377\n' >seeds/2024-02.md
printf '\n' >seeds/2024-01.txt
printf '{{/a}}\n{{}}\n{{#b}}\n' >templates/home.html
fails "all faults at once" seeds/site.yaml:3 seeds/site.yaml:4 \
	seeds/2024-03.md:2 seeds/2024-03.md:3 seeds/2024-03.md:4 \
	seeds/2024-02.md:2 seeds/2024-01.txt \
	templates/home.html:1 templates/home.html:2 templates/home.html:3

# A folder that is not ours stays as it is.
mkdir -p theirs/site
echo Mine. >theirs/site/index.html
cp -a theirs theirs.before
build --out theirs
check "a folder of somebody else: exit code 1" test $? -eq 1
check "a folder of somebody else: it is named" told theirs/site
same "a folder of somebody else stays as it was" theirs.before theirs

# So does a file, and a folder that cannot be written.
echo Mine. >file
build --out file
check "a file for a folder: exit code 1" test $? -eq 1
check "a file for a folder: it is named" told 'file/\.state'
check "a file for a folder stays as it was" grep -qx Mine. file

if [ "$(id -u)" -eq 0 ]; then
	skip "a folder without permission: root may write everywhere"
else
	mkdir locked
	chmod 555 locked
	build --out locked/out
	check "a folder without permission: exit code 1" test $? -eq 1
	check "a folder without permission: it is named" told 'locked/out.*'
	chmod 755 locked
fi

# Not even half a build is seen where the site cannot be exchanged.
if command -v flock >/dev/null; then
	flock out/.state/lock "$BREVIER" build >said 2>errors
	check "another build is at work: exit code 1" test $? -eq 1
	check "another build is at work: it is said" told out
	check "another build is at work: the site stays as it was" kept
else
	skip "another build is at work: no flock here"
fi

check "mended, it builds again" build
same "and gives the same site" before/site out/site
same "and the same Markdown" before/markdown out/markdown
sed -i.old 's/second quay/third quay/' seeds/2024-05.md
rm seeds/*.old
check "an edit is built after all that" build
check "and published" grep -q 'third quay' out/site/2024-05/index.html
check "no stage is left behind" \
	test -z "$(find out/.state -mindepth 1 -name 'stage-*')"
