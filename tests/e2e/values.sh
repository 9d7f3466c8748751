# templates/README.md tells of every value that the program sets, and of none
# that it does not. tests/e2e/values holds briefings that have them all.
. "$(dirname "$0")/lib.sh"

if ! command -v node >/dev/null; then
	skip "values: Node.js is not there"
	exit 0
fi
compare() { node "$ROOT/tests/e2e/values.mjs" "$1" "$2"; }

# Lists and histories of several pages take more than is written by hand.
cp -r "$ROOT/tests/e2e/values" seeds
{
	printf -- '---\ndate: 2022-01-31\n---\n\n## Many\n\n'
	for i in $(seq 501); do
		echo "- **January 3:** A note ([a](https://h$i.example/1), [b](https://example.org/$i))"
	done
} >seeds/2022-01.md
# So do pages of months.
for i in $(seq 51); do
	printf -- '---\ndate: 2021-01-%02d\n---\n\nText.\n' $((i % 28 + 1)) >"seeds/2021-$i.md"
done
"$BREVIER" dump --stage=values --collect=year,all --seeds seeds \
	--templates "$ROOT/templates" --assets "$ROOT/assets" >values 2>said
check "values can be listed without a message" test -s values -a ! -s said
compare "$ROOT/templates/README.md" values

# The test itself notices what it is for.
notices() {
	local name=$1 pattern=$2
	compare README values >said
	check "$name" grep -q "^not ok .*$pattern" said
}
cp "$ROOT/templates/README.md" README
sed -i '/^| `home_url`/d' README
notices "a value that is not documented is noticed" "does not tell of 'home_url'"
sed 's/^| `offline`/| `offline`, `online`/' "$ROOT/templates/README.md" >README
notices "a value that is never set is noticed" "'online' of '\*' is never set"
sed 's/^| `offline` | yes or no/| `offline` | text/' "$ROOT/templates/README.md" >README
notices "a value of another kind is noticed" "'offline' of .* is no text but a bool"
exit 0
