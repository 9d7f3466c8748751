# A build after any edit gives what a clean build gives.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" "$ROOT/templates" "$ROOT/assets" .
build() { "$BREVIER" build --out "$1" >/dev/null 2>&1; }
build out

# edit NAME COMMAND...: the edit, then an incremental and a clean build.
edit() {
	local name=$1
	shift
	"$@" || not_ok "$name: the edit itself"
	build out || not_ok "$name: the build fails"
	rm -rf clean
	build clean
	same "after $name" clean out
}

edit "an edited text" sed -i 's/Advanced technology/New technology/' seeds/2024-09.txt
edit "an edited date" sed -i 's/^date: .*/date: 2024-08-30/' seeds/2024-08.md
edit "an edited title" sed -i '0,/^### /s/^### /### New: /' seeds/2024-08.md
edit "an edited template" sed -i 's/<h1/<h1 class="x"/' templates/entry.html
# Each template makes those files anew that show it, and these alone are known
# by what products say of themselves.
rm -rf every && mkdir every && cp -r "$ROOT/seeds" "$ROOT/templates" "$ROOT/assets" every
every() (
	cd every && sed -i '1a aliases: [old.html]' seeds/2024-08.md &&
		"$BREVIER" build --collect year >/dev/null 2>&1 || exit
	for file in $(cd templates && find . -name i18n -prune -o -type f ! -name '*.md' -print); do
		echo '<!-- edited -->' >>"templates/$file"
		"$BREVIER" build --collect year --check-incremental ||
			{ echo "$file"; exit 1; }
	done
)
check "an edit of every template" every
edit "an edited word" sed -i 's/^archive: .*/archive: All issues/' templates/i18n/en.yaml
edit "an edited stylesheet" bash -c 'echo "p { margin: 1em }" >>assets/site.css'
edit "an edited configuration" sed -i 's/^publisher: .*/publisher: Another Institute/' seeds/site.yaml
edit "a new briefing" cp seeds/2024-08.md seeds/2024-07.md
edit "a renamed briefing" mv seeds/2024-07.md seeds/2024-06.md
edit "a removed briefing" rm seeds/2024-06.md
# What briefings share: each edit changes pages of others.
page() {
	printf -- '---\ntitle: %s\ndate: %s\n---\n\n## News\n\n### %s {#entry}\n\n%s\n' \
		"$1" "$2" "$1" "$3" >"seeds/$1.md"
}
edit "a briefing to share with" page first 2023-01-31 "Nothing."
edit "a shared document" page first 2023-01-31 "[A notice](https://web.archive.org/web/20230105000000/http://www.caict.ac.cn/english/research/whitepapers/202303/P020230316598975246514.pdf)"
check "the thread is there" grep -q 'first/entry.html' out/site/2024-08/digital-green.html
edit "its title" sed -i 's/^### first/### Another/' seeds/first.md
edit "a shared programme" page first 2023-01-31 "A “2022 Digital Green Synergy White Paper”."
check "its thread is there" grep -q 'first/entry.html' out/site/2024-08/digital-green.html
edit "a shared topic" page first 2023-01-31 "**Tags:** DIGITAL policy"
edit "another topic" page first 2023-01-31 "**Tags:** Old topic"
edit "a shared issuer" page first 2023-01-31 "**Issuing body:** CAC (网信办)"
edit "an issuer's other name" page first 2023-01-31 "**Issuing body:** CAC (中央网信办)"
edit "an abbreviation for others" page first 2023-01-31 "A China Novelty Yardstick (CNY)."
check "others explain it" grep -q '<abbr title="China Novelty Yardstick">CNY' out/site/2024-08/index.html
edit "another sense of it" page second 2023-02-28 "Chinese New Year (CNY)."
check "no longer" bash -c '! grep -q "<abbr title=\"China Novelty" out/site/2024-08/index.html'
edit "a host" page second 2023-02-28 "[x](https://www.miit.gov.cn/new) [y](https://new.example/)"
edit "no topics" sed -i '/^tags: /d; /^\*\*Tags:/d' seeds/2024-08.md
# Histories of several pages: a hundred notes more each time.
notes() {
	printf -- '---\ndate: 2022-01-31\n---\n\n## News\n\n'
	for i in $(seq "$1"); do
		echo "- **January 2:** Note $i ([x](https://many.example/$i))"
	done
}
edit "a long history" bash -c "$(declare -f notes); notes 250 >seeds/many.md"
check "it has an older page" test -s out/site/sources/many.example/1.html
edit "a longer one" bash -c "$(declare -f notes); notes 420 >seeds/many.md"
edit "a mention in the midst of it" sed -i 's/Note 150 /Note one hundred and fifty /' seeds/many.md
edit "a shorter one" bash -c "$(declare -f notes); notes 20 >seeds/many.md"
check "it has none" test ! -e out/site/sources/many.example

edit "an edit of the same size" sed -i 's/New technology/Old technology/' seeds/2024-09.txt
edit "a removed product" rm out/site/2024-09/index.html
edit "a lost memory" rm -r out/.state

