/** How far a rotation of the sealing keys is. */
export interface SealingStatus {
  keys: {
    id: string
    /** `coming`: every instance learns of it. `retiring`: goes when nothing is sealed with it any more. */
    state: 'coming' | 'active' | 'retiring'
    activeFrom: Date
    /** Sealed with it. */
    values: number
  }[]
  total: number
  /** Values that the active key has not sealed. */
  left: number
  done: boolean
}
