import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  AdjustStockDocument,
  CancelOrderDocument,
  CreateProductDocument,
  ProductsDocument,
} from '#schema/client/generated/graphql.ts'
import { until } from '#platform/testing/until.ts'
import { openPage, prepareBrowser, type Complaints } from './browser.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

const patiently = { timeout: 15_000 }

describe('the console in a browser', () => {
  let stack: TestStack
  let browser: Browser
  let page: Page
  let complaints: Complaints

  beforeAll(async () => {
    const prepared = await prepareBrowser()
    browser = prepared.browser
    stack = await startStack({ broker: 'embedded', webRoot: prepared.webRoot })
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  })
  beforeEach(async () => {
    ;({ page, complaints } = await openPage(browser, stack.url))
  })
  afterEach(() => page.context().close())

  /** A product that nobody else touches. */
  async function createProduct(quantity: number): Promise<{ id: string; sku: string; name: string }> {
    const sku = `WEB-${randomUUID().slice(0, 8)}`
    const name = `Lamp ${sku}`
    const { createProduct: payload } = await ask(stack.url, CreateProductDocument, {
      input: {
        sku,
        name,
        price: { amount: '19.90', currencyCode: 'EUR' },
        initialStock: [{ warehouse: 'BER', quantity }],
        reorderPoint: 2,
      },
    })
    expect(payload.userErrors).toEqual([])
    return { id: payload.product?.id ?? '', sku, name }
  }

  const row = (sku: string) => page.locator(`.product[data-sku="${sku}"]`)
  const showsAvailable = (sku: string, available: number) =>
    row(sku).locator(`[data-available="${available}"]`).waitFor()
  const connectionIs = (state: string) => page.locator(`[data-state="${state}"]`).waitFor()

  async function steps(): Promise<{ sequence: number; status: string }[]> {
    const items = await page.locator('.step[data-sequence]').all()
    return Promise.all(
      items.map(async (item) => ({
        sequence: Number(await item.getAttribute('data-sequence')),
        status: await item.locator('strong').innerText(),
      })),
    )
  }
  const numbered = (...statuses: string[]) => statuses.map((status, at) => ({ sequence: at + 1, status }))
  const reaches = (...statuses: string[]) => expect.poll(steps, patiently).toEqual(numbered(...statuses))

  /** Puts products into the basket by way of the catalogue's search, and opens the basket. */
  async function fillBasket(...products: { sku: string; name: string }[]): Promise<void> {
    await page.goto(`${stack.url}/?in=sku`)
    for (const { sku, name } of products) {
      await page.getByRole('searchbox', { name: 'Search products' }).fill(sku)
      await row(sku)
        .getByRole('button', { name: `Add ${name} to the basket` })
        .click()
    }
    await page.getByRole('link', { name: /^Basket/ }).click()
  }
  const quantityOf = (name: string) => page.getByRole('textbox', { name: `Quantity of ${name}` })

  /** Places the order in the basket. Orders hears of a new product by an event, so the first try may come too early. */
  async function place(): Promise<string> {
    await until(
      async () => {
        await page.getByRole('button', { name: 'Place order' }).click({ timeout: 2_000 })
        await page.waitForURL(/\/orders\/[^/]+$/, { timeout: 1_000 })
        return true
      },
      { what: 'the order placed' },
    )
    return page.url().slice(page.url().lastIndexOf('/') + 1)
  }

  it('finds a product and shows its stock as it changes', async () => {
    const { id, sku } = await createProduct(9)
    await page.goto(`${stack.url}/?in=sku&q=${sku}`)
    await showsAvailable(sku, 9)
    await connectionIs('live')
    const adjust = (delta: number) =>
      ask(stack.url, AdjustStockDocument, {
        input: { productId: id, warehouse: 'BER', delta, reason: 'count', idempotencyKey: randomUUID() },
      })
    await adjust(-7)
    await showsAvailable(sku, 2)
    await row(sku).getByText('Low', { exact: true }).waitFor()
    await adjust(-2)
    await row(sku).getByText('Out of stock').waitFor()
    expect(complaints).toEqual({ outside: [], errors: [] })
  })

  it('narrows the catalogue to a category, what is below it, and what can be had; the address keeps that', async () => {
    const skus = () =>
      page.locator('.product').evaluateAll((rows) => rows.map((item) => item.getAttribute('data-sku') ?? ''))
    await page.goto(stack.url)
    await page.getByRole('combobox', { name: 'Category' }).selectOption('Electronics')
    await expect.poll(skus, patiently).toSatisfy((found: string[]) => {
      const kinds = new Set(found.map((sku) => sku.slice(0, 3)))
      return found.length === 20 && [...kinds].every((kind) => kind === 'AUD' || kind === 'CMP')
    })
    await page.getByRole('searchbox', { name: 'Search products' }).fill('keyb hearth')
    await page.getByText('Nothing has “keyb hearth”').waitFor()
    await page.getByRole('searchbox', { name: 'Search products' }).fill('keyb kestrel')
    await expect.poll(async () => (await skus()).length, patiently).toBe(3)
    await page.getByRole('checkbox', { name: 'Available only' }).check()
    await expect.poll(() => new URL(page.url()).search, patiently).toContain('available=1')
    await page.reload()
    await expect.poll(async () => (await skus()).length, patiently).toBe(3)
    expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('Electronics')
    expect(complaints).toEqual({ outside: [], errors: [] })
  })

  it('turns the pages of the catalogue there and back', async () => {
    await page.goto(stack.url)
    const firstSku = () => page.locator('.product').first().getAttribute('data-sku')
    const first = await firstSku()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect.poll(firstSku, patiently).not.toBe(first)
    expect(await page.getByText('Page 2').count()).toBe(1)
    await page.getByRole('button', { name: 'Previous' }).click()
    await expect.poll(firstSku, patiently).toBe(first)
  })

  it('places an order and follows it to CONFIRMED and through its cancellation', async () => {
    const [lamp, desk] = [await createProduct(5), await createProduct(5)]
    await fillBasket(lamp, desk)
    await quantityOf(desk.name).fill('3')
    await place()
    await reaches('Pending', 'Confirmed')
    const table = page.getByRole('table')
    await table.getByText(lamp.name).waitFor()
    await table.getByText(desk.name).waitFor()
    await table.getByText('€79.60').waitFor()
    await page.getByRole('button', { name: 'Cancel order' }).click()
    await reaches('Pending', 'Confirmed', 'Cancelling', 'Cancelled')
    expect(complaints).toEqual({ outside: [], errors: [] })
  })

  it('misses and doubles no step over a restart of the gateway', async () => {
    const lamp = await createProduct(5)
    const asked: unknown[] = []
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const { type, payload: operation } = JSON.parse(String(payload))
        if (type === 'subscribe' && operation.variables?.orderId)
          asked.push(operation.variables.afterSequence)
      }),
    )
    await fillBasket(lamp)
    const orderId = await place()
    await reaches('Pending', 'Confirmed')

    await stack.stopGateway()
    await connectionIs('reconnecting')
    // With the gateway away, the order goes on: its subgraph is asked directly.
    const orders = new URL(stack.backend.subgraphs.orders.url)
    await ask(orders.origin, CancelOrderDocument, { input: { orderId, idempotencyKey: randomUUID() } })
    await stack.startGateway()

    await connectionIs('live')
    await reaches('Pending', 'Confirmed', 'Cancelling', 'Cancelled')
    expect([asked[0], asked.at(-1)]).toEqual([0, 2])
  })

  it('names every product that was short, with how many there were', async () => {
    const [scarce, plenty] = [await createProduct(1), await createProduct(50)]
    await fillBasket(scarce, plenty)
    await quantityOf(scarce.name).fill('4')
    await place()
    await reaches('Pending', 'Cancelled')
    const shortages = page.getByRole('list', { name: 'Shortages' })
    await shortages.getByText(`${scarce.name} 4 asked for, 1 available`).waitFor()
    expect(await shortages.getByRole('listitem').count()).toBe(1)
  })

  it('says beside the field what is wrong with a line', async () => {
    const lamp = await createProduct(5)
    await fillBasket(lamp)
    const quantity = quantityOf(lamp.name)
    for (const wrong of ['0', 'two']) {
      await quantity.fill(wrong)
      await page.getByRole('button', { name: 'Place order' }).click()
      await until(async () => (await quantity.getAttribute('aria-invalid')) === 'true')
      const described = (await quantity.getAttribute('aria-describedby')) ?? ''
      expect(await page.locator(`[id="${described}"]`).innerText()).not.toBe('')
    }
  })

  it('places an order once although the answer to it was lost', async () => {
    const lamp = await createProduct(5)
    // Placed by the interface only once Orders knows the product, so that the first try is the one that is lost.
    await fillBasket(lamp)
    await place()
    await reaches('Pending', 'Confirmed')
    await fillBasket(lamp)
    const keys: string[] = []
    await page.route('**/graphql', async (route) => {
      const { query, variables } = route.request().postDataJSON()
      if (!query.includes('mutation PlaceOrder')) return route.continue()
      keys.push(variables.input.idempotencyKey)
      if (keys.length > 1) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await page.getByRole('button', { name: 'Place order' }).click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.waitForURL(/\/orders\/[^/]+$/)
    await reaches('Pending', 'Confirmed')
    expect(new Set(keys).size).toBe(1)
    const { products } = await ask(stack.url, ProductsDocument, {
      first: 1,
      filter: { sku: { eq: lamp.sku } },
    })
    expect(products?.nodes[0]?.stock).toMatchObject({ reserved: 2, available: 3 })
  })

  it('lists orders and takes in new ones by itself', async () => {
    const lamp = await createProduct(5)
    const list = await browser.newContext().then((context) => context.newPage())
    await list.goto(`${stack.url}/orders`)
    await list.locator('[data-state="live"]').waitFor()
    await fillBasket(lamp)
    const orderId = await place()
    const badge = list.locator(`a[href="/orders/${orderId}"] .badge`)
    await expect.poll(() => badge.innerText(), patiently).toBe('Confirmed')
    await list.context().close()
  })

  it('does not take a subgraph that is down for an empty catalogue, and recovers by itself', async () => {
    await page.route('**/graphql', (route) =>
      route.fulfill({
        json: {
          data: { products: null },
          errors: [{ message: 'Inventory is away', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
        },
      }),
    )
    await page.goto(stack.url)
    await expect.poll(() => page.getByText('Inventory is away').count(), patiently).toBe(1)
    expect(await page.getByText('The catalogue is empty').count()).toBe(0)
    await page.unroute('**/graphql')
    await expect.poll(() => page.locator('.product').count(), patiently).toBe(20)
  })

  it('says so when an order or a page does not exist', async () => {
    await page.goto(`${stack.url}/orders/nothing-here`)
    await expect.poll(() => page.getByText('There is no such order').count(), patiently).toBe(1)
    await page.goto(`${stack.url}/nowhere`)
    await expect.poll(() => page.getByText('There is no such page').count(), patiently).toBe(1)
  })
})
