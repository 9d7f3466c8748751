# 'brevier check': what is ours is sound, damage of all kinds is found and
# named, books of other programs are sound. CHECKS=1000 damages more bytes,
# BITS=1 every bit of a small book and of a small bag (a quarter of an hour).
. "$(dirname "$0")/lib.sh"

CHECKS=${CHECKS:-40}
cp -r "$ROOT/seeds" seeds
cp -r "$ROOT/tests/e2e/edges"/*.md seeds/
[ -f "$REAL" ] && cp "$REAL" seeds/
printf 'archive_seed: yes\n' >>seeds/site.yaml
check "build" brevier_build seeds out

# All of the site is sound: no line says otherwise.
all_sound() {
	"$BREVIER" check "$@" >said 2>faults && [ ! -s faults ] &&
		[ -s said ] && ! grep -v ': sound$' said
}
check "every EPUB and ZIP of a site is sound" all_sound out/site
check "as many as there are" sh -c \
	'[ "$(wc -l <said)" -eq "$(ls out/site/*/*.epub out/site/*/*.zip | wc -l)" ]'
mkdir bags
for zip in out/site/*/*.zip; do unzip -q "$zip" -d bags; done
check "so is every unpacked bag" all_sound bags
mkdir book
unzip -q out/site/2024-09/2024-09.epub -d book
check "and an unpacked book" all_sound book
check "by threads in the same order" bash -c "
	'$BREVIER' check --threads 1 out/site >one && '$BREVIER' check --threads 7 out/site >seven &&
	cmp one seven"
check "--json says the same" bash -c "
	'$BREVIER' check --json out/site | grep -c '\"errors\": 0, \"warnings\": 0' | grep -qx \$(wc -l <one)"

# Other algorithms, and bags of older versions.
bag=bags/2024-09
for sum in md5 sha1 sha256; do
	rm -rf other
	cp -r $bag other
	(cd other && rm ./*manifest-sha512.txt && find data -type f -print0 |
		xargs -0 ${sum}sum >manifest-$sum.txt)
	check "a bag with $sum" all_sound other
	printf x >>other/data/2024-09.md
	check "and one that has changed" bash -c "
		! '$BREVIER' check other 2>&1 | grep -q 'sound\$' &&
		'$BREVIER' check other 2>&1 | grep -q '2024-09.md: error: has changed: its $sum'"
done

if command -v node >/dev/null; then
	damage() {
		local name=$1
		shift
		check "$name" env BREVIER="$BREVIER" node "$ROOT/tests/e2e/check.mjs" "$@"
		sed "s/^/# $name: /" "$WORK/.log" | tail -1
	}
	damage "bytes of an EPUB" bytes out/site/2024-09/2024-09.epub "$CHECKS" 1
	damage "bytes of a ZIP" bytes out/site/2024-09/2024-09.zip "$CHECKS" 2
	mkdir small
	printf 'base_url: https://example.org/q/\n' >small/site.yaml
	printf -- '---\ntitle: A quay\ndate: 2024-01-31\n---\n\n## News\n\n### One\n\nA word.\n' \
		>small/quay.md
	brevier_build small smallout >/dev/null 2>&1
	for kind in epub zip; do
		check "bits of a small $kind" env BREVIER="$BREVIER" node "$ROOT/tests/e2e/bits.mjs" \
			smallout/site/quay/quay.$kind "${BITS:-211}"
		sed "s/^/# /" .log | tail -1
	done
	damage "files of an EPUB" files out/site/2024-09/2024-09.epub
	damage "files of a bag" bag $bag $((CHECKS / 4)) 3
	check "bags of all kinds" env BREVIER="$BREVIER" node "$ROOT/tests/e2e/bags.mjs" kinds
	sed "s/^/# /" .log | tail -1
else
	skip "damage: Node.js is not there"
fi

# What other programs make. They need not be there.
text=out/markdown/2024-09.md
book=out/site/2024-09/2024-09.epub
if command -v pandoc >/dev/null; then
	pandoc "$text" -t epub3 -o pandoc3.epub 2>/dev/null
	pandoc "$text" -t epub2 -o pandoc2.epub 2>/dev/null
	check "books of pandoc" all_sound pandoc2.epub pandoc3.epub
else
	skip "books of pandoc: it is not there"
fi
if [ "${VALID:-yes}" = no ]; then
	skip "books of Calibre: VALID=no"
elif command -v ebook-convert >/dev/null; then
	for version in 2 3; do
		ebook-convert "$book" "calibre$version.epub" \
			--epub-version $version >/dev/null 2>&1
	done
	check "books of Calibre" all_sound calibre2.epub calibre3.epub
else
	skip "books of Calibre: it is not there"
fi
if command -v zip >/dev/null; then
	(cd book && zip -qX0 ../zip.epub mimetype && zip -qXr ../zip.epub META-INF EPUB)
	# Plain, with sizes behind the bytes, in ZIP64, with a comment.
	(cd bags && zip -qr ../bag.zip 2024-09 && zip -qr - 2024-09 | cat >../stream.zip &&
		zip -qr -fz ../zip64.zip 2024-09 &&
		echo "For the archive" | zip -qrz ../comment.zip 2024-09)
	check "books and bags of Info-ZIP" all_sound zip.epub bag.zip stream.zip \
		zip64.zip comment.zip
else
	skip "books and bags of Info-ZIP: it is not there"
fi

# What is no archive at all.
head -c 100000 /dev/urandom >noise.zip
: >empty.epub
check "noise and nothing are no archives" bash -c "
	'$BREVIER' check noise.zip empty.epub 2>&1 | grep -c 'error: is no ZIP archive' | grep -qx 2"
