import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProxy, type Proxy } from './proxy.ts'

describe('the proxy', () => {
  let server: Server
  let proxy: Proxy
  const clients: Socket[] = []
  const received: string[] = []

  beforeEach(async () => {
    received.length = 0
    // Answers as PostgreSQL would, as far as the proxy looks at it.
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (chunk: Buffer) => {
        received.push(chunk.toString())
        socket.write(chunk.toString().toUpperCase())
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    proxy = await startProxy((server.address() as AddressInfo).port)
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy()
    await proxy.stop()
    server.close()
  })

  async function open(): Promise<Socket> {
    const client = connect(proxy.port, '127.0.0.1')
    client.on('error', () => undefined)
    clients.push(client)
    await once(client, 'connect')
    return client
  }
  // `once` would reject with the reset that a cut is.
  const ended = (client: Socket) => new Promise((resolve) => client.on('close', resolve))
  async function echo(client: Socket, text: string): Promise<string> {
    client.write(text)
    const [chunk] = (await once(client, 'data')) as [Buffer]
    return chunk.toString()
  }

  it('passes both ways', async () => {
    expect(await echo(await open(), 'hello')).toBe('HELLO')
  })

  it('breaks connections when cut, and takes none until healed', async () => {
    const client = await open()
    await echo(client, 'a')
    const closed = ended(client)
    proxy.cut()
    await closed
    await ended(await open())
    proxy.heal()
    expect(await echo(await open(), 'b')).toBe('B')
  })

  it('delays without changing the order', async () => {
    const client = await open()
    proxy.delay(40)
    const since = performance.now()
    client.write('first ')
    proxy.delay(20)
    client.write('second')
    let text = ''
    for await (const chunk of client) if ((text += String(chunk)).length === 12) break
    expect(text).toBe('FIRST SECOND')
    expect(performance.now() - since).toBeGreaterThan(35)
  })

  it('lets a commit through and swallows its answer', async () => {
    const client = await open()
    const swallowed = proxy.swallowCommit(5_000)
    const answers: Buffer[] = []
    client.on('data', (chunk: Buffer) => answers.push(chunk))
    const closed = ended(client)
    client.write('commit\0')
    expect(await swallowed).toBe(true)
    await closed
    expect(received).toEqual(['commit\0'])
    expect(answers).toEqual([])
  })
})
