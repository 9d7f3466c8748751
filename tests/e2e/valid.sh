# What is built passes third-party validators: tests/validate. VALID=no leaves
# them out (they judge products, not the program).
. "$(dirname "$0")/lib.sh"

validate=$ROOT/tests/validate
if [ "${VALID:-yes}" = no ]; then
	skip "validators: left out on request"
	exit 0
fi
if [ ! -f "$validate/node_modules/.validate-stamp" ]; then
	skip "validators: not installed; 'make setup-tests' does it"
	exit 0
fi

cp -r "$ROOT/seeds" seeds
if [ -f "$REAL" ]; then
	cp "$REAL" seeds/
else
	skip "real digest: it is not there"
fi
check "build" brevier_build seeds out --collect=all
cp -r "$ROOT/tests/e2e/edges" edges
check "build the edge cases" brevier_build edges edges/out --collect=all

# Nu cannot tell what 'self' means for a file and takes every stylesheet for
# blocked. The browser, which can, reports a blocked one as a console error.
nu='.*Content Security Policy.*'
for site in out/site edges/out/site; do
	check "$site: pages, links, browser" "$validate/validate-site" "$site" \
		--nu-filter "$nu" --require-dark --require-reachable
	check "$site: EPUBCheck and Ace" \
		"$validate/validate-epub" "$site"/*/*.epub
	check "$site: feeds" "$validate/validate-feeds" "$site"/feed.* "$site"/opds*.*
	check "$site: ZIPs" "$validate/validate-zip" --bag "$site"/*/*.zip
done

# A ZIP opens and works where it is unpacked.
mkdir unpacked
for zip in out/site/*/*.zip; do unzip -q "$zip" -d unpacked; done
check "unpacked ZIPs: pages, links, browser" "$validate/validate-site" \
	unpacked --nu-filter "$nu"
