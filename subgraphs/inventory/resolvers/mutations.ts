import type { Rejection } from '#platform/kernel/rejection.ts'
import type { Result } from '#platform/kernel/result.ts'
import { adjustStock } from '../commands/adjust-stock.ts'
import { createProduct } from '../commands/create-product.ts'
import { updateProduct, type ProductUpdate } from '../commands/update-product.ts'
import type { Context } from '../context.ts'
import type { CreateProductInput, MutationResolvers, UpdateProductInput } from '../generated/graphql.ts'
import { findMovement } from '../queries.ts'
import type { ProductRow } from '../rows.ts'

export const Mutation: MutationResolvers = {
  createProduct: async (_parent, { input }, context) =>
    payload(await createProduct(context.db, newProduct(input)), context),
  updateProduct: async (_parent, { input }, context) =>
    payload(await updateProduct(context.db, productUpdate(input)), context),
  discontinueProduct: async (_parent, { input: { id, expectedVersion } }, context) =>
    payload(await updateProduct(context.db, withoutNulls({ id, expectedVersion, active: false })), context),
  adjustStock: async (_parent, { input }, context) => {
    const result = await adjustStock(context.db, input)
    if (!result.ok)
      return { movement: null, product: null, replayed: false, userErrors: [...result.rejections] }
    context.wake()
    const { value, replayed } = result.value
    const movement = await findMovement(context.db, value.movementId)
    return { movement, product: await context.products.load(value.productId), replayed, userErrors: [] }
  },
}

function payload(
  result: Result<ProductRow, Rejection>,
  context: Context,
): { product: ProductRow | null; userErrors: Rejection[] } {
  if (!result.ok) return { product: null, userErrors: [...result.rejections] }
  context.wake()
  // What this request read of the product and its stock before is no longer so.
  context.levels.clear(result.value.id)
  return { product: result.value, userErrors: [] }
}

function newProduct(input: CreateProductInput) {
  const { id, sku, name, price, imageUrl } = input
  return {
    ...(typeof id === 'string' && { id }),
    sku,
    name,
    price,
    imageUrl: imageUrl ?? null,
    description: input.description ?? '',
    brand: input.brand ?? '',
    category: input.category ?? '',
    reorderPoint: input.reorderPoint ?? 0,
    initialStock: input.initialStock ?? [],
  }
}

/** A null means the same as leaving the field out, but for the picture, which it takes away. */
function productUpdate({ imageUrl, isActive, ...fields }: UpdateProductInput): ProductUpdate {
  const update = withoutNulls({ ...fields, active: isActive })
  return imageUrl === undefined ? update : { ...update, imageUrl }
}

type WithoutNulls<T> = {
  [Key in keyof T as null extends T[Key] ? never : undefined extends T[Key] ? never : Key]: T[Key]
} & {
  [Key in keyof T as null extends T[Key] ? Key : undefined extends T[Key] ? Key : never]?: NonNullable<T[Key]>
}

function withoutNulls<T extends object>(fields: T): WithoutNulls<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as WithoutNulls<T>
}
