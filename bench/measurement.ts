import type { Section } from './report.ts'

export interface Settings {
  /** Shorter runs: enough to see that everything works, too short to quote. */
  quick: boolean
  say: (line: string) => void
  /** Where services write CPU profiles. */
  profileDirectory?: string | undefined
}

export interface Measurement {
  name: string
  about: string
  run: (settings: Settings) => Promise<Section[]>
}
