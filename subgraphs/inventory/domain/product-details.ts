import { isStorable } from '#platform/kernel/storable.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'

/** A picture of a product. */
export interface ProductImage {
  url: string
  /** What it shows, for who cannot see it; '' for nothing worth telling. */
  altText: string
}

/** A property that this product has and most others don't. */
export interface ProductAttribute {
  name: string
  value: string
}

const maxImages = 20
const maxAttributes = 50

type Limits = { min: number; max: number }

/** Checks a text at `path`, whose last entry is what the messages call it. */
export function checkTextAt(path: readonly string[], text: string, { min, max }: Limits): Rejection[] {
  const field = path.at(-1) ?? 'text'
  if (!isStorable(text)) {
    const message = `${field} must not contain the character NUL, nor half a surrogate pair`
    return [{ code: 'BAD_INPUT', message, path }]
  }
  if (text.length > max)
    return [{ code: 'LIMIT_EXCEEDED', message: `${field} must have at most ${max} characters`, path }]
  if (text.trim().length < min) return [{ code: 'BAD_INPUT', message: `${field} must not be empty`, path }]
  return []
}

/** Checks the address of a picture. */
export function checkUrl(path: readonly string[], url: string): Rejection[] {
  const faults = checkTextAt(path, url, { min: 1, max: 2_000 })
  if (faults.length > 0) return faults
  if (/^https?:\/\/[^\s/]+(\/\S*)?$/i.test(url)) return []
  const message = `${path.at(-1)} must be an address that begins with http:// or https://`
  return [{ code: 'BAD_INPUT', message, path }]
}

/** Checks a list of pictures. */
export function checkImages(images: readonly ProductImage[]): Rejection[] {
  const path = ['input', 'images']
  if (images.length > maxImages)
    return [{ code: 'LIMIT_EXCEEDED', message: `images takes at most ${maxImages} entries`, path }]
  return images.flatMap(({ url, altText }, index) => [
    ...checkUrl([...path, String(index), 'url'], url),
    ...checkTextAt([...path, String(index), 'altText'], altText, { min: 0, max: 500 }),
  ])
}

/** Checks a list of attributes: bounded, each with a name of its own. */
export function checkAttributes(attributes: readonly ProductAttribute[]): Rejection[] {
  const path = ['input', 'attributes']
  if (attributes.length > maxAttributes)
    return [{ code: 'LIMIT_EXCEEDED', message: `attributes takes at most ${maxAttributes} entries`, path }]
  const names = attributes.map(({ name }) => name)
  return attributes.flatMap(({ name, value }, index): Rejection[] => {
    const place = [...path, String(index)]
    const faults = [
      ...checkTextAt([...place, 'name'], name, { min: 1, max: 50 }),
      ...checkTextAt([...place, 'value'], value, { min: 1, max: 500 }),
    ]
    if (names.indexOf(name) < index)
      faults.push({
        code: 'BAD_INPUT',
        message: `attribute ${name} is named twice`,
        path: [...place, 'name'],
      })
    return faults
  })
}

/** The pictures with another main one; `null` takes the main one away. */
export function withMainImage(images: readonly ProductImage[], url: string | null): ProductImage[] {
  const [main, ...rest] = images
  if (url === null) return rest
  return [{ url, altText: main?.url === url ? main.altText : '' }, ...rest]
}
