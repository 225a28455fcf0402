import { runMain } from '#platform/http/main.ts'
import { readGatewayConfig } from './config.ts'
import { startGateway } from './service.ts'

await runMain('gateway', async () => startGateway(readGatewayConfig(process.env)))
