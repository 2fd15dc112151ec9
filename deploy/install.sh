#!/bin/sh
# Installs mapeo-web on a machine with systemd, or brings an installed one up to date. Safe to repeat.
#
#   sudo deploy/install.sh [OPTION…]
#
#   --source PATH        a checkout that was built, or a tarball of `npm pack` (default: the checkout
#                        that this script is in)
#   --uninstall          remove the program and its services; data, settings and the user stay
#   --dry-run            say what would be done, and change nothing
#   --root DIR           install into DIR as if it were /: for images and packages. Makes no user and
#                        starts nothing.
#   --skip-dependencies  leave the npm packages out: for packages that bring their own
#   --skip-completion    leave the completion of shells as it is
#
# What goes where:
#   /opt/mapeo-web              the program                /usr/local/bin/mapeo-web    the command
#   /etc/mapeo-web              settings of the services   /var/lib/mapeo-web          identity, data
#   /etc/systemd/system         the services               /usr/local/share/man/man1   the manual page
set -eu

program=mapeo-web
services='mapeo-web-announce.service mapeo-web-announce@.service mapeo-web-bootstrap.service'
root=
here=$(cd "$(dirname "$0")/.." && pwd)
source=$here
dry_run=
uninstall=
dependencies=yes
completion=yes
node_major=20
node_minor=12

fail() {
  printf 'error: %s\n' "$1" >&2
  [ -z "${2:-}" ] || printf 'fix:   %s\n' "$2" >&2
  exit 2
}

say() { printf '%s\n' "$1"; }

# Runs a command that changes something, or says that it would.
run() {
  if [ -n "$dry_run" ]; then say "would run: $*"; else "$@"; fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --source) source=${2:?--source needs a path}; shift ;;
    --root) root=${2:?--root needs a directory}; shift ;;
    --uninstall) uninstall=yes ;;
    --dry-run) dry_run=yes ;;
    --skip-dependencies) dependencies= ;;
    --skip-completion) completion= ;;
    -h | --help) sed -n '2,/^set -eu$/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
    *) fail "unknown option $1" "see $0 --help" ;;
  esac
  shift
done
root=${root%/}

app=$root/opt/$program
command=$root/usr/local/bin/$program
settings=$root/etc/$program
units=$root/etc/systemd/system
man=$root/usr/local/share/man/man1/$program.1
bash_completion=$root/usr/share/bash-completion/completions/$program
zsh_completion=$root/usr/local/share/zsh/site-functions/_$program
fish_completion=$root/usr/share/fish/vendor_completions.d/$program.fish

check_rights() {
  [ -n "$root" ] || [ -n "$dry_run" ] || [ "$(id -u)" = 0 ] ||
    fail 'this must be run as root' "sudo $0"
  [ -z "$root" ] || [ -d "$root" ] || fail "$root is not a directory"
}

