import { sql } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { seedInventory } from '../subgraphs/inventory/seed.ts'
import { seedSuppliers } from '../subgraphs/suppliers/seed.ts'

/** How many of each were added. */
export interface Seeded {
  products: number
  suppliers: number
  offers: number
}

/** Fills in the demonstration: catalogue, warehouses, stock, suppliers and offers. What is there is left as it is. */
export async function seedAll(databaseUrl: string): Promise<Seeded> {
  const { products } = await seedInventory({ databaseUrl })
  const { suppliers, offers } = await seedSuppliers({ databaseUrl })
  return { products, suppliers, offers }
}

/** Whether there is no product yet: the tables are there, but nobody has used them. */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  await using db = connectDatabase({ url: databaseUrl, room: 'inventory', max: 1 })
  const { rows } = await sql<{ used: boolean }>`select exists (select from products) as used`.execute(db)
  return rows[0]?.used === false
}
