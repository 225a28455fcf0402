import type { MessageProperties, Stoppable } from './broker.ts'

/** A message that was given up, as it lies in the dead-letter queue. */
export interface DeadLetter {
  /** Names it within its queue: the `message_id`, or where the producer gave none `sha256:` and a part of the body's hash. */
  id: string
  /** The queue whose consumer gave it up. */
  queue: string
  reason: string
  /** How many times handling failed. */
  attempts: number
  exchange: string
  routingKey: string
  body: string
  properties: MessageProperties
}

/** Which letters of one queue. */
export type Selection = 'all' | ReadonlySet<string>

/** The dead-letter queues of one broker. */
export interface DeadLetters extends Stoppable {
  /** The letters of a queue, oldest first; empty too for a queue that was never declared. */
  list(queue: string): Promise<DeadLetter[]>
  /**
   * Puts letters back into the queue that gave them up, each as its producer sent it. It is stored there before it leaves
   * the dead letters: interrupted, it is in both, and the inbox sees to it that it has one effect.
   * @returns the ids that were moved
   */
  redrive(queue: string, which: Selection): Promise<string[]>
  /** Deletes letters for good. @returns the ids that were deleted */
  discard(queue: string, which: Selection): Promise<string[]>
}
