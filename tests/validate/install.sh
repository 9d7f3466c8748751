#!/bin/bash
# Installs everything the validation runners need on Debian 12. Safe to run again; quick when done.
set -euo pipefail
usage() {
  cat <<'U'
usage: install.sh [--to DIR]
Installs the Debian packages (as root) and the npm packages of the lock file.
  --to DIR   copy the harness to DIR and install there (for a read-only or shared source folder)
Needs: Debian 12, root (or sudo) for apt. Node.js 18.16 or newer, a JDK 17 or newer and npm are taken as found, else from Debian.
U
}
here=$(dirname -- "$(readlink -f -- "$0")")
to=
while [ $# -gt 0 ]; do
  case $1 in
    --to) [ $# -ge 2 ] || { usage >&2; exit 2; }; to=$2; shift 2 ;;
    --help|-h) usage; exit 0 ;;
    *) echo "install.sh: unknown argument: $1" >&2; usage >&2; exit 2 ;;
  esac
done

if [ -n "$to" ]; then
  mkdir -p -- "$to"
  to=$(readlink -f -- "$to")
  if [ "$to" != "$here" ]; then
    tar -C "$here" --exclude=./node_modules --exclude=./.install.lock -cf - . | tar -C "$to" -xf -
    exec bash "$to/install.sh"
  fi
fi

[ -w "$here" ] || { echo "install.sh: $here is not writable; use --to DIR" >&2; exit 2; }
if command -v flock >/dev/null; then
  exec 9>"$here/.install.lock"
  flock 9
fi

node_ok() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 18 || (a === 18 && b >= 16) ? 0 : 1)' 2>/dev/null
}

# Debian packages; node, npm and java may also come from elsewhere. On other
# systems the Makefile's setup-tests has installed what they call these.
want=(chromium fonts-liberation fonts-dejavu-core fonts-noto-cjk unzip p7zip-full libxml2-utils ca-certificates)
missing=()
for p in "${want[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null || true)" = installed ] || missing+=("$p")
done
java_major=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1 || true)
{ [ "${java_major:-0}" -ge 17 ] && java --list-modules | grep '^jdk.compiler@' >/dev/null; } || missing+=(openjdk-17-jdk-headless)
node_ok || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if ! command -v apt-get >/dev/null; then missing=(); fi
if [ ${#missing[@]} -gt 0 ]; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "install.sh: apt: ${missing[*]}"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  hash -r
fi
node_ok || { echo "install.sh: Node.js 18.16 or newer is needed (found: $(node --version 2>/dev/null || echo none))" >&2; exit 2; }

# npm packages, exactly as locked; no install scripts run, so no browser or Java download is tried
stamp=$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$here/node_modules/.validate-stamp" 2>/dev/null || true)" != "$stamp" ]; then
  echo "install.sh: npm ci"
  (cd "$here" && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  echo "$stamp" > "$here/node_modules/.validate-stamp"
fi
echo "install.sh: ready"
