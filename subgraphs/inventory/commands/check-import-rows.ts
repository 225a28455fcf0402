import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkProductFields, type ProductFields } from '../domain/product.ts'
import type { StagedProduct } from '../repository-product-import.ts'
import type { ProductRow } from '../rows.ts'
import type { ImportFault } from './import-stock.ts'

/** A row that can be taken, with the product that it is about. */
export interface GoodRow {
  row: StagedProduct
  product: ProductRow | undefined
  fields: ProductFields & { sku: string; active?: boolean }
}

/** Which rows can be taken, and all that is wrong with the others. */
export function checkImportRows(
  rows: readonly StagedProduct[],
  products: ReadonlyMap<string, ProductRow>,
): { faults: ImportFault[]; good: GoodRow[] } {
  const faults: ImportFault[] = []
  const good: GoodRow[] = []
  for (const row of rows) {
    const product = products.get(row.productId ?? '')
    const fields = fieldsOf(row, product)
    const found = [...refuse(row, product), ...checkProductFields(fields)]
    if (found.length === 0) good.push({ row, product, fields })
    else faults.push(...found.map((rejection) => faultOf(row, rejection)))
  }
  return { faults, good }
}

/** The row's fields with amounts in the currency of the row, or the one that the product has. */
function fieldsOf({ sku, fields }: StagedProduct, product: ProductRow | undefined): GoodRow['fields'] {
  const { price, cost, currency, version: _version, ...rest } = fields
  const currencyCode = currency ?? product?.currency ?? ''
  return {
    ...rest,
    sku,
    ...(price !== undefined && { price: { amount: price, currencyCode } }),
    ...(cost !== undefined && { cost: { amount: cost, currencyCode } }),
  }
}

function refuse(
  { sku, line, firstLine, fields }: StagedProduct,
  product: ProductRow | undefined,
): Rejection[] {
  const faults: Rejection[] = []
  const missing = (field: string, message: string) =>
    void faults.push({ code: 'BAD_INPUT', message, path: ['input', field] })
  if (firstLine < line)
    faults.push({
      code: 'DUPLICATE',
      message: `SKU ${sku} is in line ${firstLine} already`,
      path: ['input', 'sku'],
    })
  if (!product && fields.name === undefined) missing('name', 'a new product needs a name')
  if (!product && fields.price === undefined) missing('price', 'a new product needs a price')
  if (!product && fields.price !== undefined && fields.currency === undefined)
    missing('currency', 'a new product needs a currency')
  if (product && fields.currency !== undefined && fields.currency !== product.currency) {
    if (fields.price === undefined) missing('price', `in another currency the product needs another price`)
    if (fields.cost === undefined && product.cost !== null)
      missing('cost', `the cost is in ${product.currency}: in another currency it needs another one`)
  }
  return faults
}

/** What is wrong with a row that would change a product which is no longer as it was when the row was written. */
export function staleFault({ row, product }: GoodRow): ImportFault | undefined {
  const { version } = row.fields
  if (!product || version === undefined || version === product.version) return undefined
  const message = `${row.sku} is at version ${product.version}, not ${version}: export it again`
  return faultOf(row, {
    code: 'VERSION_CONFLICT',
    message,
    path: ['input', 'version'],
    currentVersion: product.version,
  })
}

const columnNames: Record<string, string> = {
  imageUrl: 'image_url',
  reorderPoint: 'reorder_point',
  allowBackorder: 'allow_backorder',
  backorderLimit: 'backorder_limit',
}

function faultOf({ line }: StagedProduct, { code, message, path = [] }: Rejection): ImportFault {
  const field = path.at(-1) === 'currencyCode' ? 'currency' : (path[1] ?? '')
  return { line, column: columnNames[field] ?? field, code, message }
}
