# The search, in a browser: from a folder, by HTTP and in an unpacked ZIP, in
# three languages, by keyboard alone; and how much a query loads of the index
# of 100,000 documents.
. "$(dirname "$0")/lib.sh"

CORPUS=${UNIT:-$ROOT/.build/tests}/search_corpus
if [ "${VALID:-yes}" = no ] ||
	[ ! -f "$ROOT/tests/validate/node_modules/.validate-stamp" ]; then
	skip "search in a browser: left out on request, or no browser"
	exit 0
fi

mkdir seeds
cat >seeds/site.yaml <<'YAML'
title: Harbours
base_url: https://example.org/h/
lang: en
YAML
cat >seeds/2024-09.md <<'MD'
---
title: September
date: 2024-09-24
---

## Top stories

### Cranes are to be greener

**Summary:** The market energy of old cranes goes down. Résumé follows.

**Issuing body:** MIIT

### Energy of the market

**Summary:** Words about energy, then about the market, and tugboats.

**Issuing body:** SAMR

## In brief

- **September 3:** A pier for ferries (渡轮码头) was opened.
MD
cat >seeds/2023-09.md <<'MD'
---
title: September davor
date: 2023-09-24
lang: de
---

## Spitzenmeldungen

### Wärmepumpen für Häfen

**Zusammenfassung:** Eine Wärmepumpe heizt die Straße am Überseekai.

**Herausgeber:** BMWK

### 关于开展港口节能工作的通知

**Zusammenfassung:** 港口节能工作与工业互联网。
MD
check "build" brevier_build seeds out
mkdir unpacked
unzip -q out/site/2024-09/2024-09.zip -d unpacked

check "letters: the page knows what the program knows" sh -c \
	"'$CORPUS' letters >letters"
mkdir corpus
check "index of 100,000 documents" "$CORPUS" index 100000 corpus
sed 's/data-index="[^"]*"/data-index="corpus"/' out/site/search.html \
	>corpus/search.html
cp -r out/site/assets corpus
node "$ROOT/tests/e2e/search.mjs" "$ROOT" out/site unpacked/2024-09/data corpus \
	letters
