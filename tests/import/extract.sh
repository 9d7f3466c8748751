#!/usr/bin/env bash
# Makes the inputs of the import tests anew, from the pages in digests/:
#
#   extracted/NAME.pdf          printed by headless Chromium
#   extracted/NAME.txt          Tika's plain text (TikaLayout.java)
#   extracted/NAME.double.txt   the same with a blank line between all lines
#   extracted/NAME.xhtml        Tika's XHTML
#   extracted/NAME.xml          pdftohtml -xml of poppler
#
#   extract.sh [NAME...]          writes them, and says which ones changed
#   extract.sh --check [NAME...]  writes nothing; fails where one differs
#
# Wants Chromium, poppler-utils, a JDK, Debian's libpdfbox2-java, and the
# fonts Liberation, DejaVu, Charis SIL and Noto CJK. Other versions of these
# break lines elsewhere: look at what changed before you commit it.
set -eu
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
JARS=${JARS:-/usr/share/java}
CHROMIUM=${CHROMIUM:-chromium}
PDF_MAX=61440 # bytes; larger ones are not kept
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check=
if [ "${1-}" = --check ]; then
	check=1
	shift
fi

layout() {
	java -cp "$JARS/pdfbox2.jar:$JARS/fontbox2.jar:$JARS/commons-logging.jar" \
		"$HERE/TikaLayout.java" "$@" 2>"$work/log" || {
		cat "$work/log" >&2
		return 1
	}
}

# says ATTRIBUTE: whether the page at hand has it.
says() {
	grep -q "$1" "$HERE/digests/$name.html"
}

print_pdf() {
	local outline=
	cp "$HERE/digests/$name.html" "$work/$name.html"
	if says '<body data-hyphenate'; then
		{
			sed '/<\/body>/,$d' "$HERE/digests/$name.html"
			echo '<script>'
			cat "$HERE/typeset.js"
			echo '</script></body></html>'
		} >"$work/$name.html"
	fi
	says 'data-outline="yes"' && outline=--generate-pdf-document-outline
	"$CHROMIUM" --headless --no-sandbox --disable-gpu \
		--user-data-dir="$work/profile" --no-pdf-header-footer $outline \
		--print-to-pdf="$work/made/$name.pdf" \
		"file://$work/$name.html" >"$work/log" 2>&1 &&
		[ -s "$work/made/$name.pdf" ] || {
		cat "$work/log" >&2
		return 1
	}
}

make_all() {
	local text=text
	says 'data-links="once"' && text=once
	print_pdf
	layout "$text" "$work/made/$name.pdf" >"$work/made/$name.txt"
	layout double "$work/made/$name.pdf" >"$work/made/$name.double.txt"
	layout xhtml "$work/made/$name.pdf" >"$work/made/$name.xhtml"
	pdftohtml -xml -i -stdout "$work/made/$name.pdf" >"$work/made/$name.xml"
	# Chromium forgets a link now and then, where a page ends in a paragraph.
	grep -o 'href="[^"]*"' "$HERE/digests/$name.html" | sort -u | cut -d '"' -f 2 |
		while read -r url; do
			grep -qxF "$url" "$work/made/$name.txt" ||
				echo "not in the PDF: $name: $url" >&2
		done
}

# A PDF has the time of its making in it: it goes with its texts.
settle() {
	local file same=1
	for file in "$name".txt "$name".double.txt "$name".xhtml "$name".xml; do
		[ -f "$work/made/$file" ] || continue
		cmp -s "$work/made/$file" "$HERE/extracted/$file" && continue
		same=
		differs=1
		echo "differs: $file"
		[ "$check" ] || cp "$work/made/$file" "$HERE/extracted/$file"
	done
	[ "$check" ] && return
	[ "$same" ] && [ -f "$HERE/extracted/$name.pdf" ] && return
	rm -f "$HERE/extracted/$name.pdf"
	[ "$(wc -c <"$work/made/$name.pdf")" -gt "$PDF_MAX" ] ||
		cp "$work/made/$name.pdf" "$HERE/extracted/$name.pdf"
}

differs=
mkdir -p "$work/made" "$HERE/extracted"
[ $# -gt 0 ] || set -- $(cd "$HERE/digests" && printf '%s\n' *.html | sed 's/\.html$//')
for name; do
	make_all
	settle
done
[ -z "$check" ] || [ -z "$differs" ]
