import type { Rejection } from '#platform/kernel/rejection.ts'
import type { Result } from '#platform/kernel/result.ts'
import { createProduct, type NewProduct } from '../commands/create-product.ts'
import { createBrand, createCategory, deleteNamedUnused, renameNamed } from '../commands/manage-names.ts'
import { moveCategory } from '../commands/move-category.ts'
import { updateProduct, type ProductUpdate } from '../commands/update-product.ts'
import type { Context } from '../context.ts'
import type { CreateProductInput, MutationResolvers, UpdateProductInput } from '../generated/graphql.ts'
import type { BrandRow, CategoryRow, ProductRow } from '../rows.ts'
import { withoutNulls } from './inputs.ts'

type CatalogueMutations = Pick<
  MutationResolvers,
  | 'createProduct'
  | 'updateProduct'
  | 'discontinueProduct'
  | 'reinstateProduct'
  | 'createBrand'
  | 'renameBrand'
  | 'deleteBrand'
  | 'createCategory'
  | 'renameCategory'
  | 'moveCategory'
  | 'deleteCategory'
>

export const catalogueMutations: CatalogueMutations = {
  createProduct: async (_parent, { input }, context) =>
    productPayload(await createProduct(context.db, context.actor.text, newProduct(input)), context),
  updateProduct: async (_parent, { input }, context) =>
    productPayload(await updateProduct(context.db, productUpdate(input)), context),
  discontinueProduct: async (_parent, { input }, context) =>
    productPayload(await updateProduct(context.db, { ...withoutNulls(input), active: false }), context),
  reinstateProduct: async (_parent, { input }, context) =>
    productPayload(await updateProduct(context.db, { ...withoutNulls(input), active: true }), context),

  createBrand: async (_parent, { input }, context) =>
    brandPayload(await createBrand(context.db, input), context),
  renameBrand: async (_parent, { input }, context) =>
    brandPayload(await renameNamed(context.db, 'brands', withoutNulls(input)), context),
  deleteBrand: async (_parent, { input }, context) =>
    deletedPayload(await deleteNamedUnused(context.db, 'brands', withoutNulls(input)), context),

  createCategory: async (_parent, { input }, context) =>
    categoryPayload(await createCategory(context.db, withoutNulls(input)), context),
  renameCategory: async (_parent, { input }, context) =>
    categoryPayload(await renameNamed(context.db, 'categories', withoutNulls(input)), context),
  moveCategory: async (_parent, { input: { parentId, ...reference } }, context) => {
    const move = { ...withoutNulls(reference), parentId: parentId ?? null }
    return categoryPayload(await moveCategory(context.db, move), context)
  },
  deleteCategory: async (_parent, { input }, context) =>
    deletedPayload(await deleteNamedUnused(context.db, 'categories', withoutNulls(input)), context),
}

function productPayload(
  result: Result<ProductRow, Rejection>,
  context: Context,
): { product: ProductRow | null; userErrors: Rejection[] } {
  if (!result.ok) return { product: null, userErrors: [...result.rejections] }
  context.wake()
  forgetNames(context)
  // What this request read of the product and its stock before is no longer so.
  context.levels.clear(result.value.id)
  context.warehouseLevels.clearAll()
  context.products.clear(result.value.id)
  context.productsBySku.clearAll()
  return { product: result.value, userErrors: [] }
}

function brandPayload(
  result: Result<BrandRow, Rejection>,
  context: Context,
): { brand: BrandRow | null; userErrors: Rejection[] } {
  if (!result.ok) return { brand: null, userErrors: [...result.rejections] }
  context.spreadNames()
  forgetNames(context)
  return { brand: result.value, userErrors: [] }
}

function categoryPayload(
  result: Result<CategoryRow, Rejection>,
  context: Context,
): { category: CategoryRow | null; userErrors: Rejection[] } {
  if (!result.ok) return { category: null, userErrors: [...result.rejections] }
  context.spreadNames()
  forgetNames(context)
  return { category: result.value, userErrors: [] }
}

function deletedPayload(
  result: Result<string, Rejection>,
  context: Context,
): { deletedId: string | null; userErrors: Rejection[] } {
  if (!result.ok) return { deletedId: null, userErrors: [...result.rejections] }
  forgetNames(context)
  return { deletedId: result.value, userErrors: [] }
}

/** What this request read of brands and categories before may be no longer so. */
function forgetNames(context: Context): void {
  context.brands.clearAll()
  context.brandsByName.clearAll()
  context.categories.clearAll()
  context.categoriesByName.clearAll()
  context.categoriesAbove.clearAll()
  context.categoriesBelow.clearAll()
  context.productsOf.clearAll()
}

function newProduct(input: CreateProductInput): NewProduct {
  const { sku, name, price, images, initialStock } = input
  return {
    ...withoutNulls({ ...input, initialStock: undefined, images: undefined }),
    ...(images && { images: images.map(({ url, altText }) => ({ url, altText: altText ?? '' })) }),
    ...{ sku, name, price },
    initialStock: initialStock ?? [],
  }
}

/** A null means the same as leaving the field out, but for what a product can be without: there it takes that away. */
function productUpdate(input: UpdateProductInput): ProductUpdate {
  const { imageUrl, cost, backorderLimit, isActive, images, ...fields } = input
  return {
    ...withoutNulls({ ...fields, active: isActive }),
    ...(images && { images: images.map(({ url, altText }) => ({ url, altText: altText ?? '' })) }),
    ...(imageUrl !== undefined && { imageUrl }),
    ...(cost !== undefined && { cost }),
    ...(backorderLimit !== undefined && { backorderLimit }),
  }
}
