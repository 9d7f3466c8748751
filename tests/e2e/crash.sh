# A build that is killed leaves the old site or the new one, whole.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" "$ROOT/templates" "$ROOT/assets" .
"$BREVIER" build >/dev/null 2>&1
cp -a out/site old

# spent COMMAND...: seconds; after PART: sleeps a part of these.
spent() {
	local start
	start=$(date +%s%N)
	"$@" >/dev/null 2>&1
	awk -v n="$(($(date +%s%N) - start))" 'BEGIN { print n / 1e9 }'
}
after() { sleep "$(awk -v span="$span" "BEGIN { printf \"%.4f\", ($1) * span }")"; }
sed -i 's/^publisher: .*/publisher: Another Institute/' seeds/site.yaml
span=$(spent "$BREVIER" build --out fresh)
cp -a fresh/site new

kills=0 old=0 new=0 torn=0
for delay in $(seq 1 60); do
	rm -rf out/site
	cp -a old out/site
	rm -f out/.state/keys
	"$BREVIER" build >/dev/null 2>&1 &
	pid=$!
	after "$delay / 45"
	if kill -9 $pid 2>/dev/null; then kills=$((kills + 1)); fi
	wait $pid 2>/dev/null
	if diff -rq out/site old >/dev/null 2>&1; then old=$((old + 1))
	elif diff -rq out/site new >/dev/null 2>&1; then new=$((new + 1))
	else torn=$((torn + 1)); fi
done
check "60 builds cut short ($kills killed: $old old, $new new, $torn torn)" \
	test $torn -eq 0 -a $kills -gt 0
# The same where a build has two trees in step and changes a little.
"$BREVIER" build >/dev/null 2>&1
echo "Line 0." >>seeds/2024-08.md
span=$(spent "$BREVIER" build)
kills=0 torn=0 other=0
for delay in $(seq 1 "${KILLS:-30}"); do
	rm -rf before next
	cp -a out/site before
	echo "Line $delay." >>seeds/2024-08.md
	"$BREVIER" build --out next >/dev/null 2>&1
	"$BREVIER" build >/dev/null 2>&1 &
	pid=$!
	after "($delay * 7 % 30) / 25"
	if kill -9 $pid 2>/dev/null; then kills=$((kills + 1)); fi
	wait $pid 2>/dev/null
	diff -rq out/site before >/dev/null 2>&1 ||
		diff -rq out/site next/site >/dev/null 2>&1 || torn=$((torn + 1))
	"$BREVIER" build >/dev/null 2>&1
	diff -rq out/site next/site >/dev/null 2>&1 || other=$((other + 1))
done
check "small builds cut short ($kills killed: $torn torn, $other of the builds after them wrong)" \
	test $torn -eq 0 -a $other -eq 0 -a $kills -gt 0
"$BREVIER" build --out new.state >/dev/null 2>&1
rm -rf new && mv new.state/site new
check "a build after them succeeds" "$BREVIER" build
same "and gives the new site" new out/site
check "and clears away what they left" test -z "$(find out/.state -mindepth 1 -name 'stage-*')"
