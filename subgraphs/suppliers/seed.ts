import { openRoom } from '#platform/database/room.ts'
import { seedCatalogue, type SeedProduct } from '#schema/seed/catalogue.ts'
import type { Database, OffersTable, SuppliersTable } from './database.ts'
import { migrations } from './migrations.ts'

interface SeedSupplier extends Required<Omit<SuppliersTable, 'isActive'>> {
  /** What it calls our SKU: this and the SKU. */
  prefix: string
  leadTimeDays: number
  minimumQuantity: number
  /** Its cost in per cent of the catalogue's. */
  costPercent: bigint
  offers: (product: SeedProduct, index: number) => boolean
}

const suppliers: readonly SeedSupplier[] = [
  {
    id: 'sup_seed-1',
    name: 'Baltic Wholesale',
    email: 'orders@baltic-wholesale.example',
    priority: 1,
    prefix: 'BW',
    leadTimeDays: 4,
    minimumQuantity: 5,
    costPercent: 100n,
    offers: (_product, index) => index % 3 !== 2,
  },
  {
    id: 'sup_seed-2',
    name: 'Meridian Trading',
    email: 'sales@meridian-trading.example',
    priority: 2,
    prefix: 'MT',
    leadTimeDays: 9,
    minimumQuantity: 20,
    costPercent: 88n,
    offers: (_product, index) => index % 3 !== 0,
  },
  {
    id: 'sup_seed-3',
    name: 'Atelier Nord',
    email: 'hello@atelier-nord.example',
    priority: 2,
    prefix: 'AN',
    leadTimeDays: 14,
    minimumQuantity: 1,
    costPercent: 104n,
    offers: (_product, index) => index % 4 === 0,
  },
]

function seedOffers(): OffersTable[] {
  return suppliers.flatMap((supplier) =>
    seedCatalogue.filter(supplier.offers).map((product) => ({
      id: `off_${supplier.id.slice('sup_'.length)}-${product.sku.toLowerCase()}`,
      supplierId: supplier.id,
      productId: product.id,
      supplierSku: `${supplier.prefix}-${product.sku}`,
      costMinor: (product.costMinor * supplier.costPercent) / 100n,
      currency: product.currency,
      leadTimeDays: supplier.leadTimeDays,
      minimumQuantity: supplier.minimumQuantity,
    })),
  )
}

/**
 * Adds the suppliers of the demonstration and their offers for its catalogue, where they are missing; what is there is
 * left as it is.
 * @returns how many were added
 */
export async function seedSuppliers(options: {
  databaseUrl: string
}): Promise<{ suppliers: number; offers: number }> {
  const { databaseUrl: url } = options
  await using db = await openRoom<Database>({ url, room: 'suppliers', migrations, max: 1 })
  return await db.transaction().execute(async (tx) => {
    const addedSuppliers = await tx
      .insertInto('suppliers')
      .values(suppliers.map(({ id, name, email, priority }) => ({ id, name, email, priority })))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    const addedOffers = await tx
      .insertInto('offers')
      .values(seedOffers())
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return {
      suppliers: Number(addedSuppliers.numInsertedOrUpdatedRows),
      offers: Number(addedOffers.numInsertedOrUpdatedRows),
    }
  })
}
