#!/usr/bin/env bash
# Installs mapeo-web with deploy/install.sh on a fresh Debian and runs its services under that
# Debian's own systemd, in namespaces of this machine. It needs root, debootstrap, Debian's registry,
# this checkout built with its node_modules, 1.5 GB of disk and about three minutes, so it is no part
# of .ci/run.
#
#   apt-get install debootstrap
#   npm ci && npm run build && scripts/check-systemd.sh [WORK_DIR]
#
# A WORK_DIR is kept, and makes the next run on it fast; without one everything is removed.
# The network is a loopback of its own: nothing here can touch the public one.
set -euo pipefail
work=${1:+$(realpath -m "$1")}
cd "$(dirname "$0")/.."

boot=
cleanup() {
  [[ -z $boot ]] || kill -KILL "$boot" 2>/dev/null || true
  [[ -n ${keep:-} ]] || rm -rf --one-file-system "$work"
}
if [[ -n $work ]]; then keep=yes; else work=$(mktemp -d); fi
trap cleanup EXIT
debian=$work/debian

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }
fail() { printf 'error: %s\n' "$1" >&2; exit 1; }

step 'Debian'
mkdir -p "$work"
[[ -e $debian/usr/bin/systemctl ]] ||
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,libstdc++6 bookworm "$debian" \
    >"$work/debootstrap.log"
cp "$(command -v node)" "$debian/usr/local/bin/node"
# Nothing of this is wanted, and some of it cannot work in here.
for unit in systemd-logind.service getty.target apt-daily.timer; do
  ln -sf /dev/null "$debian/etc/systemd/system/$unit"
done

step 'install'
rm -rf "$debian/checkout" "$debian"/var/lib/mapeo-web* "$debian/etc/mapeo-web"
mkdir "$debian/checkout"
cp -a dist deploy docs man package.json package-lock.json bootstrap-nodes*.json ./*.md LICENSE \
  "$debian/checkout"
chroot "$debian" /checkout/deploy/install.sh --skip-dependencies
cp -aL node_modules "$debian/opt/mapeo-web/node_modules"
# So that the check of the watchdog need not take a minute.
sed -i 's/^WatchdogSec=.*/WatchdogSec=6/' "$debian"/etc/systemd/system/mapeo-web-*.service
settings() { # NAME [LINE…]
  printf '%s\n' MAPEO_WEB_BIND=127.0.0.1 MAPEO_WEB_BOOTSTRAP=none "${@:2}" \
    >"$debian/etc/mapeo-web/$1.env"
}
settings announce
settings announce-second
settings announce-wrong MAPEO_WEB_PORT=abc
settings bootstrap MAPEO_WEB_HOST=127.0.0.1

step 'boot'
unshare --pid --mount --uts --ipc --net --cgroup --fork --kill-child bash -euc '
  mount --make-rprivate /
  mount --bind "$0" "$0"
  cd "$0"
  mount -t proc proc proc
  mount -t sysfs sys sys
  mount -t cgroup2 cgroup2 sys/fs/cgroup
  mount -t tmpfs tmpfs run
  mount -t tmpfs tmpfs tmp
  mount --rbind /dev dev
  ip link set lo up
  # Not chroot: PrivateUsers= does not work in one.
  pivot_root . mnt
  cd /
  umount -l /mnt
  exec env -i container=check PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --log-target=null --show-status=no
' "$debian" </dev/null &
boot=$!
init=
for _ in $(seq 100); do
  init=$(pgrep -P "$boot" || true)
  [[ -n $init && $(cat "/proc/$init/comm") == systemd ]] && break
  sleep 0.1
done
inside() { timeout 60 nsenter -t "$init" -p -m -u -i -n -C -r "$@"; }
for _ in $(seq 100); do
  inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded' && break
  sleep 0.2
done
check() { # WHAT COMMAND…
  local what=$1
  shift
  inside "$@" >"$work/output" 2>&1 || { cat "$work/output"; fail "not so: $what"; }
  printf 'ok %s\n' "$what"
}
is() { # WHAT UNIT PROPERTY=VALUE
  check "$1" sh -c 'systemctl show "$1" | grep -x "$2"' - "$2" "$3"
}

step 'services'
for unit in mapeo-web-announce mapeo-web-bootstrap mapeo-web-announce@second; do
  check "$unit starts, and says so" systemctl start "$unit"
done
inside systemctl start mapeo-web-announce@wrong 2>/dev/null && fail 'a wrong setting is taken'
sleep 8
is 'it lives through its watchdog' mapeo-web-announce NRestarts=0
is 'so does the bootstrap node' mapeo-web-bootstrap NRestarts=0
is 'a wrong setting is not tried again' mapeo-web-announce@wrong NRestarts=0
is 'and its exit code is 2' mapeo-web-announce@wrong ExecMainStatus=2
as_user() { check "$1" runuser -u mapeo-web -- sh -c "$2"; }
as_user 'commands find the storage of their user' 'mapeo-web status --json'
as_user 'the door of the local network opens' \
  'timeout -s INT 5 mapeo-web pair --accept-all --json | grep -q window-opened'
check 'nobody else can look' sh -c '[ "$(stat -c %a /var/lib/mapeo-web)" = 700 ]'

step 'watchdog'
check 'it hangs' systemctl kill --signal=STOP mapeo-web-announce
sleep 16
is 'it was started again' mapeo-web-announce NRestarts=1
is 'and runs' mapeo-web-announce ActiveState=active

step 'uninstall'
check 'it stops cleanly' systemctl stop mapeo-web-announce
is 'by the signal' mapeo-web-announce Result=success
check 'it is removed' /opt/mapeo-web/deploy/install.sh --uninstall
check 'the program is gone' sh -c '! test -e /opt/mapeo-web && ! test -e /usr/local/bin/mapeo-web'
check 'the identity is not' test -s /var/lib/mapeo-web/root-key

step 'passed'
