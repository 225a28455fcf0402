import { LRUCache } from 'lru-cache'
import {
  AddCustomerDocument,
  AddProductDocument,
  CustomersByReferenceDocument,
  ProductsBySkuDocument,
} from '#schema/client/generated/graphql.ts'
import type { ApiClient } from '../api-client.ts'
import { CommandRefused } from '../command-line.ts'

/** How many names are remembered: a file may name any number. */
const remembered = 20_000
const askedAtOnce = 100

export interface NewProducts {
  currency: string
  /** The warehouse and how many of each new product are there; none when absent. */
  openingStock?: { warehouse: string; quantity: number }
}

/** What is behind a name of the file: an id, or why there is none. */
export type Found = { id: string } | { refusal: string }

/** Finds products and customers by what the file calls them, and adds those that are not there. */
export interface Directory {
  /** The product of a stock code that was looked up. */
  product: (sku: string) => Found
  /** The customer of a reference that was looked up. */
  customer: (reference: string) => Found
  /** Looks up what is not known yet. */
  look: (
    rows: readonly { sku: string; description: string; price: string; customer: string | null }[],
  ) => Promise<void>
}

const unknown: Found = { refusal: 'there is no product with this SKU; --create-products adds it' }

/** @param newProducts how products are added that are not there; left out, they are not */
export function createDirectory(api: ApiClient, newProducts: NewProducts | undefined): Directory {
  const products = new LRUCache<string, Found>({ max: remembered })
  const customers = new LRUCache<string, Found>({ max: remembered })

  const findProducts = async (skus: readonly string[]) => {
    for (const some of chunks(skus)) {
      const { products: found } = await api.ask(ProductsBySkuDocument, { skus: some })
      for (const { sku, id } of found?.nodes ?? []) products.set(sku, { id })
    }
  }
  const addProduct = async (
    sku: string,
    name: string,
    price: string,
    { currency, openingStock }: NewProducts,
  ) => {
    const { createProduct } = await api.ask(AddProductDocument, {
      input: {
        sku,
        name: name || sku,
        price: { amount: price, currencyCode: currency },
        initialStock: openingStock ? [openingStock] : [],
      },
    })
    const [error] = createProduct.userErrors
    if (createProduct.product) products.set(sku, { id: createProduct.product.id })
    // An answer that was lost: it is there.
    else if (error?.code === 'DUPLICATE') await findProducts([sku])
    // Each product would meet it, and each line be refused.
    else if (error?.code === 'NOT_FOUND')
      throw new CommandRefused(`no product can be added: ${error.message}`)
    else products.set(sku, { refusal: error?.message ?? 'the product was not added' })
  }
  const findCustomers = async (references: readonly string[]) => {
    for (const some of chunks(references)) {
      const { customers: found } = await api.ask(CustomersByReferenceDocument, { references: some })
      for (const { reference, id } of found?.nodes ?? []) customers.set(reference ?? '', { id })
    }
  }
  const addCustomer = async (reference: string) => {
    const { createCustomer } = await api.ask(AddCustomerDocument, {
      input: { reference, name: `Customer ${reference}` },
    })
    const [error] = createCustomer.userErrors
    if (createCustomer.customer) customers.set(reference, { id: createCustomer.customer.id })
    else if (error?.code === 'DUPLICATE') await findCustomers([reference])
    else customers.set(reference, { refusal: error?.message ?? 'the customer was not added' })
  }

  return {
    product: (sku) => products.get(sku) ?? unknown,
    customer: (reference) => customers.get(reference) ?? { refusal: 'there is no such customer' },
    async look(rows) {
      const bySku = new Map(rows.filter(({ sku }) => !products.has(sku)).map((row) => [row.sku, row]))
      await findProducts([...bySku.keys()])
      for (const { sku, description, price } of bySku.values())
        if (newProducts && !products.has(sku)) await addProduct(sku, description, price, newProducts)
      const named = new Set(rows.flatMap(({ customer }) => customer ?? []))
      await findCustomers([...named].filter((reference) => !customers.has(reference)))
      for (const reference of named) if (!customers.has(reference)) await addCustomer(reference)
    },
  }
}

function chunks(all: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / askedAtOnce) }, (_, index) =>
    all.slice(index * askedAtOnce, (index + 1) * askedAtOnce),
  )
}
