/** The outcome of a decision: what was decided, or why the world said no. A rejection is a value, never thrown. */
export type Result<Value, Rejection> =
  { ok: true; value: Value } | { ok: false; rejections: readonly Rejection[] }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function rejected<Rejection>(...rejections: Rejection[]): {
  ok: false
  rejections: readonly Rejection[]
} {
  return { ok: false, rejections }
}
