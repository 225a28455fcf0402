/** amqplib writes all headers into one buffer of 64 KiB; what is left is for those that a failed copy is given. */
const maxHeaderBytes = 57_344
/** What AMQP's short strings hold: ids, and the names of headers. */
const maxShortBytes = 255

/** `text` cut to what a short string holds. Bytes that are no UTF-8 come in as one and go out as three. */
export function fitShort(text: string): string {
  let fitting = text.slice(0, maxShortBytes)
  while (Buffer.byteLength(fitting) > maxShortBytes) fitting = fitting.slice(0, -1)
  return fitting
}

/**
 * The headers that can be sent, as many as there is room for, in their order. Without this one message with more of them
 * than amqplib can write would fail its batch again and again: others, and RabbitMQ itself, allow twice as much.
 */
export function fitHeaders<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  let room = maxHeaderBytes
  const fitting = Object.entries(headers).filter(([name, value]) => {
    const size = sizeOfField(name, value)
    if (size > room) return false
    room -= size
    return true
  })
  return Object.fromEntries(fitting)
}

/** An upper bound, in bytes. */
function sizeOfField(name: string, value: unknown): number {
  const length = Buffer.byteLength(name)
  return length > maxShortBytes ? Infinity : 1 + length + sizeOf(value)
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 5 + Buffer.byteLength(value)
  if (Buffer.isBuffer(value)) return 5 + value.length
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + sizeOf(inner), 5)
  if (typeof value !== 'object' || value === null) return 9
  return Object.entries(value).reduce((sum, [name, inner]) => sum + sizeOfField(name, inner), 5)
}
