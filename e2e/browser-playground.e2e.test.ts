import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CancelOrderDocument, OrderByIdDocument } from '#schema/client/generated/graphql.ts'
import { until } from '#platform/testing/until.ts'
import { openPage, prepareBrowser, type Complaints } from './browser.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

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
    await editorShows('query Products')
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const textOf = async (area: string) => {
    const lines = await page.locator(`${area} .view-line`).allInnerTexts()
    return lines.join('\n').replaceAll('\u00a0', ' ')
  }
  const shows = (area: string, text: string) =>
    until(async () => {
      const shown = await textOf(area)
      if (!shown.includes(text)) throw new Error(`${area} shows ${shown}`)
      return true
    })
  const editorShows = (text: string) => shows('.graphiql-query-editor', text)
  const responseShows = (text: string) => shows('.graphiql-response', text)
  const openTab = async (name: string) => {
    await page.getByRole('tab', { name }).click()
    await editorShows(` ${name} {`)
  }
  const run = () => page.getByRole('button', { name: /execute/i }).click()

  async function placedOrder(): Promise<string> {
    const text = await textOf('.graphiql-response')
    return /"id": "([^"]+)"/.exec(text)?.[1] ?? ''
  }

  it('lists products with their stock in the first tab', async () => {
    await run()
    await responseShows('"available"')
    await responseShows('"sku"')
  })

  it('places an order in the second and shows it live, products joined, in the third', async () => {
    await openTab('PlaceOrder')
    // Orders hears of the new catalogue by events, so the first try may come too early. The key makes it one order.
    await until(
      async () => {
        await run()
        await responseShows('"placeOrder"')
        return (await textOf('.graphiql-response')).includes('"status": "PENDING"')
      },
      { everyMs: 500 },
    )
    const id = await placedOrder()

    await openTab('OrderStatus')
    await editorShows(`orderId: "${id}", afterSequence: 0`)
    await run()
    await responseShows('"status": "CONFIRMED"')
    await responseShows('"previousStatus": "PENDING"')
    const { order } = await ask(stack.url, OrderByIdDocument, { id })
    await responseShows(`"name": "${order?.lines[0]?.product?.name}"`)

    await ask(stack.url, CancelOrderDocument, { input: { orderId: id, idempotencyKey: randomUUID() } })
    await responseShows('"status": "CANCELLED"')
    await page.getByRole('button', { name: /stop/i }).click()
  })

  it('joins the order, its products and their offers in the fourth', async () => {
    await openTab('OrderWithOffers')
    await run()
    await responseShows('"statusHistory"')
    await responseShows('"leadTimeDays"')
  })

  it('has the documentation of the schema', async () => {
    await page.getByRole('button', { name: /show documentation explorer/i }).click()
    await page.getByRole('link', { name: 'Mutation', exact: true }).click()
    await page.getByText('Places an order.').first().waitFor()
  })

  it('asked nobody but its own gateway, and reported no error', () => {
    expect(complaints).toEqual({ outside: [], errors: [] })
  })
})
