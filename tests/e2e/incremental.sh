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
edit "an edited word" sed -i 's/^archive: .*/archive: All issues/' templates/i18n/en.yaml
edit "an edited stylesheet" bash -c 'echo "p { margin: 1em }" >>assets/site.css'
edit "an edited configuration" sed -i 's/^publisher: .*/publisher: Another Institute/' seeds/site.yaml
edit "a new briefing" cp seeds/2024-08.md seeds/2024-07.md
edit "a renamed briefing" mv seeds/2024-07.md seeds/2024-06.md
edit "a removed briefing" rm seeds/2024-06.md
edit "an edit of the same size" sed -i 's/New technology/Old technology/' seeds/2024-09.txt
edit "a removed product" rm out/site/2024-09/index.html
edit "a lost memory" rm -r out/.state
