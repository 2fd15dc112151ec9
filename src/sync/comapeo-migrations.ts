/** Where the engine's own files are; loads nothing of it. */
import { fileURLToPath } from 'node:url'

const entry = import.meta.resolve('@comapeo/core')

/** The folders with the engine's database migrations. */
export const migrations = {
  project: fileURLToPath(new URL('../drizzle/project', entry)),
  client: fileURLToPath(new URL('../drizzle/client', entry)),
}
