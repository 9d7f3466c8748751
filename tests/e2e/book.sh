# What a book says of itself, and that it says no more than is so.
. "$(dirname "$0")/lib.sh"

mkdir seeds
cat >seeds/site.yaml <<'END'
title: Quays
base_url: https://example.org/quays/
publisher: Institute of Quays
rights: All rights are free.
dead_links: warning
accessibility:
  conforms_to: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
  certified_by: Institute of Quays
END
head='---
title: A quay
date: 2024-01-31
---
'
cat >seeds/sound.md <<END
$head
## News

<!-- page 2 -->

### A quay {#quay}

#### How

###### How deep

It stands.[^1] ![A map](map.gif) ![](map.gif){alt=""}

| port | quays |
| ---- | ----- |
| a    | 1     |

**Issued by:** Harbour Board (HB)

**Source:** [A decree](https://example.org/decree) (关于码头)

[^1]: Or nearly.
END
cat >seeds/mute.md <<END
---
title: Without words
date: 2024-01-31
author: [A. Author, B. Author]
rights: Some rights.
description: A book without words.
---

## News

![](map.gif)
END
printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' >seeds/map.gif

check "build" brevier_build seeds out
for slug in sound mute; do
	mkdir $slug
	(cd $slug && unzip -q ../out/site/$slug/$slug.epub)
done
says() { check "$1: $2" grep -qF -- "$2" "$1/EPUB/$3"; }
says_not() { check "$1: not $2" sh -c "! grep -qF -- '$2' $1/EPUB/$3"; }
feature() { echo "schema:accessibilityFeature\">$1<"; }

opf=package.opf
for name in tableOfContents readingOrder structuralNavigation \
	displayTransformability alternativeText pageBreakMarkers pageNavigation index; do
	says sound "$(feature $name)" $opf
done
says sound 'accessModeSufficient">textual<' $opf
says sound 'conformsTo" id="conforms">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<' $opf
says sound 'a11y:certifiedBy" id="certifier">Institute of Quays<' $opf
says sound 'pageBreakSource">sound.md<' $opf
says sound '<dc:creator>Institute of Quays<' $opf
says sound '<dc:rights>All rights are free.<' $opf
says sound '<dc:subject>Harbour Board<' $opf
says_not mute "$(feature alternativeText)" $opf
says_not mute "$(feature pageNavigation)" $opf
says_not mute "$(feature index)" $opf
says_not mute conformsTo $opf
says mute 'accessModeSufficient">textual,visual<' $opf
says mute '<dc:creator>B. Author<' $opf
says mute '<dc:rights>Some rights.<' $opf
says mute '<dc:description>A book without words.<' $opf

# Its parts.
says sound 'epub:type="noteref"' entries/quay.xhtml
says sound 'role="doc-footnote" epub:type="footnote"' entries/quay.xhtml
says sound 'alt="" class="decorative"' entries/quay.xhtml
says sound '<h2 id="how">How</h2>' entries/quay.xhtml
says sound '<h3 id="how-deep">How deep</h3>' entries/quay.xhtml
says sound 'lang="zh-Hans" xml:lang="zh-Hans">关于码头<' entries/quay.xhtml
says sound 'id="page-2"' entries/quay.xhtml
says sound 'href="entries/quay.xhtml#page-2">2</a>' nav.xhtml
says sound '<a class="written" href="https://example.org/decree">https://example.org/decree</a>' references.xhtml
says sound '<dt>HB, Harbour Board</dt>' issuers.xhtml
says sound "$(sha256sum <seeds/sound.md | cut -c1-64)" colophon.xhtml
says sound 'alt="Cover of “A quay”"' cover.xhtml

# A link in a text is told from it by its line, not by its colour alone, which a
# reader's night mode may take away (WCAG 2.2, 1.4.1).
check "every link is underlined" sh -c \
	"! grep -q 'text-decoration: *none' sound/EPUB/epub.css"

# A picture that moves may flash; a style that sets colours is not the reader's.
printf 'NETSCAPE2.0' >>seeds/map.gif
mkdir own
cp "$ROOT/assets/"* own
echo 'p { color: black }' >>own/epub.css
check "build again" "$BREVIER" build --seeds seeds --out out --templates "$ROOT/templates" \
	--assets own
(cd sound && unzip -qo ../out/site/sound/sound.epub)
says sound 'schema:accessibilityHazard">unknown<' $opf
says_not sound "$(feature displayTransformability)" $opf
says_not sound conformsTo $opf
