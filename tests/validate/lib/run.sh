# Sourced by every runner: finds node and the installed packages, runs lib/<runner>.mjs.
self=$(readlink -f -- "$0")
here=$(dirname -- "$self")
name=$(basename -- "$self")
if ! command -v node >/dev/null 2>&1; then
  echo "$name: node (version 18.16 or newer) not found" >&2
  exit 2
fi
if [ ! -d "$here/node_modules" ]; then
  echo "$name: packages are not installed; run install.sh in this script's folder first" >&2
  exit 2
fi
# elsewhere Java cannot open files whose names are not ASCII, and the Nu Html Checker passes over them in silence
export LC_ALL=C.UTF-8
exec node "$here/lib/$name.mjs" "$@"
