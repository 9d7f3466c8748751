# A build that is killed leaves the old site or the new one, whole.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" "$ROOT/templates" "$ROOT/assets" .
"$BREVIER" build >/dev/null 2>&1
cp -a out/site old
sed -i 's/^publisher: .*/publisher: Another Institute/' seeds/site.yaml
"$BREVIER" build --out fresh >/dev/null 2>&1
cp -a fresh/site new

kills=0 old=0 new=0 torn=0
for delay in $(seq 1 60); do
	rm -rf out/site
	cp -a old out/site
	rm -f out/.state/keys
	"$BREVIER" build >/dev/null 2>&1 &
	pid=$!
	sleep "$(awk -v d="$delay" 'BEGIN { printf "%.4f", d * 0.0004 }')"
	if kill -9 $pid 2>/dev/null; then kills=$((kills + 1)); fi
	wait $pid 2>/dev/null
	if diff -rq out/site old >/dev/null 2>&1; then old=$((old + 1))
	elif diff -rq out/site new >/dev/null 2>&1; then new=$((new + 1))
	else torn=$((torn + 1)); fi
done
check "60 builds cut short ($kills killed: $old old, $new new, $torn torn)" \
	test $torn -eq 0 -a $kills -gt 0
check "a build after them succeeds" "$BREVIER" build
same "and gives the new site" new out/site
check "and clears away what they left" test -z "$(find out/.state -mindepth 1 -name 'stage-*')"
