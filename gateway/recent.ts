/** Remembers values by key, and forgets the least recently used ones. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** @param limit how many values are remembered */
export function createRecent<Value>(limit: number): Recent<Value> {
  // Map keeps insertion order: what is used is set anew, so the least recently used is first.
  const values = new Map<string, Value>()
  const set = (key: string, value: Value): void => {
    values.delete(key)
    values.set(key, value)
    if (values.size > limit) values.delete(values.keys().next().value!)
  }
  return {
    set,
    get(key) {
      const value = values.get(key)
      if (value !== undefined) set(key, value)
      return value
    },
  }
}
