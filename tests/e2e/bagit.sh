# The ZIP of a briefing as a bag (RFC 8493), judged by a second implementation.
. "$(dirname "$0")/lib.sh"

if ! command -v node >/dev/null; then
	skip "bags: Node.js is not there"
	exit 0
fi
judge() { node "$ROOT/tests/validate/lib/bagit.mjs" "$@"; }

cp -r "$ROOT/seeds" seeds
cp -r "$ROOT/tests/e2e/edges"/*.md seeds/
[ -f "$REAL" ] && cp "$REAL" seeds/
printf 'archive_seed: yes\n' >>seeds/site.yaml
check "build" brevier_build seeds out
mkdir bags
for zip in out/site/*/*.zip; do unzip -q "$zip" -d bags; done
check "every ZIP has one folder, which is a bag" judge bags/*
if command -v sha512sum >/dev/null; then
	check "sha512sum says so, too" bash -c 'for bag in bags/*; do
		(cd "$bag" && sha512sum -c --quiet manifest-sha512.txt tagmanifest-sha512.txt) || exit 1
	done'
else
	skip "sha512sum is not there"
fi
check "with the seed" cmp seeds/2024-09.txt bags/2024-09/data/seed/2024-09.txt
check "also where that is Markdown" \
	cmp seeds/2024-08.md bags/2024-08/data/seed/2024-08.md

bag=bags/2024-09
has() { check "bag-info.txt: $1" grep -qx "$1" $bag/bag-info.txt; }
has "Bagging-Date: 2024-09-20"
has "Source-Organization: Institute for Industrial Policy"
has "External-Identifier: https://example.org/digest/2024-09/index.html"
has "Payload-Oxum: $(cat $(find $bag/data -type f) | wc -c).$(find $bag/data -type f | wc -l)"
check "the identifier is the book's" sh -c "
	unzip -p $bag/data/2024-09.epub EPUB/package.opf |
	grep -qF \"\$(sed -n 's/^External-Identifier: urn/urn/p' $bag/bag-info.txt)\""
check "index.html leads into it" grep -q \
	'http-equiv="refresh" content="0; url=data/index.html"' $bag/index.html

# Nothing is loaded from elsewhere.
check "no page loads a file from the web" sh -c "
	! grep -rhoE '<(script|img|iframe|source|audio|video)[^>]* src=\"(https?:)?//[^\"]*' bags |
	grep . && ! grep -rhE '<link [^>]*rel=\"(stylesheet|icon)\"[^>]*href=\"(https?:)?//' bags"

# The judge can say no.
no() {
	local name=$1
	shift
	rm -rf broken
	cp -r $bag broken
	(cd broken && "$@")
	check "$name is noticed" sh -c "! node '$ROOT/tests/validate/lib/bagit.mjs' broken"
}
no "a changed byte" sh -c 'printf x >>data/2024-09.md'
no "a missing file" rm data/2024-09.md
no "an added file" touch data/new
no "a changed tag file" sh -c 'echo "Contact-Name: X" >>bag-info.txt'

sed -i 's/^archive_seed: yes/archive_seed: no/' seeds/site.yaml
check "build without seeds" brevier_build seeds out
check "the seed is not given away" sh -c \
	"! unzip -l out/site/2024-09/2024-09.zip | grep seed"
