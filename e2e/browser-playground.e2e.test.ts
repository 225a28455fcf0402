import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CancelOrderDocument, OrderByIdDocument } from '#schema/client/generated/graphql.ts'
import { until } from '#platform/testing/until.ts'
import { openPage, prepareBrowser, type Complaints } from './browser.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

const patiently = { timeout: 15_000 }

describe('the playground in a browser', () => {
  let stack: TestStack
  let browser: Browser
  let page: Page
  let complaints: Complaints

  beforeAll(async () => {
    const prepared = await prepareBrowser()
    browser = prepared.browser
    stack = await startStack({ broker: 'embedded', webRoot: prepared.webRoot })
    ;({ page, complaints } = await openPage(browser, stack.url))
    await page.goto(`${stack.url}/graphql`)
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const textOf = async (area: string) => {
    const lines = await page.locator(`${area} .view-line`).allInnerTexts()
    return lines.join('\n').replaceAll('\u00a0', ' ')
  }
  const editor = () => textOf('.graphiql-query-editor')
  const response = () => textOf('.graphiql-response')
  const openTab = async (name: string) => {
    await page.getByRole('tab', { name }).click()
    await expect.poll(editor, patiently).toContain(` ${name} {`)
  }
  const run = () => page.getByRole('button', { name: /execute/i }).click()

  async function placedOrder(): Promise<string> {
    return /"id": "([^"]+)"/.exec(await response())?.[1] ?? ''
  }

  it('lists products with their stock in the first tab', async () => {
    await expect.poll(editor, patiently).toContain('query Products')
    await run()
    await expect.poll(response, patiently).toContain('"available"')
    await expect.poll(response, patiently).toContain('"sku"')
  })

  it('places an order in the second and shows it live, products joined, in the third', async () => {
    await openTab('PlaceOrder')
    // Orders hears of the new catalogue by events, so the first try may come too early. The key makes it one order.
    await until(
      async () => {
        await run()
        await expect.poll(response, patiently).toContain('"placeOrder"')
        return (await response()).includes('"status": "PENDING"')
      },
      { everyMs: 500 },
    )
    const id = await placedOrder()

    await openTab('OrderStatus')
    await expect.poll(editor, patiently).toContain(`orderId: "${id}", afterSequence: 0`)
    await run()
    await expect.poll(response, patiently).toContain('"status": "CONFIRMED"')
    await expect.poll(response, patiently).toContain('"previousStatus": "PENDING"')
    const { order } = await ask(stack.url, OrderByIdDocument, { id })
    await expect.poll(response, patiently).toContain(`"name": "${order?.lines[0]?.product?.name}"`)

    await ask(stack.url, CancelOrderDocument, { input: { orderId: id, idempotencyKey: randomUUID() } })
    await expect.poll(response, patiently).toContain('"status": "CANCELLED"')
    await page.getByRole('button', { name: /stop/i }).click()
  })

  it('joins the order, its products and their offers in the fourth', async () => {
    await openTab('OrderWithOffers')
    await run()
    await expect.poll(response, patiently).toContain('"statusHistory"')
    await expect.poll(response, patiently).toContain('"leadTimeDays"')
  })

  it('has the documentation of the schema', async () => {
    await page.getByRole('button', { name: /show documentation explorer/i }).click()
    await page.getByRole('link', { name: 'Mutation', exact: true }).click()
    await expect.poll(() => page.getByText('Places an order.').count(), patiently).toBeGreaterThan(0)
  })

  it('asked nobody but its own gateway, and reported no error', () => {
    expect(complaints).toEqual({ outside: [], errors: [] })
  })
})
