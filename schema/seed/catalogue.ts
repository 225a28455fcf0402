/** A product of the demonstration catalogue. Amounts are in the currency's smallest unit. */
export interface SeedProduct {
  /** `1` to `5`, which the example messages name, then `prd_seed-006` and on. */
  id: string
  sku: string
  name: string
  description: string
  brand: string
  category: string
  /** '' where there is but one. */
  size: string
  colour: string
  priceMinor: bigint
  /** What a supplier asks for one. */
  costMinor: bigint
  currency: 'EUR'
  reorderPoint: number
  /** On hand at the start, by warehouse code. */
  stock: Readonly<Record<SeedWarehouseCode, number>>
}

export type SeedWarehouseCode = 'BER' | 'RTM'

/** The warehouses of the demonstration, the preferred one first. */
export const seedWarehouses: readonly { id: string; code: SeedWarehouseCode; name: string }[] = [
  { id: 'loc_seed-ber', code: 'BER', name: 'Berlin' },
  { id: 'loc_seed-rtm', code: 'RTM', name: 'Rotterdam' },
]

/** A kind of product: its name, the price of its plainest model in cents, and what it is for. */
type Kind = readonly [name: string, cents: number, purpose: string]

/** The categories at the top. */
export type SeedDepartment = 'Electronics' | 'Living' | 'Sport'

interface Range {
  category: string
  department: SeedDepartment
  /** Of the three models, where they differ in it. */
  sizes?: readonly [string, string, string]
  code: string
  brand: string
  /** Three models, from plain to best. */
  models: readonly [string, string, string]
  kinds: readonly Kind[]
}

const ranges: readonly Range[] = [
  {
    category: 'Audio',
    department: 'Electronics',
    code: 'AUD',
    brand: 'Northtone',
    models: ['One', 'Studio', 'Reference'],
    kinds: [
      ['Wireless Headphones', 8990, 'shuts the train out and lasts a working week'],
      ['Earbuds', 4990, 'stays in place on a run and answers calls in the wind'],
      ['Bookshelf Speaker', 12900, 'fills a living room without a cabinet in the way'],
      ['Soundbar', 17900, 'makes dialogue clear without waking the neighbours'],
      ['Podcast Microphone', 6990, 'keeps the voice and drops the keyboard'],
    ],
  },
  {
    category: 'Computing',
    department: 'Electronics',
    code: 'CMP',
    brand: 'Kestrel',
    models: ['Base', 'Plus', 'Pro'],
    kinds: [
      ['Mechanical Keyboard', 7990, 'has keys that can be swapped without soldering'],
      ['Vertical Mouse', 3990, 'rests the wrist in the position of a handshake'],
      ['USB-C Dock', 9990, 'connects two screens, a network and power by one cable'],
      ['Portable SSD', 6490, 'survives a fall from a desk and a rain shower'],
      ['27-inch Monitor', 21900, 'shows print colours as they will come out'],
    ],
  },
  {
    category: 'Kitchen',
    department: 'Living',
    code: 'KIT',
    brand: 'Hearth & Oak',
    models: ['Classic', 'Heritage', 'Master'],
    kinds: [
      ['Chef Knife', 4490, 'keeps its edge through a season of onions'],
      ['Cast Iron Pan', 3990, 'goes from the flame into the oven'],
      ['Burr Grinder', 8990, 'grinds for espresso and for a press alike'],
      ['Pour-over Kettle', 5490, 'holds the temperature to one degree'],
      ['Oak Cutting Board', 2990, 'is end grain, so that knives stay sharp'],
    ],
  },
  {
    category: 'Outdoor',
    department: 'Sport',
    sizes: ['S', 'M', 'L'],
    code: 'OUT',
    brand: 'Fellside',
    models: ['Day', 'Trail', 'Summit'],
    kinds: [
      ['Backpack', 7490, 'carries its load on the hips, not the shoulders'],
      ['Two-person Tent', 14900, 'stands in ten minutes and in a gale'],
      ['Sleeping Bag', 9900, 'is warm down to freezing and packs to a melon'],
      ['Headlamp', 2990, 'lights a path for a hundred metres'],
      ['Rain Jacket', 11900, 'breathes uphill and stays dry inside'],
    ],
  },
  {
    category: 'Office',
    department: 'Living',
    code: 'OFF',
    brand: 'Ledger',
    models: ['Essential', 'Executive', 'Signature'],
    kinds: [
      ['Desk Lamp', 3990, 'gives daylight without flicker'],
      ['Task Chair', 19900, 'adjusts to the sitter and not the other way round'],
      ['Fountain Pen', 2490, 'starts at the first stroke after a month in a drawer'],
      ['Dotted Notebook', 1290, 'lies flat and takes ink on both sides'],
      ['Monitor Arm', 6990, 'floats a screen where the eyes are'],
    ],
  },
  {
    category: 'Home',
    department: 'Living',
    code: 'HOM',
    brand: 'Lumen & Loft',
    models: ['Calm', 'Cosy', 'Grand'],
    kinds: [
      ['Linen Bedding Set', 8990, 'is cool in summer and softer with every wash'],
      ['Air Purifier', 12900, 'cleans a bedroom in a quarter of an hour, quietly'],
      ['Wool Throw', 4990, 'is spun and woven in one mill'],
      ['Smart Thermostat', 9990, 'learns the household and heats no empty room'],
      ['Ceramic Vase', 2490, 'is thrown by hand, so that no two are alike'],
    ],
  },
  {
    category: 'Fitness',
    department: 'Sport',
    sizes: ['S', 'M', 'L'],
    code: 'FIT',
    brand: 'Stride',
    models: ['Start', 'Move', 'Peak'],
    kinds: [
      ['Yoga Mat', 2990, 'grips when wet and does not smell of rubber'],
      ['Kettlebell', 3490, 'has a handle that spares the palms'],
      ['Running Belt', 1990, 'holds phone, keys and gel without a bounce'],
      ['Heart Rate Strap', 4990, 'pairs with every watch and counts every beat'],
      ['Foam Roller', 2290, 'is firm enough for runners’ calves'],
    ],
  },
  {
    category: 'Garden',
    department: 'Living',
    code: 'GAR',
    brand: 'Greenmantle',
    models: ['Patio', 'Border', 'Estate'],
    kinds: [
      ['Pruning Shears', 2490, 'cuts a thumb-thick branch and comes apart for sharpening'],
      ['Watering Can', 1990, 'pours where it is pointed'],
      ['Raised Bed', 8990, 'is larch, and needs no screwdriver'],
      ['Hand Trowel', 1490, 'is forged in one piece'],
      ['Solar Path Light', 1790, 'charges under clouds and glows till morning'],
    ],
  },
]

