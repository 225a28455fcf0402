import { startOrders } from '../subgraphs/orders/service.ts'
import { runService } from '#platform/service-process.ts'
import { runLoad, watchDecisions, type LoadPlan } from './load.ts'

// Orders as it is in use, and in its process a load generator that calls the command placeOrder itself.
await runService('orders', 0, async (deps) => {
  const orders = await startOrders(deps)
  const decisions = await watchDecisions(process.env.AMQP_URL ?? '')
  process.on('message', (plan: LoadPlan) => {
    const place = async (request: Parameters<typeof orders.placeOrder>[0]) => {
      const outcome = await orders.placeOrder(request)
      if (!outcome.ok) throw new Error(`an order was refused: ${JSON.stringify(outcome.rejections)}`)
      return outcome.value.order.id
    }
    runLoad(plan, place, decisions).then(
      (result) => process.send?.({ result }),
      (error: Error) => process.send?.({ error: error.message }),
    )
  })
  return {
    url: orders.url,
    stop: async () => {
      await decisions.stop()
      await orders.stop()
    },
  }
})
