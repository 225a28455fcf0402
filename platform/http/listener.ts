import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Listener {
  port: number
  /** Where it is reached from this machine, without a trailing slash: `http://127.0.0.1:4000`. */
  url: string
  /**
   * Stops accepting, lets requests under way finish, and cuts what is still open after `deadlineMs`, upgraded
   * connections too.
   */
  close(deadlineMs: number): Promise<void>
}

/** Listens on `port` (0 = any free one). Rejects with the system's error, such as EADDRINUSE. */
export async function listen(server: Server, port: number, host: string): Promise<Listener> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    url: `http://${urlHost(host)}:${address.port}`,
    async close(deadlineMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A connection whose request was under way falls idle only later, and would then stay for its keep-alive time.
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      const deadline = setTimeout(() => sockets.forEach((socket) => socket.destroy()), deadlineMs)
      await closed
      clearInterval(sweep)
      clearTimeout(deadline)
    },
  }
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
