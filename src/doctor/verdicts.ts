/**
 * Everything that `doctor` can find, with its cause and what to do about it: the one table that the
 * command, the page and docs/doctor.md show. A test compares the document with it.
 */

/** In the order in which they are shown. */
export const CHECKS = [
  'peer',
  'node',
  'clock',
  'disk',
  'descriptors',
  'storage',
  'database',
  'udp',
  'bootstrap',
  'nat',
  'container',
  'reachable',
  'announce',
  'relay',
] as const
export type CheckName = (typeof CHECKS)[number]

/** What an exit code tells apart. */
export type Area = 'machine' | 'network'

interface Entry {
  check: CheckName
  severity: 'ok' | 'unknown' | 'warning' | 'failure'
  /** Of failures. */
  area?: Area
  cause?: string
  fix?: string
}

const SET_CLOCK =
  'Let the system keep the time: `sudo timedatectl set-ntp true`, or install chrony. Without internet time set it by hand: `sudo date -u -s "2026-01-31 12:00"`. Then restart the peer.'
const ONE_USER =
  'Run every command as the user that the peer runs as, and give it its files back: `sudo chown -R USER: DIR`.'

export const VERDICTS = {
  'peer-running': { check: 'peer', severity: 'ok' },
  'peer-stopped': { check: 'peer', severity: 'ok' },
  'peer-hangs': {
    check: 'peer',
    severity: 'failure',
    area: 'machine',
    cause: 'A process holds the storage directory, and does not answer on its control socket.',
    fix: 'Wait a minute, if it has just started. Then look at its log, and restart it; the process id is above.',
  },
  'peer-outdated': {
    check: 'peer',
    severity: 'failure',
    area: 'machine',
    cause: 'The running peer is of an older version, which cannot examine itself.',
    fix: 'Restart the peer, so that it runs the version that is installed.',
  },
  'peer-inaccessible': {
    check: 'peer',
    severity: 'failure',
    area: 'machine',
    cause: 'The control socket of the running peer cannot be opened: it belongs to another user.',
    fix: 'Run this command as the user that the peer runs as (`sudo -u USER mapeo-web doctor`).',
  },

  'node-ok': { check: 'node', severity: 'ok' },
  'node-too-old': {
    check: 'node',
    severity: 'failure',
    area: 'machine',
    cause: 'This Node.js is older than mapeo-web needs.',
    fix: 'Install Node.js 20.12 or newer (https://nodejs.org), then restart the peer.',
  },

  'clock-ok': { check: 'clock', severity: 'ok' },
  'clock-wrong': {
    check: 'clock',
    severity: 'failure',
    area: 'machine',
    cause:
      'The clock of this machine is wrong: bootstrap nodes agree on another time. Links and tokens expire too early or never, and HTTPS fails.',
    fix: SET_CLOCK,
  },
  'clock-behind': {
    check: 'clock',
    severity: 'failure',
    area: 'machine',
    cause:
      'The clock of this machine is behind: there are files that were written later. Typical of a board without a battery (Raspberry Pi) that could not fetch the time.',
    fix: SET_CLOCK,
  },
  'clock-doubtful': {
    check: 'clock',
    severity: 'warning',
    cause: 'One bootstrap node has another time; which clock is wrong cannot be told from one.',
    fix: 'Compare `date -u` with a clock that you trust.',
  },
  'clock-unknown': {
    check: 'clock',
    severity: 'unknown',
    cause: 'No bootstrap node told its time. The files here are all older than now.',
    fix: 'Compare `date -u` with a clock that you trust.',
  },

  'disk-ok': { check: 'disk', severity: 'ok' },
  'disk-full': {
    check: 'disk',
    severity: 'failure',
    area: 'machine',
    cause:
      'There is less free than the reserve, so the peer takes nothing new. What it has it goes on serving.',
    fix: 'Make room on the disk of the storage directory, move it to a larger one, or lower --min-free-space.',
  },
  'disk-nearly-full': {
    check: 'disk',
    severity: 'warning',
    cause: 'There is less than twice the reserve left. At the reserve the peer takes nothing new.',
    fix: 'Make room soon; remove projects that nobody needs: `mapeo-web projects remove --delete-data`.',
  },
  'disk-unknown': {
    check: 'disk',
    severity: 'unknown',
    cause: 'The file system does not say how much is free.',
    fix: 'Look with `df`; the peer finds out when a write fails.',
  },

  'descriptors-ok': { check: 'descriptors', severity: 'ok' },
  'descriptors-few': {
    check: 'descriptors',
    severity: 'failure',
    area: 'machine',
    cause:
      'The limit of open files is too low: fewer than 8 projects can be open at once, and devices have to wait for one another.',
    fix: 'Raise it: `LimitNOFILE=65536` in the systemd unit, `--ulimit nofile=65536` with Docker, `ulimit -n 65536` in a shell. Then restart the peer.',
  },
  'descriptors-tight': {
    check: 'descriptors',
    severity: 'warning',
    cause: 'Fewer projects can be open at once than are hosted, so devices may have to wait.',
    fix: 'Raise the limit of open files (`LimitNOFILE=65536` with systemd, `ulimit -n`), or --max-open-projects, whichever is lower; then restart the peer.',
  },

  'storage-ok': { check: 'storage', severity: 'ok' },
  'storage-none': { check: 'storage', severity: 'ok' },
  'storage-unwritable': {
    check: 'storage',
    severity: 'failure',
    area: 'machine',
    cause: 'The storage directory cannot be written by this user.',
    fix: `Check that the disk is mounted for writing. ${ONE_USER}`,
  },
  'storage-owners': {
    check: 'storage',
    severity: 'failure',
    area: 'machine',
    cause:
      'Files in the storage directory belong to another user than the directory: a command was run with sudo, perhaps.',
    fix: ONE_USER,
  },
  'storage-open': {
    check: 'storage',
    severity: 'warning',
    cause: 'Other users of this machine can enter the storage directory and read the projects.',
    fix: '`chmod 700 DIR`',
  },
  'key-exposed': {
    check: 'storage',
    severity: 'failure',
    area: 'machine',
    cause: 'Other users of this machine can read `root-key`: whoever copies it is this peer.',
    fix: '`chmod 600 DIR/root-key`. If somebody may have copied it, start a new peer in another directory.',
  },
  'key-loose': {
    check: 'storage',
    severity: 'warning',
    cause: 'Only the mode of the directory keeps other users from reading `root-key`.',
    fix: '`chmod 600 DIR/root-key`',
  },
  'key-missing': {
    check: 'storage',
    severity: 'failure',
    area: 'machine',
    cause: 'The identity `root-key` is gone, but the databases of that identity are there.',
    fix: 'Restore `root-key` from a backup. A new one would be a new identity, so none is made.',
  },
  'key-damaged': {
    check: 'storage',
    severity: 'failure',
    area: 'machine',
    cause: 'The identity `root-key` cannot be read, or has not 16 bytes.',
    fix: `Restore it from a backup, or, where it is only unreadable: ${ONE_USER}`,
  },

  'database-ok': { check: 'database', severity: 'ok' },
  'database-none': { check: 'database', severity: 'ok' },
  'database-damaged': {
    check: 'database',
    severity: 'failure',
    area: 'machine',
    cause: 'A database cannot be used; the peer will not start on it.',
    fix: 'Stop the peer and restore the storage directory from a backup. Without one, see docs/troubleshooting.md.',
  },
  'database-newer': {
    check: 'database',
    severity: 'failure',
    area: 'machine',
    cause: 'A newer version of mapeo-web wrote the database.',
    fix: 'Install that version, or a later one.',
  },

  'udp-ok': { check: 'udp', severity: 'ok' },
  'udp-refused': {
    check: 'udp',
    severity: 'unknown',
    cause:
      'Packets come and go, but the machines of the bootstrap nodes say that nobody listens there. Most likely the nodes are dead; a firewall on the way may also answer in their place.',
    fix: 'Mend the bootstrap list first. If the nodes work over another internet connection, allow outgoing UDP in the router or firewall of this one.',
  },
  'udp-alone': { check: 'udp', severity: 'ok' },
  'udp-port-taken': {
    check: 'udp',
    severity: 'failure',
    area: 'machine',
    cause: 'Another program has the UDP port.',
    fix: 'Find it with `sudo ss -ulpn`, and stop it or choose another --port.',
  },
  'udp-port-impossible': {
    check: 'udp',
    severity: 'failure',
    area: 'machine',
    cause: 'The UDP port cannot be opened at all.',
    fix: 'Leave --bind out, or give an address that `ip addr` lists; choose a --port above 1023.',
  },
  'udp-blocked': {
    check: 'udp',
    severity: 'failure',
    area: 'network',
    cause:
      'UDP is blocked: hosts that answer over TCP at once do not answer over UDP. The router, the provider or the network of an office or school lets no UDP out.',
    fix: 'Allow outgoing UDP to all ports, and the answers to it, in the router or firewall between this machine and the internet; or use another internet connection.',
  },
  'udp-forbidden': {
    check: 'udp',
    severity: 'failure',
    area: 'network',
    cause: 'A firewall on this machine refuses to send UDP.',
    fix: 'Allow outgoing UDP in it: `sudo ufw allow out proto udp to any`, or the output chain of `sudo nft list ruleset`.',
  },
  'udp-no-network': {
    check: 'udp',
    severity: 'failure',
    area: 'network',
    cause: 'This machine has no way to the internet.',
    fix: 'Check cable, Wi-Fi and router: `ip route` must show a line that begins with "default", and names must resolve.',
  },
  'udp-no-answer': {
    check: 'udp',
    severity: 'failure',
    area: 'network',
    cause:
      'Nobody answers, over UDP or TCP: the internet connection is down, everything is filtered, or every bootstrap node is dead. It cannot be told from here which.',
    fix: 'Check that this machine reaches the internet at all. If it does, run `mapeo-web doctor` through another connection, such as a phone’s: works there, UDP is blocked here; fails there too, the bootstrap list is dead.',
  },

  'bootstrap-ok': { check: 'bootstrap', severity: 'ok' },
  'bootstrap-alone': { check: 'bootstrap', severity: 'ok' },
  'bootstrap-some-dead': {
    check: 'bootstrap',
    severity: 'warning',
    cause: 'Some bootstrap nodes of the list cannot be joined through. One that lives is enough.',
    fix: 'Tell their maintainers, or take a newer list. `mapeo-web bootstrap check` tries them again.',
  },
  'bootstrap-all-dead': {
    check: 'bootstrap',
    severity: 'failure',
    area: 'network',
    cause: 'Every bootstrap node of the list is dead, though packets come and go.',
    fix: 'Correct --bootstrap or --bootstrap-file, or take a newer list; any node that runs will do. Or run one: docs/run-a-bootstrap-node.md.',
  },
  'bootstrap-unknown': {
    check: 'bootstrap',
    severity: 'unknown',
    cause: 'No packet comes through, so nothing can be said of the nodes.',
    fix: 'First mend what the line "udp" says.',
  },

  'nat-none': { check: 'nat', severity: 'ok' },
  'nat-easy': { check: 'nat', severity: 'ok' },
  'nat-hard': {
    check: 'nat',
    severity: 'warning',
    cause:
      'A hard NAT: it shows another port to every destination, so no hole can be punched to this peer from behind another hard one.',
    fix: 'Forward a UDP port in the router to this machine and start the peer with that --port; or have devices come through a peer that relays (docs/relay.md). With carrier-grade NAT ask the provider for a public IPv4 address.',
  },
  'nat-unknown': {
    check: 'nat',
    severity: 'unknown',
    cause: 'Fewer than two nodes answered; one alone cannot tell kinds of NAT apart.',
    fix: 'Try again when more bootstrap nodes answer.',
  },

  'container-none': { check: 'container', severity: 'ok' },
  'container-ok': { check: 'container', severity: 'ok' },
  'container-bridge': {
    check: 'container',
    severity: 'warning',
    cause:
      'The peer runs in a container with a private address of its own (bridge network): a second NAT, through which nobody comes in unasked.',
    fix: 'Start the container with `--network host`; or publish one UDP port under the same number, `-p 49740:49740/udp`, and start the peer with `--port 49740`.',
  },

  'reachable-yes': { check: 'reachable', severity: 'ok' },
  'reachable-punched': { check: 'reachable', severity: 'ok' },
  'reachable-alone': { check: 'reachable', severity: 'ok' },
  'port-mapping-wrong': {
    check: 'reachable',
    severity: 'failure',
    area: 'network',
    cause:
      'The peer has a fixed UDP port, and nothing that is sent to it from outside arrives: the port is not forwarded to this machine, to another number, or to another machine.',
    fix: 'In the router, forward the UDP port to the same number of this machine; with Docker publish it as `-p N:N/udp`.',
  },
  'firewall-closed': {
    check: 'reachable',
    severity: 'failure',
    area: 'network',
    cause: 'This machine has a public address, but a firewall lets in only what it asked for.',
    fix: 'Open the UDP port: `sudo ufw allow N/udp`, and in the firewall on the provider’s web page.',
  },
  'firewall-punched': {
    check: 'reachable',
    severity: 'warning',
    cause:
      'This machine has a public address, but a firewall lets in only what it asked for. Devices come in by hole punching, which takes longer and fails from behind hard NATs.',
    fix: 'Start the peer with `--port 49740` and open that port: `sudo ufw allow 49740/udp`, and in the firewall on the provider’s web page.',
  },
  'reachable-unclear': {
    check: 'reachable',
    severity: 'warning',
    cause:
      'Fewer than half of the nodes reached the peer: packets are lost, or a firewall is choosy.',
    fix: 'Try again. If it stays so, look for a firewall that limits or filters by address.',
  },
  'reachable-unasked': {
    check: 'reachable',
    severity: 'unknown',
    cause: 'There is nobody outside who could be asked.',
    fix: 'First mend what the lines "udp" and "bootstrap" say.',
  },
  'reachable-unknown': {
    check: 'reachable',
    severity: 'unknown',
    cause:
      'No bootstrap node that answers can dial back: those of the public HyperDHT network cannot.',
    fix: 'Join through a bootstrap node of mapeo-web too. Or try from another network: `mapeo-web find DISCOVERY_KEY`.',
  },

  'announce-ok': { check: 'announce', severity: 'ok' },
  'announce-nothing': { check: 'announce', severity: 'ok' },
  'announce-unknown': {
    check: 'announce',
    severity: 'unknown',
    cause: 'The peer does not run, so nothing is announced.',
    fix: 'Start it: `mapeo-web announce`.',
  },
  'announce-starting': {
    check: 'announce',
    severity: 'warning',
    cause: 'Not every project is announced yet.',
    fix: 'Wait some minutes and look again. If it stays so, mend what is said of the network.',
  },
  'announce-behind': {
    check: 'announce',
    severity: 'failure',
    area: 'network',
    cause: 'Announcing falls behind: records expired before they were renewed.',
    fix: 'See docs/announcing.md, "When it cannot keep up": a better uplink, a faster machine, or a second peer (`mapeo-web join`).',
  },
  'announce-near-limit': {
    check: 'announce',
    severity: 'warning',
    cause: 'Announcing needs more than three quarters of what this connection allows at present.',
    fix: 'Host no more projects here; have a second peer host some of them (`mapeo-web join`).',
  },

  'relay-off': { check: 'relay', severity: 'ok' },
  'relay-ok': { check: 'relay', severity: 'ok' },
  'relay-unreachable': {
    check: 'relay',
    severity: 'warning',
    cause: 'This peer relays for others, and cannot be reached from outside itself.',
    fix: 'Make it reachable, as the line "reachable" says, or leave --relay out.',
  },
  'relay-full': {
    check: 'relay',
    severity: 'warning',
    cause: 'Every place of the relay is taken, so it refuses devices.',
    fix: 'Raise --relay-max-sessions, and --relay-bandwidth if the uplink has more.',
  },
} as const satisfies Record<string, Entry>

export type VerdictName = keyof typeof VERDICTS

/** What a failed verdict is of. */
export function areaOf(name: VerdictName): Area | undefined {
  return (VERDICTS[name] as Entry).area
}
