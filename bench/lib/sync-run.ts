/** One device syncing with one other, timed: over which way is for the caller to say. */
import type { MapeoProject } from '@comapeo/core'
import { asError } from '../../src/lib/errors.js'

export interface SyncTimes {
  /** Until the other device was met; undefined where the way does not say. */
  connectedMs?: number
  /** Until the first observation could be read. */
  firstDocumentMs?: number
  /** Until neither had anything left for the other. */
  syncedMs: number
}

export interface SyncRunSettings {
  /** Whom to be in sync with. */
  remoteId: string
  /** How many blocks at least have to be seen waiting, so that a start is not taken for the end. */
  minBlocks: number
  /** How many observations have to be there in the end. */
  observations: number
  /** @throws after this long */
  limitMs: number
}

export class SyncRun {
  readonly #project: MapeoProject
  readonly #settings: SyncRunSettings
  readonly #startedAtMs = performance.now()
  #seenBlocks = 0
  #connectedMs: number | undefined
  #firstDocumentMs: number | undefined

  /** The clock runs from here on. */
  constructor(project: MapeoProject, settings: SyncRunSettings) {
    this.#project = project
    this.#settings = settings
  }

  noteConnected(): void {
    this.#connectedMs ??= this.#elapsedMs()
  }

  /** Milliseconds until the first observation could be read. */
  firstDocument(): Promise<number> {
    const { observation } = this.#project
    const { limitMs } = this.#settings
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        observation.off('updated-docs', onDocuments)
        end()
      }
      const onDocuments = () => settle(() => resolve(this.#elapsedMs()))
      const timer = setTimeout(() => {
        settle(() => reject(new Error(`no document after ${limitMs} ms`)))
      }, limitMs)
      observation.on('updated-docs', onDocuments)
    })
  }

  async done(): Promise<SyncTimes> {
    const { $sync, observation } = this.#project
    const { limitMs, remoteId } = this.#settings
    const onDocuments = () => (this.#firstDocumentMs ??= this.#elapsedMs())
    observation.on('updated-docs', onDocuments)
    const syncedMs = await new Promise<number>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        $sync.off('sync-state', check)
        observation.off('updated-docs', onDocuments)
        end()
      }
      let counting = false
      const check = () => {
        if (counting || !this.#isSynced()) return
        const elapsedMs = this.#elapsedMs()
        counting = true
        this.#hasAll().then(
          (has) => {
            counting = false
            if (has) settle(() => resolve(elapsedMs))
          },
          (error: unknown) => settle(() => reject(asError(error))),
        )
      }
      const timer = setTimeout(() => {
        const state = JSON.stringify($sync.getState().remoteDeviceSyncState[remoteId])
        settle(() => reject(new Error(`not in sync after ${limitMs} ms: ${state}`)))
      }, limitMs)
      $sync.on('sync-state', check)
      check()
    })
    return {
      ...(this.#connectedMs !== undefined && { connectedMs: this.#connectedMs }),
      ...(this.#firstDocumentMs !== undefined && { firstDocumentMs: this.#firstDocumentMs }),
      syncedMs,
    }
  }

  async #hasAll(): Promise<boolean> {
    const { observations } = this.#settings
    return (await this.#project.observation.getMany()).length >= observations
  }

  #isSynced(): boolean {
    const { remoteId, minBlocks } = this.#settings
    const state = this.#project.$sync.getState().remoteDeviceSyncState[remoteId]
    if (!state?.initial.isSyncEnabled || !state.data.isSyncEnabled) return false
    const { initial, data } = state
    const waiting = initial.want + initial.wanted + data.want + data.wanted
    this.#seenBlocks = Math.max(this.#seenBlocks, waiting)
    return waiting === 0 && this.#seenBlocks >= minBlocks
  }

  #elapsedMs(): number {
    return performance.now() - this.#startedAtMs
  }
}