const colours = ['Black', 'White', 'Slate', 'Forest', 'Sand'] as const

/** Each category with the one that it is below. */
export const seedCategories: readonly { name: string; department: SeedDepartment }[] = ranges.map(
  ({ category, department }) => ({ name: category, department }),
)

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** By how much a model costs more than the plainest, in per cent. */
const modelPercent = [100, 145, 210] as const

function toSeedProduct(range: Range, kind: Kind, place: { model: 0 | 1 | 2; index: number }): SeedProduct {
  const [name, cents, purpose] = kind
  const { model, index } = place
  const number = index + 1
  const priceMinor = BigInt(Math.round((cents * modelPercent[model]) / 1000) * 10)
  return {
    id: number <= 5 ? String(number) : `prd_seed-${String(number).padStart(3, '0')}`,
    sku: `${range.code}-${String(number).padStart(3, '0')}`,
    name: `${range.brand} ${name} ${range.models[model]}`,
    description: `${sentence(purpose)} ${name}, ${range.models[model]} model, by ${range.brand}.`,
    brand: range.brand,
    category: range.category,
    size: range.sizes?.[model] ?? '',
    colour: colours[index % colours.length] ?? '',
    priceMinor,
    costMinor: (priceMinor * 58n) / 100n,
    currency: 'EUR',
    reorderPoint: 10 + (index % 4) * 5,
    stock: { BER: 60 + ((index * 37) % 140), RTM: 20 + ((index * 53) % 90) },
  }
}

/** The demonstration catalogue: 120 products of 8 brands in 8 categories of 3 departments, the same on every machine. */
export const seedCatalogue: readonly SeedProduct[] = ranges
  .flatMap((range) =>
    range.kinds.flatMap((kind) => ([0, 1, 2] as const).map((model) => ({ range, kind, model }))),
  )
  .map(({ range, kind, model }, index) => toSeedProduct(range, kind, { model, index }))
