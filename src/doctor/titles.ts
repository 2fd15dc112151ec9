/**
 * What `doctor` finds, in one plain sentence each: the page and `status` say this first, before
 * figures, cause and cure.
 */
import type { VerdictName } from './verdicts.js'

/** Of everything that is wrong or could be better; a test sees to that. */
export const TITLES: Partial<Record<VerdictName, string>> = {
  'peer-hangs': 'The peer does not answer',
  'peer-outdated': 'The peer that runs is of an older version',
  'peer-inaccessible': 'The peer belongs to another user of this machine',
  'node-too-old': 'Node.js is too old',
  'clock-wrong': 'The clock of this machine is wrong',
  'clock-behind': 'The clock of this machine is behind',
  'clock-doubtful': 'The clock of this machine may be wrong',
  'disk-full': 'The disk is full',
  'disk-nearly-full': 'The disk is nearly full',
  'descriptors-few': 'This machine lets the peer open too few files',
  'descriptors-tight': 'Fewer projects can be open at once than are hosted',
  'storage-unwritable': 'The storage directory cannot be written',
  'storage-owners': 'Files of the peer belong to another user',
  'storage-open': 'Other users of this machine can read the storage directory',
  'key-exposed': 'Other users of this machine can copy this peer’s identity',
  'key-loose': 'The file with this peer’s identity is not as protected as it could be',
  'key-missing': 'This peer’s identity is gone',
  'key-damaged': 'This peer’s identity cannot be read',
  'database-damaged': 'A database is damaged',
  'database-newer': 'A newer version wrote the database',
  'udp-port-taken': 'Another program has the UDP port',
  'udp-port-impossible': 'The UDP port cannot be opened',
  'udp-blocked': 'The network blocks UDP',
  'udp-forbidden': 'A firewall on this machine blocks UDP',
  'udp-no-network': 'This machine has no internet connection',
  'udp-no-answer': 'Nobody on the internet answers this machine',
  'bootstrap-some-dead': 'Some bootstrap nodes are dead',
  'bootstrap-all-dead': 'All bootstrap nodes are dead',
  'nat-hard': 'The router makes direct connections hard',
  'container-bridge': 'The container hides the peer from the internet',
  'port-mapping-wrong': 'The router does not pass the UDP port on to this peer',
  'firewall-closed': 'A firewall closes the UDP port to the outside',
  'firewall-punched': 'A firewall slows devices down that come from outside',
  'reachable-unclear': 'Some devices outside may not reach this peer',
  'announce-starting': 'Not every project is announced yet',
  'announce-behind': 'Projects cannot be found at times: announcing is too slow',
  'announce-near-limit': 'Announcing is near its limit',
  'relay-unreachable': 'This relay cannot be reached from outside',
  'relay-full': 'Every place of the relay is taken',
}
