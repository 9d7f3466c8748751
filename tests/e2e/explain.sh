# brevier build --explain names the input that made each file stale.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" "$ROOT/templates" "$ROOT/assets" .
build() { "$BREVIER" build --explain "$@" >said 2>errors; }
# says NAME FILE REASON: the last build made FILE, and for that.
says() { check "$1" grep -qFx "$2: $3" said; }
stays() { check "$1" bash -c "! grep -q '^$2' said"; }

build
says "a first build" index.html "nothing is known of an earlier build"
sleep 0.1
build
# Not the line of a place to look at, which has a number.
stays "nothing has changed" "[^ :]*: "
sed -i 's/Advanced technology/New technology/' seeds/2024-09.txt
build
says "a text: its page" 2024-09/index.html "seeds/2024-09.txt has changed"
says "a text: the search index" search/ "seeds/2024-09.txt has changed"
stays "a text: not what is of another" 2024-08/2024-08.md
sed -i '0,/^### /s/^### /### New: /' seeds/2024-08.md
build
stays "a title of an entry: not what shows none" 2024-09/index.html
sed -i 's/^title: /title: The /' seeds/2024-08.md
build
says "a title: its neighbour" 2024-09/index.html \
	"seeds/2024-08.md has changed, of which it tells"
says "a title: the home page" index.html "seeds/2024-08.md has changed"
cp seeds/2024-08.md seeds/2024-07.md
build
says "a new seed" 2024-07/index.html "seeds/2024-07.md is new"
rm seeds/2024-07.md
build
says "a seed that is gone" archive/index.html "seeds/2024-07.md is gone"
echo >>templates/entry.html
build
says "a template" 2024-08/2024-08.zip "templates/entry.html has changed"
stays "a template: not what is of another" 2024-08/index.html
stays "a template: no book" 2024-08/2024-08.epub
echo >>templates/part/link.html
build
says "a part of a template" 2024-08/index.html \
	"templates/part/link.html has changed"
stays "a part of a template: not the home page" index.html
sed -i 's/^archive: .*/archive: All issues/' templates/i18n/en.yaml
echo >>assets/epub.css
build
says "words and an asset" index.html \
	"templates/i18n/en.yaml has changed, and 1 more"
sed -i 's/^publisher: .*/publisher: Another Institute/' seeds/site.yaml
build
says "the configuration" index.html "seeds/site.yaml has changed"
rm out/site/2024-09/index.html
build
says "a lost file" 2024-09/index.html "the file was removed or edited"
stays "a lost file: no other" index.html
"$BREVIER" build --explain --threads 1 --out other >said.1 2>&1
"$BREVIER" build --explain --threads 3 --out more >said.2 2>&1
sed -i 's/^open .*//' said.1 said.2
same "the order of the reasons is that of the plan" said.1 said.2
