# A site that is made in parts and joined is that of a single build.
. "$(dirname "$0")/lib.sh"

cp -r "$ROOT/seeds" .
printf -- '---\ndate: 2023-01-31\n---\n\n## News\n\n### One\n\nA word.\n' \
	>seeds/first.md
brevier_build seeds whole --site-zip --collect=year,all >/dev/null 2>&1

# As jobs on several machines: each in a process of its own.
shards() {
	local n=$1 k
	rm -rf part-* joined
	for k in $(seq "$n"); do
		brevier_build seeds "part-$k" --shard "$k/$n" --threads 1 --collect=year,all \
			>/dev/null 2>&1 &
	done
	wait
	"$BREVIER" join part-* --out joined --site-zip
}
for n in 1 2 5 70; do
	check "$n shards are joined" shards "$n"
	same "$n shards give the same site" whole/site joined/site
	same "$n shards give the same ZIP of the site" whole/site.zip joined/site.zip
	same "$n shards give the same Markdown" whole/markdown joined/markdown
done
check "each makes a part of it" bash -c \
	'[ "$(find part-*/site -type f | wc -l)" = "$(find whole/site -type f | wc -l)" ]'
brevier_build seeds joined --collect=year,all >said 2>&1
check "a build after joining makes nothing anew" grep -q '^0 files made' said

# A shard is built again as a whole site is.
shards 2 >/dev/null
sed -i 's/A word/Another one/' seeds/first.md
brevier_build seeds whole >/dev/null 2>&1
for k in 1 2; do
	check "shard $k after an edit is as from nothing" \
		brevier_build seeds "part-$k" --shard "$k/2" --check-incremental
done
check "shards are joined over an older site" "$BREVIER" join part-1 part-2 --out joined
same "and give the new one" whole/site joined/site
