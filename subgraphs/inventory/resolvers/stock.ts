import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { bulkAdjustStock, type RowOutcome } from '../commands/bulk-adjust-stock.ts'
import { changeStock, type StockChanged, type StockChangeInput } from '../commands/change-stock.ts'
import { setSellBuffer } from '../commands/set-sell-buffer.ts'
import { transferStock } from '../commands/transfer-stock.ts'
import type { Context } from '../context.ts'
import type { MutationResolvers } from '../generated/graphql.ts'
import type { MovementRow, ProductRow } from '../rows.ts'

type StockMutations = Pick<
  MutationResolvers,
  | 'adjustStock'
  | 'setStock'
  | 'bulkAdjustStock'
  | 'quarantineStock'
  | 'releaseQuarantine'
  | 'writeOffStock'
  | 'transferStock'
  | 'setSellBuffer'
>

export const stockMutations: StockMutations = {
  adjustStock: (_parent, { input }, context) => change(context, 'adjustStock', { kind: 'ADJUST', ...input }),
  setStock: (_parent, { input }, context) => change(context, 'setStock', { kind: 'COUNT', ...input }),
  quarantineStock: (_parent, { input }, context) =>
    change(context, 'quarantineStock', { kind: 'QUARANTINE', ...input }),
  releaseQuarantine: (_parent, { input }, context) =>
    change(context, 'releaseQuarantine', { kind: 'RELEASE', ...input }),
  writeOffStock: (_parent, { input }, context) =>
    change(context, 'writeOffStock', { kind: 'WRITE_OFF', ...input }),

  bulkAdjustStock: async (_parent, { input }, context) => {
    const caller = callerOf(context, 'bulkAdjustStock')
    const result = await bulkAdjustStock(context.db, caller, {
      ...input,
      onError: input.onError ?? 'REJECT_ALL',
    })
    if (!result.ok)
      return {
        results: refusedRows(input.rows.length, result.rejections),
        appliedCount: 0,
        replayed: false,
        userErrors: [...result.rejections],
      }
    forget(context)
    const { value: results, replayed } = result.value
    const appliedCount = results.filter(({ rejections }) => rejections.length === 0).length
    return { results, appliedCount, replayed, userErrors: [] }
  },

  transferStock: async (_parent, { input }, context) => {
    const result = await transferStock(context.db, callerOf(context, 'transferStock'), input)
    if (!result.ok) return { movements: [], replayed: false, userErrors: [...result.rejections] }
    forget(context)
    const { value, replayed } = result.value
    const movements = await Promise.all(value.movementIds.map((id) => movementOf(context, id)))
    return { movements, replayed, userErrors: [] }
  },

  setSellBuffer: async (_parent, { input }, context) => {
    const result = await setSellBuffer(context.db, input)
    if (!result.ok) return { product: null, userErrors: [...result.rejections] }
    forget(context)
    return { product: await context.products.load(result.value.productId), userErrors: [] }
  },
}

interface ChangePayload {
  movement: MovementRow | null
  product: ProductRow | null
  replayed: boolean
  userErrors: Rejection[]
}

async function change(context: Context, mutation: string, input: StockChangeInput): Promise<ChangePayload> {
  const result: Idempotent<StockChanged> = await changeStock(context.db, callerOf(context, mutation), input)
  if (!result.ok)
    return { movement: null, product: null, replayed: false, userErrors: [...result.rejections] }
  forget(context)
  const { value, replayed } = result.value
  const { movementId, productId } = value
  const movement = movementId === null ? null : await movementOf(context, movementId)
  return { movement, product: await context.products.load(productId), replayed, userErrors: [] }
}

function callerOf({ actor }: Context, mutation: string) {
  return { mutation, actor: actor.text }
}

/** What this request read before is no longer so; and there are events to be sent. */
function forget(context: Context): void {
  context.wake()
  context.levels.clearAll()
  context.warehouseLevels.clearAll()
  context.ledgers.clearAll()
  context.products.clearAll()
  context.productsBySku.clearAll()
}

async function movementOf(context: Context, id: string): Promise<MovementRow> {
  const movement = await context.movements.load(id)
  if (!movement) throw new Error(`movement ${id} is not in the ledger`)
  return movement
}

/** The rows of a request that was refused for some of them; none where something else was wrong. */
function refusedRows(count: number, rejections: readonly Rejection[]): RowOutcome[] {
  if (!rejections.every(({ path }) => path?.[1] === 'rows' && path.length > 2)) return []
  const byRow = Map.groupBy(rejections, ({ path }) => Number(path?.[2]))
  return Array.from({ length: count }, (_, index) => ({
    index,
    movementId: null,
    rejections: byRow.get(index) ?? [],
  }))
}
