# The same bytes from any folder, time zone, locale, umask, number of threads.
# DEFLATE=libdeflate.so.0 of another version: also by that.
. "$(dirname "$0")/lib.sh"

make_seeds() {
	mkdir -p "$1"
	cp -r "$ROOT/seeds" "$1/seeds"
	[ -f "$REAL" ] && cp "$REAL" "$1/seeds/"
	cp -r "$ROOT/templates" "$ROOT/assets" "$1/"
}
build_in() {
	(cd "$1" && shift && env "$@" "$BREVIER" build --site-zip >/dev/null)
}

make_seeds a
make_seeds "another folder/with a name"
touch -d 2001-02-03 "another folder/with a name/seeds/"*
check "first build" build_in a TZ=UTC LC_ALL=C
umask 077
check "another folder, zone, locale, umask" build_in "another folder/with a name" \
	TZ=Asia/Shanghai LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8
umask 022
same "gives the same out" a/out "another folder/with a name/out"
for threads in 1 2 7; do
	rm -rf b
	make_seeds b
	check "build with $threads threads" bash -c \
		"cd b && '$BREVIER' build --site-zip --threads $threads"
	same "$threads threads give the same out" a/out b/out
done

if [ -n "${DEFLATE:-}" ]; then
	LD_PRELOAD=$DEFLATE brevier_build a/seeds two --site-zip >/dev/null
	brevier_build a/seeds one --site-zip >/dev/null
	same "another libdeflate gives the same" one two
fi
