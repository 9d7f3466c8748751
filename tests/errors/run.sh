#!/usr/bin/env bash
# Bad input, with its exact message and its exit code; a folder a case.
#
#   CASE/command    what follows 'brevier' (build)
#   CASE/expected   what it says: standard error, then standard output
#   CASE/code       its exit code
#   CASE/setup      shell commands that make what cannot be committed, such
#                   as a NUL byte; exit code 77: cannot be made
#                   here; a folder 'bin' that it makes is all of PATH
#   CASE/seeds/ …   files, laid over those of base/ and over copies of the
#                   program's templates and assets
#   CASE/overlay    its templates and assets are a user's, few and laid over
#                   the program's own; other cases have them all and know no
#                   program's
#
# A case runs in a work folder of its own, where every path is relative. Last
# it is checked that every code of a message that stands in the sources is
# seen in a case.
#
#   run.sh [CASE...]           compares
#   run.sh --bless [CASE...]   writes 'expected' and 'code'; read them!
. "$(dirname "$0")/../e2e/lib.sh"

unset SOURCE_DATE_EPOCH
HERE=$ROOT/tests/errors

# Codes that nothing from outside provokes:
#   bug   a fault of our own, found by a check
#   zip   libzip ran out of memory, or the disk of room
#   path-clash, zip-name   the last gates before a name of ours: all are made
#         safe and distinct where they are made (tests/e2e/names.sh)
unprovoked="bug zip path-clash zip-name"

# What a build made is counted in other tests; here it would only change.
leave_out_counts() {
	grep -vE '^[0-9]+ (briefing|file)s?( made, |: )|^open ' "$1"
}

# run_case CASE: leaves what it said in said, its exit code in code.
run_case() {
	local files=$HERE/$1 command=build
	rm -rf "$WORK/case"
	mkdir "$WORK/case"
	cp -r "$HERE/base/seeds" "$WORK/case"
	if [ -f "$files/overlay" ]; then
		export BREVIER_DATADIR=$ROOT
	else
		export BREVIER_DATADIR=none
		cp -r "$ROOT/templates" "$ROOT/assets" "$WORK/case"
	fi
	for part in seeds templates assets; do
		[ ! -d "$files/$part" ] || cp -r "$files/$part" "$WORK/case"
	done
	cd "$WORK/case" || exit 1
	if [ -f "$files/setup" ]; then
		BREVIER=$BREVIER bash -eu "$files/setup" >/dev/null
		[ $? -ne 77 ] || return 77
	fi
	[ ! -f "$files/command" ] || command=$(cat "$files/command")
	local path=$PATH
	[ ! -d "$WORK/case/bin" ] || path=$WORK/case/bin
	# shellcheck disable=SC2086 # the words of the command
	PATH=$path "$BREVIER" $command >"$WORK/stdout" 2>"$WORK/stderr"
	echo $? >"$WORK/code"
	{ cat "$WORK/stderr"; leave_out_counts "$WORK/stdout"; } >"$WORK/said"
	return 0
}

# Every code of a message in the sources, once. A call may be broken into
# lines; a code may be given by the name of a macro.
codes() {
	local sources=("$ROOT"/src/*.c "$ROOT"/src/*/*.c)
	cat "${sources[@]}" | tr '\n\t' '  ' |
		grep -oE '(DIAG_(NOTE|WARNING|ERROR)|xml_check\([^",]*), *"[a-z-]+"' |
		grep -oE '"[a-z-]+"'
	sed -n 's/^#define CODE \("[a-z-]*"\)$/\1/p' "${sources[@]}"
}

bless=
if [ "${1-}" = --bless ]; then
	bless=1
	shift
fi
all=
if [ $# -eq 0 ]; then
	all=1
	cases=("$HERE"/*/)
	set -- "${cases[@]%/}"
fi

for case in "$@"; do
	case=$(basename "$case")
	[ "$case" != base ] || continue
	if ! run_case "$case"; then
		skip "$case: it cannot be set up here"
	elif [ "$bless" ]; then
		cp "$WORK/said" "$HERE/$case/expected"
		cp "$WORK/code" "$HERE/$case/code"
	elif cmp -s "$WORK/said" "$HERE/$case/expected" &&
		cmp -s "$WORK/code" "$HERE/$case/code"; then
		ok "$case"
	else
		not_ok "$case"
		diff -u "$HERE/$case/expected" "$WORK/said" | sed 's/^/  | /'
		diff "$HERE/$case/code" "$WORK/code" | sed 's/^/  | exit code: /'
	fi
done

[ "$all" ] || exit 0
for code in $(codes | tr -d '"' | sort -u); do
	if grep -qsE "\[$code\]$|\"code\":\"$code\"" "$HERE"/*/expected; then
		ok "code $code has a case"
	elif [[ " $unprovoked " != *" $code "* ]]; then
		not_ok "code $code has a case"
	fi
done
