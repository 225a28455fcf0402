import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#platform/testing/until.ts'
import type { ChaosEnvironment, ServiceOrder } from './service-control.ts'

export type Room = 'inventory' | 'orders' | 'suppliers' | 'gateway'

const root = resolve(import.meta.dirname, '..')
/** A service that drains takes no longer than this. */
const drainMs = 20_000

/** One service as a process of its own, put up again whenever it ends, as a service manager would. */
export class Service {
  readonly name: string
  readonly room: Room
  readonly port: number
  #env: Record<string, string>
  #onMisbehaviour: (what: string) => void
  #child: ChildProcess | undefined
  #output: string[] = []
  /** Whether the next end is the rig's doing. */
  #isEndExpected = false
  #isStopped = false
  #isReady = false
  #keeping: Promise<void> | undefined

  constructor(options: {
    name: string
    room: Room
    port: number
    env: Record<string, string>
    onMisbehaviour: (what: string) => void
  }) {
    this.name = options.name
    this.room = options.room
    this.port = options.port
    this.#env = options.env
    this.#onMisbehaviour = options.onMisbehaviour
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it and resolves once it is ready. */
  async start(): Promise<void> {
    this.#keeping = this.#keepUp()
    await this.ready()
  }

  async ready(): Promise<void> {
    const isReady = async () =>
      (await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok
    await until(isReady, {
      timeoutMs: 60_000,
      everyMs: 100,
      what: `${this.name} ready (${this.#output.join('')})`,
    })
    this.#isReady = true
  }

  /** Ends it at once; it comes back. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Makes it die at a named point, as soon as it comes there; resolves when it is dead, with false if it never came there. */
  async crashAt(order: ServiceOrder & { kind: 'crash-at' }, timeoutMs: number): Promise<boolean> {
    this.#isEndExpected = true
    const child = this.#child
    this.tell(order)
    const died = child ? once(child, 'exit').then(() => true) : Promise.resolve(false)
    if (await Promise.race([died, pause(timeoutMs, false)])) return true
    await this.#end('SIGKILL')
    return false
  }

  /** Asks it to end in order; it comes back. A code other than 0 is a misbehaviour. */
  async terminate(changes: ChaosEnvironment = {}): Promise<void> {
    this.#env = { ...this.#env, ...changes }
    const code = await this.#end('SIGTERM')
    if (code !== 0) this.#onMisbehaviour(`${this.name} ended with code ${code} when asked to stop`)
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child?.kill('SIGCONT')
  }

  tell(order: ServiceOrder): void {
    if (this.#child?.connected) this.#child.send(order, () => undefined)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.thaw()
    await this.#end('SIGTERM')
    await this.#keeping
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0
    this.#isEndExpected = true
    const exited = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), drainMs)
    const [code] = (await exited) as [number | null]
    clearTimeout(timer)
    return code
  }

  async #keepUp(): Promise<void> {
    while (!this.#isStopped) {
      const child = this.#spawn()
      this.#child = child
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
      // A start without its database or broker fails by design, and is tried again.
      if (!this.#isEndExpected && this.#isReady && !this.#isStopped)
        this.#onMisbehaviour(
          `${this.name} ended by itself (${signal ?? code}): ${this.#output.slice(-5).join('')}`,
        )
      this.#isEndExpected = false
      this.#isReady = false
      if (!this.#isStopped) await pause(200)
    }
  }

  #spawn(): ChildProcess {
    this.#output = []
    const child = spawn(process.execPath, ['scripts/run.mjs', 'chaos/service-entry.ts', this.room], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'fatal', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output.push(chunk.toString())
        if (this.#output.length > 20) this.#output.shift()
      })
    void this.ready().catch(() => undefined)
    return child
  }
}
