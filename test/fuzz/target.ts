/** What a fuzzer is: something that takes one input after the other, drawn from seeded randomness. */
export interface FuzzTarget {
  name: string
  /** Why it cannot run here. */
  missing?: string | undefined
  open(): Promise<{ run(random: () => number): Promise<void>; close(): Promise<void> }>
}