# The services cannot see home directories, and run without a login shell's PATH.
check_node() {
  node=$(command -v node) || fail 'Node.js is missing' \
    "install Node $node_major.$node_minor or later for all users: https://nodejs.org/en/download"
  node=$(readlink -f "$node")
  "$node" -e '
    const [major, minor] = process.versions.node.split(".").map(Number)
    const [, wantedMajor, wantedMinor] = process.argv.map(Number)
    process.exit(major > wantedMajor || (major === wantedMajor && minor >= wantedMinor) ? 0 : 1)
  ' "$node_major" "$node_minor" || fail \
    "Node $node_major.$node_minor or later is needed; $node is $("$node" --version)" \
    "Debian's own package may be older: https://nodejs.org/en/download has newer ones"
  case $node in
    /home/* | /root/* | /run/user/*)
      [ -n "$root" ] || fail "$node is in a home directory, which services cannot see" \
        'install Node for all users, not with nvm or the like' ;;
  esac
}

# What `npm pack` takes, and what is needed beside it.
files='dist/src package.json bootstrap-nodes.json bootstrap-nodes.schema.json'
more_files='package-lock.json LICENSE README.md CHANGELOG.md PROTOCOL.md SECURITY.md docs man deploy'

# Beside the old program first: what is cut short leaves that one whole.
unpack() {
  new=$app.new
  run rm -rf "$new"
  run mkdir -p "$new"
  if [ -f "$source" ]; then
    run tar -xzf "$source" -C "$new" --strip-components=1 --no-same-owner
    # Where the tarball has none: to uninstall, and to read.
    for extra in deploy man; do
      [ -e "$new/$extra" ] || [ ! -e "$here/$extra" ] || run cp -R "$here/$extra" "$new/$extra"
    done
    return
  fi
  for file in $files; do
    [ -e "$source/$file" ] || fail "$source/$file is missing" \
      "build it first: cd $source && npm ci && npm run build; or give a tarball of npm pack"
  done
  wanted=
  for file in $files $more_files; do
    [ ! -e "$source/$file" ] || wanted="$wanted $file"
  done
  # shellcheck disable=SC2086 # a list of names without blanks
  (cd "$source" && run cp -R --parents $wanted "$new")
}

install_dependencies() {
  [ -n "$dependencies" ] || return 0
  command -v npm >/dev/null || fail 'npm is missing' 'it comes with Node.js'
  for tool in python3 make g++; do
    command -v "$tool" >/dev/null ||
      say "note: without $tool, npm fails where a package has no prebuilt binary: apt-get install python3 make g++"
  done
  lock=install
  [ ! -f "$new/package-lock.json" ] || lock=ci
  run npm "$lock" --omit=dev --no-audit --no-fund --prefix "$new"
}

swap() {
  run rm -rf "$app.old"
  [ ! -e "$app" ] || run mv "$app" "$app.old"
  run mv "$app.new" "$app"
  run chmod -R go+rX,go-w "$app"
  run rm -rf "$app.old"
}

# write FILE MODE, the content on standard input
write() {
  if [ -n "$dry_run" ]; then
    cat >/dev/null
    say "would write: $1"
    return
  fi
  mkdir -p "$(dirname "$1")"
  cat >"$1.new"
  chmod "$2" "$1.new"
  mv "$1.new" "$1"
}

install_command() {
  write "$command" 755 <<END
#!/bin/sh
# The services' user works on their storage directory.
if [ -z "\${MAPEO_WEB_STORAGE:-}" ] && [ "\$(id -un 2>/dev/null)" = $program ]; then
  export MAPEO_WEB_STORAGE=/var/lib/$program
fi
exec $node ${app#"$root"}/dist/src/cli.js "\$@"
END
}

install_completion() { # SHELL FILE
  [ -n "$completion" ] || return 0
  cli=$app/dist/src/cli.js
  [ -d "$app/node_modules" ] || cli=$here/dist/src/cli.js
  if [ -n "$dry_run" ]; then
    say "would write: $2"
  elif script=$("$node" "$cli" completion "$1" 2>/dev/null); then
    printf '%s\n' "$script" | write "$2" 644
  else
    say "note: no completion for $1: the program cannot be run here"
  fi
}

install_services() {
  from=$app/deploy/systemd
  [ -d "$from" ] || from=$here/deploy/systemd
  for unit in $services; do
    if [ -n "$dry_run" ]; then say "would write: $units/$unit"; else write "$units/$unit" 644 <"$from/$unit"; fi
  done
  for file in announce.env bootstrap.env; do
    # What the operator wrote stays.
    [ ! -e "$settings/$file" ] || continue
    if [ -n "$dry_run" ]; then say "would write: $settings/$file"; else write "$settings/$file" 600 <"$from/$file"; fi
  done
}

install_man() {
  from=$app/man/$program.1
  [ -f "$from" ] || from=$here/man/$program.1
  [ -f "$from" ] || return 0
  if [ -n "$dry_run" ]; then say "would write: $man"; else write "$man" 644 <"$from"; fi
}

has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

create_user() {
  [ -z "$root" ] || return 0
  ! id "$program" >/dev/null 2>&1 || return 0
  run useradd --system --user-group --home-dir "/var/lib/$program" --no-create-home \
    --shell /usr/sbin/nologin "$program"
}

install_all() {
  check_node
  unpack
  install_dependencies
  swap
  install_command
  install_man
  install_completion bash "$bash_completion"
  install_completion zsh "$zsh_completion"
  install_completion fish "$fish_completion"
  create_user
  install_services
  if has_systemd; then
    run systemctl daemon-reload
    for unit in mapeo-web-announce mapeo-web-bootstrap 'mapeo-web-announce@*'; do
      run systemctl try-restart "$unit"
    done
  fi
  [ -z "$dry_run" ] || return 0
  say "Installed in ${app#"$root"}. What next:"
  say '  a peer            sudo systemctl enable --now mapeo-web-announce'
  say '                    sudo -u mapeo-web mapeo-web status'
  say '  a bootstrap node  set MAPEO_WEB_HOST in /etc/mapeo-web/bootstrap.env, then'
  say '                    sudo systemctl enable --now mapeo-web-bootstrap'
}

uninstall_all() {
  if has_systemd; then
    for unit in mapeo-web-announce mapeo-web-bootstrap; do
      run systemctl disable --now "$unit" || true
    done
    run systemctl stop 'mapeo-web-announce@*' || true
  fi
  for unit in $services; do run rm -f "$units/$unit"; done
  run rm -f "$command" "$man" "$bash_completion" "$zsh_completion" "$fish_completion"
  run rm -rf "$app" "$app.new" "$app.old"
  ! has_systemd || run systemctl daemon-reload
  kept=
  for path in "$settings" "$root"/var/lib/mapeo-web*; do
    [ ! -e "$path" ] || kept="$kept $path"
  done
  [ -z "$kept" ] || say "Kept, with the identity, the projects and the settings in it:$kept"
  say 'The user mapeo-web, where there is one, owns what was kept; it stays too.'
}

check_rights
if [ -n "$uninstall" ]; then uninstall_all; else install_all; fi