# Two trees in step: what is in one alone, or missing there, comes back in none.
more() { echo "$1" >>seeds/2024-08.md; }
edit "one more line" more "One."
edit "another" more "Two."
check "a twin is kept" test -d out/.state/twin/site
check "of the same files" test out/.state/twin/site/index.html -ef out/site/index.html
kept=$(stat -c %i out/.state/twin)
edit "a third" more "Three."
check "and it was the stage" test "$(stat -c %i out/.state/twin)" = "$kept"
edit "a file of somebody else" bash -c 'touch out/site/2024-08/mine.html; echo Four. >>seeds/2024-08.md'
edit "a line behind it" more "Five."
edit "a line behind that" more "Six."
edit "a file taken away" bash -c 'rm out/site/2024-08/index.html; echo Seven. >>seeds/2024-09.txt'
edit "a file cut short" bash -c ': >out/site/2024-08/index.html; echo Eight. >>seeds/2024-09.txt'
edit "a line to a third" more "Nine."
edit "a twin with a file of somebody else" bash -c 'touch out/.state/twin/site/mine.html; echo Ten. >>seeds/2024-09.txt'
edit "a line after that" more "Eleven."
edit "Markdown of somebody else" bash -c 'echo x >out/markdown/2024-08.md; echo x >out/markdown/mine.md; echo Twelve. >>seeds/2024-09.txt'
edit "a lost note of the step" bash -c 'rm out/.state/step; echo Thirteen. >>seeds/2024-09.txt'
edit "a damaged one" bash -c 'sed -i s/brevier/other/ out/.state/step; echo Fourteen. >>seeds/2024-09.txt'
edit "a page for a folder" bash -c 'mkdir -p x; printf -- "---\ndate: 2020-01-01\naliases: [old/page.html]\n---\n\n## A\n\n### B\n\nC\n" >seeds/alias.md'
edit "a folder for a page" sed -i 's#old/page.html#old/page.html/index.html#' seeds/alias.md
edit "and back" sed -i 's#old/page.html/index.html#old/page.html#' seeds/alias.md
edit "neither" rm seeds/alias.md
build out
"$BREVIER" build --collect=all --out out >/dev/null 2>&1
check "a collected book is there" test -s out/site/archive/all.epub
edit "no collected book" more "Fifteen."
check "it is gone" test ! -e out/site/archive/all.epub
broken() { printf '\n![x](broken.png)\n' >>seeds/2024-08.md; : >seeds/broken.png; }
cp seeds/2024-08.md whole.md
broken
check "a build that fails" bash -c '! "$BREVIER" build >/dev/null 2>&1'
edit "its mending" bash -c 'rm seeds/broken.png; mv whole.md seeds/2024-08.md; echo Sixteen. >>seeds/2024-09.txt'

# A build that has nothing to do says what the last one said.
printf '\n![](https://example.org/a.png)\n' >>seeds/first.md
sleep 0.1 # files that were changed just now are looked at again
"$BREVIER" build >said.1 2>warned.1
"$BREVIER" build >said.2 2>warned.2
check "a second build has nothing to do" grep -q '^0 files made' said.2
check "it warns again" test -s warned.1
same "with the same words" warned.1 warned.2
touch -r seeds/first.md time
sed -i 's/a.png/b.png/' seeds/first.md
touch -r time seeds/first.md
"$BREVIER" build 2>&1 >said.3 | cat >warned.3
check "an edit with the same size and time is noticed" grep -q b.png warned.3

# What is kept of a seed is read, not made again, and only where it is right.
mkdir bin
cat >bin/pdftohtml <<'SCRIPT'
#!/bin/sh
echo again >>"$CALLS"
cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">
<pdf2xml producer="poppler" version="22.12.0">
<page number="1" position="absolute" top="0" left="0" height="1188" width="918">
<fontspec id="0" size="16" family="Times" color="#000000"/>
<text top="100" left="100" width="300" height="18" font="0">What the ministry says of May</text>
</page>
</pdf2xml>
XML
SCRIPT
chmod +x bin/pdftohtml
CALLS=$WORK/calls
PATH=$WORK/bin:$PATH
export CALLS PATH
echo '%PDF-1.4' >seeds/paper.pdf
edit "a PDF" true
: >calls
build out
sed -i 's/Old technology/New technology/' seeds/2024-09.txt
build out
check "a PDF that has not changed is not imported again" test ! -s calls
echo '%PDF-1.5' >seeds/paper.pdf
build out
check "one that has is" test -s calls
# spoil NAME COMMAND...: does that to what is kept, and a build does not mind.
spoil() {
	local name=$1
	shift
	(cd out/.state/memos && "$@") || not_ok "$name: cannot be done"
	sed -i '$s/$/ More./' seeds/2024-08.md
	build out || not_ok "$name: the build fails"
	rm -rf clean
	build clean
	same "a memo $name is ignored" clean out
}
damage() {
	for file in *; do
		node -e 'const fs = require("fs"), [, file] = process.argv;
			const bytes = fs.readFileSync(file);
			for (let at = bytes.length - 5; at > 0; at -= 97) bytes[at] ^= 4;
			fs.writeFileSync(file, bytes);' "$file"
	done
}
spoil "that is damaged" damage
spoil "that was cut short" bash -c 'for f in *; do truncate -s -40 "$f"; done'
spoil "that is empty" bash -c 'for f in *; do : >"$f"; done'
spoil "with bytes behind it" bash -c 'for f in *; do echo >>"$f"; done'
spoil "of another seed" cp 2024-09 paper
spoil "of another version" sed -i '1s/memo 1/memo 0/' 2024-08 2024-09 paper
check "memos of other seeds are removed" test "$(ls out/.state/memos | tr '\n' ' ')" = "$(ls out/markdown | sed 's/\.md$//' | tr '\n' ' ')"
