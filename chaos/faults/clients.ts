import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { pick, type Fault } from './fault.ts'

const everything =
  'subscription { orderStatusChanges { sequence status order { id lines { product { name } } } } }'

/** Subscribes to every order, then reads nothing more from its socket for a while. */
async function stall(url: string, ms: number): Promise<void> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws')
  socket.on('error', () => undefined)
  await Promise.race([once(socket, 'open'), once(socket, 'close')])
  if (socket.readyState !== WebSocket.OPEN) return
  socket.send(JSON.stringify({ type: 'connection_init' }))
  await Promise.race([once(socket, 'message'), once(socket, 'close')])
  socket.send(JSON.stringify({ id: 'stalled', type: 'subscribe', payload: { query: everything } }))
  socket.pause()
  await pause(ms)
  socket.terminate()
}

export const clientFaults: readonly Fault[] = [
  {
    name: 'client-stalls',
    about: 'WebSocket clients that stop reading',
    inject: async (rig) => {
      const { url } = pick(rig, rig.gateways)
      await Promise.all([stall(url, 2_500), stall(url, 2_500), stall(url, 2_500)])
      return 3
    },
  },
  {
    name: 'client-reconnects',
    about: 'every subscriber loses its connection and resumes after the last sequence it saw',
    inject: async (rig) => {
      const count = rig.followers.cutAll()
      await pause(500)
      return count
    },
  },
]
