# brevier format: what it writes, and what it leaves alone.
. "$(dirname "$0")/lib.sh"

printf -- '---\nodd: [ a ]  # why\n---\n* one\n* two\n' >a.md
printf -- '---\nodd: [ a ]  # why\n---\n\n- one\n- two\n' >formatted
printf 'Text\n' >b.md
cp a.md unformatted
chmod 640 a.md
ln -s a.md link.md
ln a.md other-name

"$BREVIER" format --check a.md b.md >out 2>err
check "--check fails where a form is another" test $? = 1
check "--check names the file, and no other" test "$(cat out)" = a.md
same "--check writes nothing" a.md unformatted

before=$(stat -c '%i %y' b.md)
"$BREVIER" format link.md b.md >out 2>err
check "formatting is fine" test $? = 0
check "it names the file" test "$(cat out)" = link.md
same "a file has its form" a.md formatted
check "a link stays a link" test -L link.md
check "who may read a file stays" test "$(stat -c %a a.md)" = 640
same "a file is replaced, never written into" other-name unformatted
check "what has its form is not touched" test "$(stat -c '%i %y' b.md)" = "$before"
"$BREVIER" format --check a.md b.md >out 2>err
check "--check is content then" test $? = 0 -a ! -s out

# The site is the same, but for what holds the Markdown itself.
cp -r "$ROOT/tests/e2e/values" seeds
cp "$ROOT/seeds/2024-08.md" seeds/
brevier_build seeds before >/dev/null 2>&1
find seeds -name '*.md' -print0 | xargs -0 "$BREVIER" format >out 2>&1
check "some seeds change" test -s out
brevier_build seeds after >/dev/null 2>&1
check "formatted seeds make the same pages" \
	diff -r -I 'SHA-256 <code>' -x '*.md' -x '*.zip' -x '*.epub' -x '*.json' before/site after/site
