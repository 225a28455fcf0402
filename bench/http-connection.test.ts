import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswer } from './http-connection.ts'

const head = (header: string) => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${header}\r\n\r\n`
const inChunks = (parts: readonly string[]) =>
  [...parts, ''].map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('')

describe('readAnswer', () => {
  it('finds the same body whether it comes with its length or in chunks, and not before its end', () => {
    const parts = fc.array(fc.string({ unit: 'binary', minLength: 1 }))
    fc.assert(
      fc.property(parts, fc.nat(), (texts, cut) => {
        const body = texts.join('')
        const whole = [
          head(`Content-Length: ${Buffer.byteLength(body)}`) + body,
          head('transfer-encoding: chunked') + inChunks(texts),
        ]
        for (const bytes of whole.map((text) => Buffer.from(text))) {
          expect(readAnswer(bytes.subarray(0, cut % bytes.length))).toBeUndefined()
          expect(readAnswer(bytes)).toMatchObject({ status: 200 })
          expect(readAnswer(bytes)?.body.toString()).toBe(body)
        }
      }),
    )
  })

  it('refuses an answer that does not say where it ends', () => {
    expect(() => readAnswer(Buffer.from(head('connection: close')))).toThrow('without length')
  })
})
