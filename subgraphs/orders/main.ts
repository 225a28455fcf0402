import { runService } from '#platform/service-process.ts'
import { startOrders } from './service.ts'

await runService('orders', 4002, startOrders)
