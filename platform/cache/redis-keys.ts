/** The names of a cache's keys on a Redis server. */
export interface RedisKeys {
  /** A text that is part of every value: values of another epoch are void. */
  readonly epoch: string
  /** There for as long as any key may have changed a moment ago. */
  readonly recent: string
  value(key: string): string
  lease(key: string): string
}

/** @param prefix what tells this cache's keys from others' on the server */
export function redisKeys(prefix: string): RedisKeys {
  // In braces: a server of a cluster keeps what a script touches together.
  const root = `{${prefix}}`
  return {
    epoch: `${root}:epoch`,
    recent: `${root}:recent`,
    value: (key) => `${root}:v:${key}`,
    lease: (key) => `${root}:l:${key}`,
  }
}
