import { runService } from '#platform/service-process.ts'
import { startInventory } from './service.ts'

await runService('inventory', 4001, startInventory)
