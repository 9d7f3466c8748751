# One ZIP of the whole site, on request: what the site holds, the same bytes
# wherever it is made, and nothing left behind by one that fails.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" seeds
check "build" brevier_build seeds out
check "no ZIP unless it is asked for" test ! -e out/site.zip
check "build with a ZIP, of a site that is there" brevier_build seeds out --site-zip
check "it unpacks to the site" bash -c '
	unzip -q out/site.zip -d unpacked && [ "$(ls unpacked)" = site ] &&
	diff -r out/site unpacked/site'
check "it is sound" bash -c "'$BREVIER' check out/site.zip | grep -q ': sound\$'"
umask 077
check "build elsewhere" env TZ=Asia/Shanghai LC_ALL=C "$BREVIER" build --site-zip \
	--seeds seeds --out "other place" --templates "$ROOT/templates" \
	--assets "$ROOT/assets" --threads 1
umask 022
check "gives the same bytes" cmp out/site.zip "other place/site.zip"
check "with the newest day of all briefings" bash -c '
	TZ=UTC unzip -l out/site.zip | grep -E "site/" | grep -vc 2024-09-20 | grep -qx 0'

# A failure leaves the last ZIP whole.
before=$(cksum <out/site.zip)
echo 'title: [' >>seeds/site.yaml
check "a build that fails" bash -c "! '$BREVIER' build --site-zip --seeds seeds \
	--out out --templates '$ROOT/templates' --assets '$ROOT/assets'"
check "nothing else is there" bash -c \
	'[ "$(ls out | xargs)" = "markdown site site.zip" ]'
check "the ZIP is as it was" test "$before" = "$(cksum <out/site.zip)"
