#!/usr/bin/env bash
# Runs fuzz targets: run.sh FOLDER SECONDS TARGET...
#
# FOLDER/tests/TARGET_fuzz is the program; it starts from the corpus here, the
# files of other tests and what earlier runs kept in FOLDER/corpus/TARGET. What breaks a promise
# lands in FOLDER/found; its place is corpus/TARGET here, once it is mended.
#
#	run.sh --merge FOLDER TARGET...
#
# takes from FOLDER/corpus what the corpus here does not reach yet.
set -u
here=$(cd "$(dirname "$0")" && pwd)
merge=
if [ "${1-}" = --merge ]; then merge=1; shift; fi
folder=$1
shift
[ "$merge" ] || { seconds=$1; shift; }

# UBSan tells no stack unless it is asked to.
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
# Files of other tests that are such input.
others() {
	local tests=$here/..
	case $1 in
	txt) ls "$tests"/import/extracted/*.txt "$tests"/golden/import/*.txt ;;
	xhtml | xml) ls "$tests"/import/extracted/*."$1" ;;
	markdown | sanitize) ls "$tests"/golden/*/*.md ;;
	frontmatter) ls "$tests"/golden/*/*.md "$tests"/../seeds/*.md ;;
	site) ls "$tests"/golden/*/*.yaml "$tests"/errors/*/seeds/*.yaml ;;
	template) find "$tests/../templates" -type f ! -name '*.md' ;;
	esac
}

# Copies them, under names of their own, into folder $2.
gather() {
	others "$1" | while read -r file; do
		cp "$file" "$2/$(cksum <"$file" | tr ' ' -)"
	done
}

failed=0
mkdir -p "$folder/found"
for target; do
	program=$folder/tests/${target}_fuzz
	kept=$folder/corpus/$target
	own=$here/corpus/$target
	mkdir -p "$kept"
	if [ "$merge" ]; then
		"$program" -merge=1 -max_len=2000 "$own" "$kept" 2>/dev/null
		echo "$target: $(find "$own" -type f | wc -l) files"
		continue
	fi
	gather "$target" "$kept"
	if "$program" -max_total_time="$seconds" -timeout=20 -max_len=50000 \
		-rss_limit_mb=3000 -print_final_stats=1 \
		-artifact_prefix="$folder/found/$target-" \
		-dict="$here/dict/$target.dict" "$kept" "$own" 2>"$folder/$target.log"; then
		echo "ok $target: $(sed -n 's/^stat::number_of_executed_units: *//p
			' "$folder/$target.log") runs," \
			"$(grep -o 'cov: [0-9]*' "$folder/$target.log" | tail -1)"
	else
		echo "not ok $target: see $folder/$target.log"
		failed=1
	fi
done
exit $failed
