/**
 * What was promised: everything that somebody was told is safe. The soak compares it with what is
 * there, again and again, and at the end to the last note.
 */
export interface ProjectBook {
  name: string
  projectId: string
  discoveryKey: string
  /** Notes of observations that a device was told are on its disk. */
  written: Set<string>
  /** Of them those that a device saw the peer have. */
  stored: Set<string>
}

export class Ledger {
  /** The projects that the devices share. */
  readonly projects: ProjectBook[] = []
  /** Project ids of everything that the peer said it hosts. */
  readonly hosted = new Set<string>()
  /** Added or removed by a command that had no answer: either is right. */
  readonly uncertain = new Set<string>()

  noteHosted(projectId: string): void {
    this.hosted.add(projectId)
    this.uncertain.delete(projectId)
  }

  noteRemoved(projectId: string): void {
    this.hosted.delete(projectId)
    this.uncertain.delete(projectId)
  }

  /** What is wrong with a list of hosted projects. */
  compareHosted(projectIds: string[]): string[] {
    const there = new Set(projectIds)
    const lost = [...this.hosted].filter((id) => !there.has(id) && !this.uncertain.has(id))
    const risen = [...there].filter((id) => !this.hosted.has(id) && !this.uncertain.has(id))
    return [
      ...lost.map((id) => `project ${id} was added and is not hosted`),
      ...risen.map((id) => `project ${id} was removed and is hosted`),
    ]
  }

  /** What the peer said it has and has not. */
  compareStored({ name, stored }: ProjectBook, notes: string[]): string[] {
    return missing(stored, notes).map((note) => `"${note}" of ${name} was stored and is gone`)
  }

  /** What a device wrote and somebody does not have in the end. */
  compareWritten({ name, written }: ProjectBook, who: string, notes: string[]): string[] {
    return missing(written, notes).map((note) => `${who} has not "${note}" of ${name}`)
  }
}

export function missing(wanted: Iterable<string>, there: string[]): string[] {
  const found = new Set(there)
  return [...wanted].filter((entry) => !found.has(entry))
}
