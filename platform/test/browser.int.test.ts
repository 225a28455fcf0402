import { expect, test } from 'vitest'
import { launchBrowser } from '#platform/testing/browser.ts'

test('a page runs its script in the browser of the tests', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<p></p><script>document.querySelector("p").textContent = String(6 * 7)</script>')
    expect(await page.textContent('p')).toBe('42')
  } finally {
    await browser.close()
  }
})
