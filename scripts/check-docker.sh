#!/usr/bin/env bash
# Builds the Dockerfile and runs the image, on a Debian machine with Node but without Docker:
# buildah does it, on a base image made of debootstrap's Debian and this machine's Node. It needs
# root, Debian's and npm's registries, 3 GB of disk and about ten minutes, so it is no part of
# .ci/run.
#
#   apt-get install buildah debootstrap
#   scripts/check-docker.sh [WORK_DIR]
#
# A WORK_DIR is kept, and makes the next run on it fast; without one everything is removed.
# BASE_IMAGE=… uses another base and skips debootstrap. Not covered, because chroot isolation has
# them not: tini as process 1, Docker's network modes, and its health check timer.
set -euo pipefail
work=${1:+$(realpath -m "$1")}
cd "$(dirname "$0")/.."

if [[ -z $work ]]; then
  work=$(mktemp -d)
  trap 'rm -rf --one-file-system "$work"' EXIT
fi
mkdir -p "$work"
export STORAGE_DRIVER=${STORAGE_DRIVER:-vfs} BUILDAH_ISOLATION=chroot
buildah() { command buildah --root "$work/root" --runroot "$work/run" "$@"; }

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }
fail() { printf 'error: %s\n' "$1" >&2; exit 1; }

# As node:20-bookworm-slim is laid out: Node under /usr/local with its headers, a user `node`.
make_base() {
  local root=$work/base prefix
  prefix=$(node -p 'path.dirname(path.dirname(process.execPath))')
  debootstrap --variant=minbase bookworm "$root" >"$work/debootstrap.log"
  cp "$(command -v node)" "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules" "$root/usr/local/include"
  cp -r "$prefix/lib/node_modules/npm" "$root/usr/local/lib/node_modules/npm"
  cp -r "$prefix/include/node" "$root/usr/local/include/node"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  chroot "$root" useradd --uid 1000 --create-home node
  # The machine's own certificates: its registry may be a mirror behind a private authority.
  local certificates=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
  [[ ! -f $certificates ]] || install -D -m 644 "$certificates" "$root/etc/ssl/extra-ca.crt"
  local container
  container=$(buildah from scratch)
  buildah add -q "$container" "$root" / >/dev/null
  buildah config --env NODE_EXTRA_CA_CERTS=/etc/ssl/extra-ca.crt "$container"
  buildah commit -q --rm "$container" localhost/mapeo-web-base >/dev/null
  rm -rf "$root"
}

if [[ -z ${BASE_IMAGE:-} ]]; then
  step 'base image'
  buildah inspect --type image localhost/mapeo-web-base >/dev/null 2>&1 || make_base
  BASE_IMAGE=localhost/mapeo-web-base
fi

step 'build'
# The docker format: OCI's has no health check.
buildah build --format docker --layers --build-arg "BASE_IMAGE=$BASE_IMAGE" -t mapeo-web .

step 'image'
config=$(buildah inspect --type image mapeo-web)
check() { # EXPRESSION, on the image's configuration `c`
  node -e '
    const c = JSON.parse(require("fs").readFileSync(0, "utf8")).Docker.config
    process.exit(eval(process.argv[1]) ? 0 : 1)' "$1" <<<"$config" || fail "not so: $1"
  printf 'ok %s\n' "$1"
}
check 'c.User === "node"'
check 'c.Entrypoint[0] === "tini" && c.Cmd[0] === "announce"'
check '"/data" in c.Volumes'
check 'c.Healthcheck.Test.join(" ") === "CMD node dist/src/cli.js status --json"'
check 'c.Env.includes("MAPEO_WEB_STORAGE=/data")'

step 'run'
container=$(buildah from mapeo-web)
buildah config --env TINI_SUBREAPER=1 "$container"
run() { buildah run "$container" -- tini -- node /app/dist/src/cli.js "$@"; }
run --version
[[ $(buildah run "$container" -- id -u) == 1000 ]] || fail 'it runs as root'
buildah run "$container" -- sh -c '! command -v g++ && ! test -e node_modules/eslint' ||
  fail 'build tools are in the image'
buildah run "$container" -- du -sh /app

# A network of its own on loopback: nothing here may touch the public one.
buildah run "$container" -- sh -euc '
  tini -- node /app/dist/src/cli.js announce --json --bootstrap none --bind 127.0.0.1 \
    >/tmp/out 2>/tmp/log &
  daemon=$!
  tries=0
  until grep -q announce.ready /tmp/out; do
    kill -0 $daemon && [ $((tries += 1)) -lt 300 ] || { cat /tmp/log; exit 1; }
    sleep 0.1
  done
  cat /tmp/out
  node dist/src/cli.js status --json
  stat -c "%a %U %n" /data/root-key /data/control.sock
  kill -TERM $daemon
  wait $daemon || code=$?
  echo "exit code ${code:-0}"
  [ "${code:-0}" = 143 ]
  ! node dist/src/cli.js status --json 2>/dev/null
' || fail 'the daemon in the image does not do what it should'

step 'passed'
