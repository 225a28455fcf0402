import { badUserInput } from '#platform/graphql/errors.ts'
import { toMoneyType } from '#platform/graphql/money.ts'
import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import type { Context } from '../context.ts'
import { availableOf } from '../domain/stock.ts'
import type { ProductResolvers, QueryResolvers, Resolvers } from '../generated/graphql.ts'
import { listBrands, listCategories } from '../queries/names.ts'
import { listProducts, type ProductListRequest } from '../queries/product-list.ts'
import type { ProductsOf } from '../queries/products-of.ts'

type CatalogueQueries = Pick<
  QueryResolvers,
  'product' | 'products' | 'brand' | 'brands' | 'category' | 'categories'
>

interface Loader<Row> {
  load: (key: string) => Promise<Row | null>
}

/** One thing by one of its two names, of which exactly one must be given. @throws BAD_USER_INPUT */
function byEither<Row>(
  [one, other]: readonly [string, string],
  [key, otherKey]: readonly (string | null | undefined)[],
  [loader, otherLoader]: readonly [Loader<Row>, Loader<Row>],
): Promise<Row | null> {
  if (typeof key === 'string' && typeof otherKey !== 'string') return loader.load(key)
  if (typeof otherKey === 'string' && typeof key !== 'string') return otherLoader.load(otherKey)
  throw badUserInput(`give either ${one} or ${other}`)
}

export const catalogueQueries: CatalogueQueries = {
  product: (_parent, { id, sku }, context) =>
    byEither(['id', 'sku'], [id, sku], [context.products, context.productsBySku]),
  products: (_parent, request, context) => listProducts(context.db, request),
  brand: (_parent, { id, name }, context) =>
    byEither(['id', 'name'], [id, name], [context.brands, context.brandsByName]),
  brands: (_parent, request, context) => listBrands(context.db, request),
  category: (_parent, { id, name }, context) =>
    byEither(['id', 'name'], [id, name], [context.categories, context.categoriesByName]),
  categories: (_parent, request, context) => listCategories(context.db, request),
}

/** What the catalogue says of a product; its stock is told elsewhere. */
export const catalogueFields: ProductResolvers = {
  brand: ({ brandId }, _args, context) => (brandId === null ? null : context.brands.load(brandId)),
  category: ({ categoryId }, _args, context) =>
    categoryId === null ? null : context.categories.load(categoryId),
  size: ({ size }) => size || null,
  colour: ({ colour }) => colour || null,
  price: ({ priceMinor, currency }) => toMoneyType({ minor: priceMinor, currency }),
  // What we paid is nobody's business but ours.
  cost: ({ cost, currency }, _args, { actor }) =>
    cost === null || actor.kind !== 'staff'
      ? null
      : { amount: formatUnitCost(cost, currency), currencyCode: currency },
  imageUrl: ({ images }) => images[0]?.url ?? null,
  isActive: ({ active }) => active,
  isAvailable: async ({ id, active }, _args, context) =>
    active && (await context.levels.load(id)).some((level) => availableOf(level) > 0),
  createdAt: ({ createdAt }) => createdAt.toISOString(),
  updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
}

type CatalogueTypes = Pick<
  Resolvers,
  'Brand' | 'BrandConnection' | 'Category' | 'CategoryConnection' | 'ProductConnection'
>

const madeAndChanged = {
  createdAt: ({ createdAt }: { createdAt: Date }) => createdAt.toISOString(),
  updatedAt: ({ updatedAt }: { updatedAt: Date }) => updatedAt.toISOString(),
}

function productsOf(context: Context, of: ProductsOf['of'], id: string, args: ProductListRequest) {
  const { first, after, filter, orderBy } = args
  return context.productsOf.load({ of, id, request: { first, after, filter, orderBy } })
}

export const catalogueTypes: CatalogueTypes = {
  ProductConnection: { totalCount: ({ count }) => count() },
  BrandConnection: { totalCount: ({ count }) => count() },
  CategoryConnection: { totalCount: ({ count }) => count() },
  Brand: {
    __resolveReference: ({ id }, context) => context.brands.load(id),
    products: ({ id }, args, context) => productsOf(context, 'brand', id, args),
    ...madeAndChanged,
  },
  Category: {
    __resolveReference: ({ id }, context) => context.categories.load(id),
    parent: ({ parentId }, _args, context) => (parentId === null ? null : context.categories.load(parentId)),
    ancestors: ({ id }, _args, context) => context.categoriesAbove.load(id),
    children: ({ id }, { first, after }, context) =>
      context.categoriesBelow.load({ parentId: id, first, after }),
    products: ({ id }, { includeDescendants, ...args }, context) =>
      productsOf(context, includeDescendants ? 'category and below' : 'category', id, args),
    ...madeAndChanged,
  },
}
