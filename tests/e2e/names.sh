# Hostile names of seeds, images, assets and ids: what is published has safe
# and distinct names, in the site and in every archive.
. "$(dirname "$0")/lib.sh"

# A name of N bytes that ends in TAIL.
long() { printf '%*s%s' $(($1 - ${#2})) '' "$2" | tr ' ' n; }

brief() {
	printf -- '---\ntitle: "%s"\ndate: 2024-09-24\n---\n\n## News\n\n' "$2"
	printf '### One {#con}\n\nText.\n\n### Two {#Ab}\n\n![a](%s)\n\n' "$3"
	printf '### Three {#aB}\n\n### Four {#end.}\n\n### 🎉\n\n### ../../up\n\n### /etc/passwd\n\n### Five {#/abs}\n'
} >"seeds/$1"

mkdir -p seeds/img assets
echo 'base_url: https://example.org/d/' >seeds/site.yaml
for name in É é $'e\xcc\x81' が $'\xe3\x81\x8b\xe3\x82\x99' ς Σ Con 'tail..' '..up' 汉字 🎉 'a b' "$(long 250 '')"; do
	cp "$ROOT/tests/fuzz/corpus/image/red.png" "seeds/img/x$name.png"
done
n=0
for name in Report report RePort con NUL.x 'tail..' 汉字简报 🎉 '!!!' 'a b' 'a\b' \
	Ä ä $'A\xcc\x88' が $'\xe3\x81\x8b\xe3\x82\x99' 가 $'\xe1\x84\x80\xe1\x85\xa1' \
	οδος ΟΔΟΣ straße STRASSE ბარი ᲑᲐᲠᲘ $'\xe0\xae\x95\xe0\xaf\x8a' $'\xe0\xae\x95\xe0\xaf\x86\xe0\xae\xbe' '-dash' "$(long 252 a)" "$(long 252 b)"; do
	n=$((n + 1))
	images=(seeds/img/*)
	image=${images[n % ${#images[@]}]#seeds/}
	brief "$name.md" "Briefing $n" "<$image>"
done
echo x >"assets/$(long 245 .svg)"
echo x >"assets/$(long 246 .svg)"
echo x >'assets/back\slash.svg'
echo y >assets/Case.svg
echo y >assets/case.svg
echo x >assets/aux.txt

check "build" brevier_build seeds out --assets assets --site-zip
check "twenty-nine briefings" sh -c '[ "$(ls out/site/*/*.zip | wc -l)" -eq 29 ]'

# Every path of the site, and of each archive below its own name.
list() {
	(cd out/site && find . -type f | sed 's|^\./||')
	for archive in out/site/*/*.zip out/site/*/*.epub out/site.zip; do
		node "$ROOT/tests/e2e/names.mjs" list "$archive"
	done
}
list >listed
check "names are safe and distinct" node "$ROOT/tests/e2e/names.mjs" judge listed
check "names from a title, an id, an image" sh -c '
	grep -q "^report-2/one.html$" listed && grep -q "^con_/" listed &&
	grep -q "^汉字简报/" listed && grep -q "^briefing-2/" listed &&
	grep -q "^assets/case-2-" listed && ! grep -q "/con.html$" listed'
check "every archive is sound, and no name differs by capitals only" bash -c "
	'$BREVIER' check out/site out/site.zip >said 2>&1 && [ -s said ] &&
	! grep -v ': sound\$' said"
