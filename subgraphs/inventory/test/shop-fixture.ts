import { ask, startFixture, type InventoryFixture } from './fixture.ts'

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' })

const products = [
  {
    sku: 'LMP-1',
    name: 'Desk lamp',
    brand: 'Lumen',
    category: 'Lamps',
    colour: 'Red',
    price: eur('20.00'),
    stock: 30,
  },
  {
    sku: 'LMP-2',
    name: 'Floor lamp',
    brand: 'Lumen',
    category: 'Lamps',
    price: eur('90.00'),
    stock: 2,
    reorderPoint: 5,
  },
  {
    sku: 'BLB-1',
    name: 'Bulb for a desk',
    brand: 'Crème Ω',
    category: 'Bulbs',
    price: eur('3.50'),
    stock: 0,
  },
  { sku: 'CHR-1', name: 'Chair', brand: 'Sit', category: 'Furniture', price: eur('150.00'), stock: 7 },
  {
    sku: 'CHR-2',
    name: 'Armchair',
    brand: 'Sit',
    category: 'Furniture',
    price: { amount: '9000', currencyCode: 'JPY' },
    stock: 1,
  },
  { sku: 'OLD-1', name: 'Old lamp', price: eur('1.00'), stock: 4, description: 'A lamp of the desk sort.' },
]

/** Starts Inventory with a shop of lamps, bulbs and chairs, of three brands, in a tree of categories. */
export async function startShop(): Promise<InventoryFixture> {
  const fixture = await startFixture()
  for (const { stock, ...input } of products) {
    const { createProduct } = await ask(
      fixture.first,
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } userErrors { message } } }`,
      { input: { ...input, initialStock: [{ warehouse: 'A', quantity: stock }] } },
    )
    if (createProduct.userErrors.length > 0) throw new Error(JSON.stringify(createProduct.userErrors))
  }
  await ask(fixture.first, `mutation { createCategory(input: { name: "Home" }) { userErrors { message } } }`)
  const id = async (name: string) =>
    (await ask(fixture.first, `query ($name: String) { category(name: $name) { id } }`, { name })).category.id
  for (const [below, above] of [
    ['Lamps', 'Home'],
    ['Bulbs', 'Lamps'],
  ] as const) {
    const input = { id: await id(below), parentId: await id(above) }
    const { moveCategory } = await ask(
      fixture.first,
      `mutation ($input: MoveCategoryInput!) { moveCategory(input: $input) { userErrors { message } } }`,
      { input },
    )
    if (moveCategory.userErrors.length > 0) throw new Error(JSON.stringify(moveCategory.userErrors))
  }
  const old = await ask(fixture.first, '{ product(sku: "OLD-1") { id } }')
  await ask(
    fixture.first,
    `mutation ($id: ID!) { discontinueProduct(input: { id: $id }) { userErrors { message } } }`,
    { id: old.product.id },
  )
  return fixture
}
