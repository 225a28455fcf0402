import { until } from '#platform/testing/until.ts'
import { publish, send, type Instance } from './fixture.ts'

const lifeFields = `
  id status sequence paymentMode paymentStatus paymentReference payBy fulfillmentStatus returnStatus updatedAt
  amountPaid { amount currencyCode } amountRefunded { amount }
  cancellation { reason message byActor }
  lines {
    id productId quantity shippedQuantity cancelledQuantity returnedQuantity backorderedQuantity shippableQuantity onShortage
    unitCost { amount currencyCode }
  }
  payments { id kind state reason reference isManual amount { amount } requestedAt settledAt }
  shipments { id carrier trackingNumber shippedBy issuedAt items { lineId quantity } }
  returns { id state reason note requestedBy decidedBy restockedAt items { lineId quantity restocked damaged } }
  statusHistory {
    sequence type status previousStatus actor cause traceId paymentStatus fulfillmentStatus returnStatus
  }`

/** One order with all of its life. */
export async function lifeOf({ service }: Instance, id: string): Promise<any> {
  const { data, errors } = await send(service, `query ($id: ID!) { order(id: $id) { ${lifeFields} } }`, {
    id,
  })
  if (errors) throw new Error(JSON.stringify(errors))
  return data.order
}

/** Waits until an order is as `isSo` says; answers it. */
export function untilLife(
  instance: Instance,
  id: string,
  isSo: (order: any) => boolean,
  what: string,
): Promise<any> {
  return until(
    async () => {
      const order = await lifeOf(instance, id)
      return isSo(order) ? order : undefined
    },
    { what: `order ${id} ${what}` },
  )
}

export interface Asked {
  order: any
  replayed: boolean
  userErrors: any[]
  shipment?: any
  return?: any
}

const extra: Record<string, string> = {
  shipOrder: 'shipment { id }',
  requestReturn: 'return { id state }',
  approveReturn: 'return { id state }',
  rejectReturn: 'return { id state }',
  receiveReturn: 'return { id state }',
}

/** Sends one mutation of an order's life; answers its payload. */
export async function ask(
  { service }: Instance,
  mutation: string,
  input: object,
  actor?: string,
): Promise<Asked> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await send(
    service,
    `mutation ($input: ${type}!) {
      ${mutation}(input: $input) {
        replayed
        order { ${lifeFields} }
        ${extra[mutation] ?? ''}
        userErrors {
          __typename code message path
          ... on InvalidStateError { current allowed }
          ... on VersionConflictError { currentVersion }
          ... on InsufficientStockError { sku requested available }
        }
      }
    }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    actor === undefined ? {} : { 'stockgraph-actor': actor },
  )
  if (errors) throw Object.assign(new Error(JSON.stringify(errors)), { code: errors[0]?.extensions.code })
  return data[mutation]
}

/** Places an order over GraphQL; answers its id. */
export async function placeWith(instance: Instance, input: object, actor?: string): Promise<string> {
  const { data, errors } = await send(
    instance.service,
    `mutation ($input: PlaceOrderInput!) {
      placeOrder(input: $input) { order { id } userErrors { code message path } }
    }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    actor === undefined ? {} : { 'stockgraph-actor': actor },
  )
  if (errors || data.placeOrder.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data))
  return data.placeOrder.order.id
}

/** Plays Inventory: publishes one of its events about an order, with an id of its own. */
export async function tell(
  { broker }: Instance,
  type: string,
  orderId: string,
  more: object = {},
): Promise<string> {
  const messageId = crypto.randomUUID()
  const items = type === 'StockRejected' ? {} : { items: [] }
  await publish(broker, type, { order_id: orderId, ...items, ...more }, messageId)
  return messageId
}
