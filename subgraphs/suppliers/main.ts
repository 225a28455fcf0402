import { runService } from '#platform/service-process.ts'
import { startSuppliers } from './service.ts'

await runService('suppliers', 4003, startSuppliers)
