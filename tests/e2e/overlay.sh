# A user's templates and assets lie over the program's own.
. "$(dirname "$0")/lib.sh"

export BREVIER_DATADIR=$ROOT
cp -r "$ROOT/tests/e2e/values" seeds
build() { "$BREVIER" build --out "$@" >"$WORK/said" 2>&1; }
quiet() { build "$@" && ! grep -qE 'warning|error' said; }

check "without a folder of one's own" quiet plain
mkdir -p templates/i18n assets
cat >templates/home.html <<'X'
{{<layout.html}}
{{$main}}<h1>Own {{site.title}}: {{t.archive}}</h1>{{/main}}
{{/layout.html}}
X
check "with one template of one's own" quiet out
check "the page is one's own" grep -q "Own Values: Archive" out/site/index.html
same "the other pages are the program's" plain/site/2024-03 out/site/2024-03
same "so is the archive" plain/site/archive out/site/archive
mv templates elsewhere
mkdir templates
check "--templates names the folder" quiet named --templates elsewhere
same "and gives the same" out/site named/site
rm -rf templates
mv elsewhere templates

# Each edit, incrementally and from scratch.
edit() {
	local name=$1
	shift
	"$@" || not_ok "$name: the edit itself"
	check "$name: build" quiet out
	rm -rf clean
	quiet clean
	same "$name: a clean build gives the same" clean out
}
edit "an edited template of one's own" sed -i 's/Own/Very own/' templates/home.html
check "the edit shows" grep -q "Very own" out/site/index.html
edit "a word of one's own" bash -c 'echo "archive: All issues" >templates/i18n/en.yaml'
check "the word shows" grep -q "All issues" out/site/2024-03/index.html
check "the other words are the program's" grep -q "How to cite" out/site/2024-03/index.html
edit "a language of one's own" bash -c '
	sed "s/^comma: .*/comma: \";\"/; s/^skip: .*/skip: Vai al testo/" '"$ROOT"'/templates/i18n/en.yaml >templates/i18n/it.yaml
	sed -n "s/^    \(date_.*\)/\1/p" '"$ROOT"'/templates/README.md >>templates/i18n/it.yaml
	sed "s/^lang: .*/lang: it/; s/29/31/" seeds/2024-02.md >seeds/2024-01.md
	sed -i "s/2024-02-31/2024-01-31/" seeds/2024-01.md'
check "its words show" grep -q "Vai al testo" out/site/2024-01/index.html
check "its dates show" grep -q "31 gennaio 2024" out/site/2024-01/index.html
edit "a stylesheet of one's own" bash -c 'echo "p { margin: 1em }" >assets/site.css'
check "it is published" grep -q margin "$(ls out/site/assets/site-*.css)"
check "the icon is the program's" test -s "$(ls out/site/assets/icon-*.svg)"
edit "another file" cp "$ROOT/assets/icon.svg" assets/logo.svg
check "it is published, too" test -s "$(ls out/site/assets/logo-*.svg)"
edit "a template of one's own is gone" rm templates/home.html
edit "all is gone" rm -r templates assets seeds/2024-01.md
same "as if it had never been" plain/site out/site

# What the program cannot find of its own, it says.
BREVIER_DATADIR=$WORK/none build lost
check "without the program's own templates" grep -q "there is no template 'home.html'" said
cp -r "$ROOT/templates" "$ROOT/assets" .
check "all of one's own are enough" env BREVIER_DATADIR="$WORK/none" \
	"$BREVIER" build --out alone
same "and give the same" plain/site alone/site
exit 0
