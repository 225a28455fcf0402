import { inProgress } from '#platform/database/idempotency.ts'
import { lockNotAvailable } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { rejected, type Result } from '#platform/kernel/result.ts'

/** Whether a key was waited for in vain, which is all that placing an order waits for. */
export function isKeyInUse(error: unknown): boolean {
  return (error as { code?: unknown }).code === lockNotAvailable
}

/**
 * Places an order whose key was found in use, beside the batches: in one of them it would keep all others waiting.
 * @param fault what the batch failed with
 * @param placeAlone waits for the key for longer than the batch did
 * @throws `fault` if it was something else
 */
export async function onceKeyIsFree<Placed>(
  fault: unknown,
  placeAlone: () => Promise<Result<Placed, Rejection>>,
): Promise<Result<Placed, Rejection>> {
  if (!isKeyInUse(fault)) throw fault
  try {
    return await placeAlone()
  } catch (error) {
    if (isKeyInUse(error)) return rejected(inProgress)
    throw error
  }
}
