/**
 * Everything that `doctor` can find, with its cause and what to do about it: the one table that the
 * command, the page and docs/doctor.md show. A test compares the document with it.
 */
/** In the order in which they are shown. */
export declare const CHECKS: readonly ["peer", "node", "clock", "disk", "descriptors", "storage", "database", "udp", "bootstrap", "nat", "container", "reachable", "announce", "relay"];
export type CheckName = (typeof CHECKS)[number];
/** What an exit code tells apart. */
export type Area = 'machine' | 'network';
export declare const VERDICTS: {
    readonly 'peer-running': {
        readonly check: "peer";
        readonly severity: "ok";
    };
    readonly 'peer-stopped': {
        readonly check: "peer";
        readonly severity: "ok";
    };
    readonly 'peer-hangs': {
        readonly check: "peer";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "A process holds the storage directory, and does not answer on its control socket.";
        readonly fix: "Wait a minute, if it has just started. Then look at its log, and restart it; the process id is above.";
    };
    readonly 'peer-outdated': {
        readonly check: "peer";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The running peer is of an older version, which cannot examine itself.";
        readonly fix: "Restart the peer, so that it runs the version that is installed.";
    };
    readonly 'peer-inaccessible': {
        readonly check: "peer";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The control socket of the running peer cannot be opened: it belongs to another user.";
        readonly fix: "Run this command as the user that the peer runs as (`sudo -u USER mapeo-web doctor`).";
    };
    readonly 'node-ok': {
        readonly check: "node";
        readonly severity: "ok";
    };
    readonly 'node-too-old': {
        readonly check: "node";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "This Node.js is older than mapeo-web needs.";
        readonly fix: "Install Node.js 20.12 or newer (https://nodejs.org), then restart the peer.";
    };
    readonly 'clock-ok': {
        readonly check: "clock";
        readonly severity: "ok";
    };
    readonly 'clock-wrong': {
        readonly check: "clock";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The clock of this machine is wrong: bootstrap nodes agree on another time. Links and tokens expire too early or never, and HTTPS fails.";
        readonly fix: "Let the system keep the time: `sudo timedatectl set-ntp true`, or install chrony. Without internet time set it by hand: `sudo date -u -s \"2026-01-31 12:00\"`. Then restart the peer.";
    };
    readonly 'clock-behind': {
        readonly check: "clock";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The clock of this machine is behind: there are files that were written later. Typical of a board without a battery (Raspberry Pi) that could not fetch the time.";
        readonly fix: "Let the system keep the time: `sudo timedatectl set-ntp true`, or install chrony. Without internet time set it by hand: `sudo date -u -s \"2026-01-31 12:00\"`. Then restart the peer.";
    };
    readonly 'clock-doubtful': {
        readonly check: "clock";
        readonly severity: "warning";
        readonly cause: "One bootstrap node has another time; which clock is wrong cannot be told from one.";
        readonly fix: "Compare `date -u` with a clock that you trust.";
    };
    readonly 'clock-unknown': {
        readonly check: "clock";
        readonly severity: "unknown";
        readonly cause: "No bootstrap node told its time. The files here are all older than now.";
        readonly fix: "Compare `date -u` with a clock that you trust.";
    };
    readonly 'disk-ok': {
        readonly check: "disk";
        readonly severity: "ok";
    };
    readonly 'disk-full': {
        readonly check: "disk";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "There is less free than the reserve, so the peer takes nothing new. What it has it goes on serving.";
        readonly fix: "Make room on the disk of the storage directory, move it to a larger one, or lower --min-free-space.";
    };
    readonly 'disk-nearly-full': {
        readonly check: "disk";
        readonly severity: "warning";
        readonly cause: "There is less than twice the reserve left. At the reserve the peer takes nothing new.";
        readonly fix: "Make room soon; remove projects that nobody needs: `mapeo-web projects remove --delete-data`.";
    };
    readonly 'disk-unknown': {
        readonly check: "disk";
        readonly severity: "unknown";
        readonly cause: "The file system does not say how much is free.";
        readonly fix: "Look with `df`; the peer finds out when a write fails.";
    };
    readonly 'descriptors-ok': {
        readonly check: "descriptors";
        readonly severity: "ok";
    };
    readonly 'descriptors-few': {
        readonly check: "descriptors";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The limit of open files is too low: fewer than 8 projects can be open at once, and devices have to wait for one another.";
        readonly fix: "Raise it: `LimitNOFILE=65536` in the systemd unit, `--ulimit nofile=65536` with Docker, `ulimit -n 65536` in a shell. Then restart the peer.";
    };
    readonly 'descriptors-tight': {
        readonly check: "descriptors";
        readonly severity: "warning";
        readonly cause: "Fewer projects can be open at once than are hosted, so devices may have to wait.";
        readonly fix: "Raise the limit of open files (`LimitNOFILE=65536` with systemd, `ulimit -n`), or --max-open-projects, whichever is lower; then restart the peer.";
    };
    readonly 'storage-ok': {
        readonly check: "storage";
        readonly severity: "ok";
    };
    readonly 'storage-none': {
        readonly check: "storage";
        readonly severity: "ok";
    };
    readonly 'storage-unwritable': {
        readonly check: "storage";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The storage directory cannot be written by this user.";
        readonly fix: "Check that the disk is mounted for writing. Run every command as the user that the peer runs as, and give it its files back: `sudo chown -R USER: DIR`.";
    };
    readonly 'storage-owners': {
        readonly check: "storage";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "Files in the storage directory belong to another user than the directory: a command was run with sudo, perhaps.";
        readonly fix: "Run every command as the user that the peer runs as, and give it its files back: `sudo chown -R USER: DIR`.";
    };
    readonly 'storage-open': {
        readonly check: "storage";
        readonly severity: "warning";
        readonly cause: "Other users of this machine can enter the storage directory and read the projects.";
        readonly fix: "`chmod 700 DIR`";
    };
    readonly 'key-exposed': {
        readonly check: "storage";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "Other users of this machine can read `root-key`: whoever copies it is this peer.";
        readonly fix: "`chmod 600 DIR/root-key`. If somebody may have copied it, start a new peer in another directory.";
    };
    readonly 'key-loose': {
        readonly check: "storage";
        readonly severity: "warning";
        readonly cause: "Only the mode of the directory keeps other users from reading `root-key`.";
        readonly fix: "`chmod 600 DIR/root-key`";
    };
    readonly 'key-missing': {
        readonly check: "storage";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The identity `root-key` is gone, but the databases of that identity are there.";
        readonly fix: "Restore `root-key` from a backup. A new one would be a new identity, so none is made.";
    };
    readonly 'key-damaged': {
        readonly check: "storage";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The identity `root-key` cannot be read, or has not 16 bytes.";
        readonly fix: "Restore it from a backup, or, where it is only unreadable: Run every command as the user that the peer runs as, and give it its files back: `sudo chown -R USER: DIR`.";
    };
    readonly 'database-ok': {
        readonly check: "database";
        readonly severity: "ok";
    };
    readonly 'database-none': {
        readonly check: "database";
        readonly severity: "ok";
    };
    readonly 'database-damaged': {
        readonly check: "database";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "A database cannot be used; the peer will not start on it.";
        readonly fix: "Stop the peer and restore the storage directory from a backup. Without one, see docs/troubleshooting.md.";
    };
    readonly 'database-newer': {
        readonly check: "database";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "A newer version of mapeo-web wrote the database.";
        readonly fix: "Install that version, or a later one.";
    };
    readonly 'udp-ok': {
        readonly check: "udp";
        readonly severity: "ok";
    };
    readonly 'udp-refused': {
        readonly check: "udp";
        readonly severity: "unknown";
        readonly cause: "Packets come and go, but the machines of the bootstrap nodes say that nobody listens there. Most likely the nodes are dead; a firewall on the way may also answer in their place.";
        readonly fix: "Mend the bootstrap list first. If the nodes work over another internet connection, allow outgoing UDP in the router or firewall of this one.";
    };
    readonly 'udp-alone': {
        readonly check: "udp";
        readonly severity: "ok";
    };
    readonly 'udp-port-taken': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "Another program has the UDP port.";
        readonly fix: "Find it with `sudo ss -ulpn`, and stop it or choose another --port.";
    };
    readonly 'udp-port-impossible': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "machine";
        readonly cause: "The UDP port cannot be opened at all.";
        readonly fix: "Leave --bind out, or give an address that `ip addr` lists; choose a --port above 1023.";
    };
    readonly 'udp-blocked': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "UDP is blocked: hosts that answer over TCP at once do not answer over UDP. The router, the provider or the network of an office or school lets no UDP out.";
        readonly fix: "Allow outgoing UDP to all ports, and the answers to it, in the router or firewall between this machine and the internet; or use another internet connection.";
    };
    readonly 'udp-forbidden': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "A firewall on this machine refuses to send UDP.";
        readonly fix: "Allow outgoing UDP in it: `sudo ufw allow out proto udp to any`, or the output chain of `sudo nft list ruleset`.";
    };
    readonly 'udp-no-network': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "This machine has no way to the internet.";
        readonly fix: "Check cable, Wi-Fi and router: `ip route` must show a line that begins with \"default\", and names must resolve.";
    };
    readonly 'udp-no-answer': {
        readonly check: "udp";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "Nobody answers, over UDP or TCP: the internet connection is down, everything is filtered, or every bootstrap node is dead. It cannot be told from here which.";
        readonly fix: "Check that this machine reaches the internet at all. If it does, run `mapeo-web doctor` through another connection, such as a phone’s: works there, UDP is blocked here; fails there too, the bootstrap list is dead.";
    };
    readonly 'bootstrap-ok': {
        readonly check: "bootstrap";
        readonly severity: "ok";
    };
    readonly 'bootstrap-alone': {
        readonly check: "bootstrap";
        readonly severity: "ok";
    };
    readonly 'bootstrap-some-dead': {
        readonly check: "bootstrap";
        readonly severity: "warning";
        readonly cause: "Some bootstrap nodes of the list cannot be joined through. One that lives is enough.";
        readonly fix: "Tell their maintainers, or take a newer list. `mapeo-web bootstrap check` tries them again.";
    };
    readonly 'bootstrap-all-dead': {
        readonly check: "bootstrap";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "Every bootstrap node of the list is dead, though packets come and go.";
        readonly fix: "Correct --bootstrap or --bootstrap-file, or take a newer list; any node that runs will do. Or run one: docs/run-a-bootstrap-node.md.";
    };
    readonly 'bootstrap-unknown': {
        readonly check: "bootstrap";
        readonly severity: "unknown";
        readonly cause: "No packet comes through, so nothing can be said of the nodes.";
        readonly fix: "First mend what the line \"udp\" says.";
    };
    readonly 'nat-none': {
        readonly check: "nat";
        readonly severity: "ok";
    };
    readonly 'nat-easy': {
        readonly check: "nat";
        readonly severity: "ok";
    };
    readonly 'nat-hard': {
        readonly check: "nat";
        readonly severity: "warning";
        readonly cause: "A hard NAT: it shows another port to every destination, so no hole can be punched to this peer from behind another hard one.";
        readonly fix: "Forward a UDP port in the router to this machine and start the peer with that --port; or have devices come through a peer that relays (docs/relay.md). With carrier-grade NAT ask the provider for a public IPv4 address.";
    };
    readonly 'nat-unknown': {
        readonly check: "nat";
        readonly severity: "unknown";
        readonly cause: "Fewer than two nodes answered; one alone cannot tell kinds of NAT apart.";
        readonly fix: "Try again when more bootstrap nodes answer.";
    };
    readonly 'container-none': {
        readonly check: "container";
        readonly severity: "ok";
    };
    readonly 'container-ok': {
        readonly check: "container";
        readonly severity: "ok";
    };
    readonly 'container-bridge': {
        readonly check: "container";
        readonly severity: "warning";
        readonly cause: "The peer runs in a container with a private address of its own (bridge network): a second NAT, through which nobody comes in unasked.";
        readonly fix: "Start the container with `--network host`; or publish one UDP port under the same number, `-p 49740:49740/udp`, and start the peer with `--port 49740`.";
    };
    readonly 'reachable-yes': {
        readonly check: "reachable";
        readonly severity: "ok";
    };
    readonly 'reachable-punched': {
        readonly check: "reachable";
        readonly severity: "ok";
    };
    readonly 'reachable-alone': {
        readonly check: "reachable";
        readonly severity: "ok";
    };
    readonly 'port-mapping-wrong': {
        readonly check: "reachable";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "The peer has a fixed UDP port, and nothing that is sent to it from outside arrives: the port is not forwarded to this machine, to another number, or to another machine.";
        readonly fix: "In the router, forward the UDP port to the same number of this machine; with Docker publish it as `-p N:N/udp`.";
    };
    readonly 'firewall-closed': {
        readonly check: "reachable";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "This machine has a public address, but a firewall lets in only what it asked for.";
        readonly fix: "Open the UDP port: `sudo ufw allow N/udp`, and in the firewall on the provider’s web page.";
    };
    readonly 'firewall-punched': {
        readonly check: "reachable";
        readonly severity: "warning";
        readonly cause: "This machine has a public address, but a firewall lets in only what it asked for. Devices come in by hole punching, which takes longer and fails from behind hard NATs.";
        readonly fix: "Start the peer with `--port 49740` and open that port: `sudo ufw allow 49740/udp`, and in the firewall on the provider’s web page.";
    };
    readonly 'reachable-unclear': {
        readonly check: "reachable";
        readonly severity: "warning";
        readonly cause: "Fewer than half of the nodes reached the peer: packets are lost, or a firewall is choosy.";
        readonly fix: "Try again. If it stays so, look for a firewall that limits or filters by address.";
    };
    readonly 'reachable-unasked': {
        readonly check: "reachable";
        readonly severity: "unknown";
        readonly cause: "There is nobody outside who could be asked.";
        readonly fix: "First mend what the lines \"udp\" and \"bootstrap\" say.";
    };
    readonly 'reachable-unknown': {
        readonly check: "reachable";
        readonly severity: "unknown";
        readonly cause: "No bootstrap node that answers can dial back: those of the public HyperDHT network cannot.";
        readonly fix: "Join through a bootstrap node of mapeo-web too. Or try from another network: `mapeo-web find DISCOVERY_KEY`.";
    };
    readonly 'announce-ok': {
        readonly check: "announce";
        readonly severity: "ok";
    };
    readonly 'announce-nothing': {
        readonly check: "announce";
        readonly severity: "ok";
    };
    readonly 'announce-unknown': {
        readonly check: "announce";
        readonly severity: "unknown";
        readonly cause: "The peer does not run, so nothing is announced.";
        readonly fix: "Start it: `mapeo-web announce`.";
    };
    readonly 'announce-starting': {
        readonly check: "announce";
        readonly severity: "warning";
        readonly cause: "Not every project is announced yet.";
        readonly fix: "Wait some minutes and look again. If it stays so, mend what is said of the network.";
    };
    readonly 'announce-behind': {
        readonly check: "announce";
        readonly severity: "failure";
        readonly area: "network";
        readonly cause: "Announcing falls behind: records expired before they were renewed.";
        readonly fix: "See docs/announcing.md, \"When it cannot keep up\": a better uplink, a faster machine, or a second peer (`mapeo-web join`).";
    };
    readonly 'announce-near-limit': {
        readonly check: "announce";
        readonly severity: "warning";
        readonly cause: "Announcing needs more than three quarters of what this connection allows at present.";
        readonly fix: "Host no more projects here; have a second peer host some of them (`mapeo-web join`).";
    };
    readonly 'relay-off': {
        readonly check: "relay";
        readonly severity: "ok";
    };
    readonly 'relay-ok': {
        readonly check: "relay";
        readonly severity: "ok";
    };
    readonly 'relay-unreachable': {
        readonly check: "relay";
        readonly severity: "warning";
        readonly cause: "This peer relays for others, and cannot be reached from outside itself.";
        readonly fix: "Make it reachable, as the line \"reachable\" says, or leave --relay out.";
    };
    readonly 'relay-full': {
        readonly check: "relay";
        readonly severity: "warning";
        readonly cause: "Every place of the relay is taken, so it refuses devices.";
        readonly fix: "Raise --relay-max-sessions, and --relay-bandwidth if the uplink has more.";
    };
};
export type VerdictName = keyof typeof VERDICTS;
/** What a failed verdict is of. */
export declare function areaOf(name: VerdictName): Area | undefined;
