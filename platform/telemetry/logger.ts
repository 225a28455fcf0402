import { pino, type Logger } from 'pino'
import { currentTraceId } from './trace.ts'

export type { Logger }

/** JSON lines on standard error, each with the trace id of the request or message it belongs to. */
export function createLogger(service: string, level: string = process.env.LOG_LEVEL ?? 'info'): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const traceId = currentTraceId()
        return traceId ? { traceId } : {}
      },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
