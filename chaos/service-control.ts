/** Where in its work a service of the chaos build can be made to die, as by SIGKILL. */
export const crashPoints = [
  /** The order is committed, its event not yet sent. */
  'before-publish',
  /** Half of a batch of events is confirmed, the other half not sent. */
  'mid-publish',
  /** Every event of a batch is confirmed, none deleted from the outbox. */
  'after-confirm',
  /** A batch of events is half handled, nothing committed. */
  'mid-transaction',
  /** A batch is committed, none of it acknowledged. */
  'before-ack',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** Ways in which a service's messages can be made to go wrong on their way. */
export type Mischief =
  /** A part of each batch of events is held back and sent later, in another order. */
  | 'reorder'
  /** Each batch of events is sent twice in one go: ids come twice in one batch of a consumer. */
  | 'double'
  /** Events go out in the camelCase spelling of another version, with fields that nobody knows. */
  | 'other-version'

/** What the rig tells a running service. */
export type ServiceOrder =
  | { kind: 'crash-at'; point: CrashPoint }
  | { kind: 'mischief'; mischief: Mischief; on: boolean }
  /** Handles each batch only after a pause; 0 ends it. */
  | { kind: 'slow'; ms: number }
  /** Takes every connection of its pools for so long. */
  | { kind: 'fill-pools'; ms: number }

/** What can be taken out of the product, to see that the rig notices. */
export const sabotages = ['no-inbox', 'no-row-lock', 'early-ack', 'early-delete'] as const

export type Sabotage = (typeof sabotages)[number]

/** The environment of a service of the chaos build. */
export interface ChaosEnvironment {
  CHAOS_SABOTAGE?: Sabotage
  /** How far its clock is off, in ms. */
  CHAOS_CLOCK_MS?: string
}
