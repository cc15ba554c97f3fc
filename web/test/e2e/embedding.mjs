// The assistant as a panel in a shop's own page: a second server plays that shop, under a strict
// policy of its own, on a host name that the assistant's list has, and on one that it has not.
import { createServer } from 'node:http'
import { startMock } from '../mock/server.mjs'
import { ask, axe, DESKTOP, PHONE, PICTURES, turnIs } from './browser.mjs'

/** A shop whose policy allows the assistant's script and frame, and nothing inline. */
async function startShop(assistant) {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>The shop</title></head><body>
    <main><h1>Our shop</h1><p><a href="#one">A product</a></p></main>
    <script src="${assistant}/embed.js" data-label="Ask our assistant" async></script></body></html>`
  const server = createServer((req, res) => {
    res.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': `default-src 'none'; script-src ${assistant}; frame-src ${assistant}; require-trusted-types-for 'script'`,
    })
    res.end(page)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    listed: `http://127.0.0.1:${port}`,
    unlisted: `http://localhost:${port}`,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Runs with a shop and an assistant that lists the first of the shop's two names. */
async function between(run) {
  const embedders = []
  const assistant = await startMock({ tickMs: 20, embedders })
  const shop = await startShop(assistant.url)
  embedders.push(shop.listed)
  try {
    await run({ shop, assistant, embedders })
  } finally {
    await shop.stop()
    await assistant.stop()
  }
}

async function visitShop(browser, address, options) {
  const context = await browser.newContext({ locale: 'en-US', ...options })
  const page = await context.newPage()
  page.trouble = []
  page.on('console', (m) => m.type() === 'error' && page.trouble.push(m.text()))
  page.on('pageerror', (e) => page.trouble.push(e.message))
  await page.goto(address)
  return page
}

const opener = (page) => page.getByRole('button', { name: 'Ask our assistant' })
const panel = (page) => page.frameLocator('tendero-assistant iframe')

export const embedding = [
  [
    'embedded: asks, answers, gives the focus back, covers a phone; a strict policy allows it',
    async ({ browser, expect }) => {
      await between(async ({ shop }) => {
        for (const [name, options] of [
          ['desktop', DESKTOP],
          ['phone', PHONE],
        ]) {
          const page = await visitShop(browser, shop.listed, options)
          expect(!(await page.locator('iframe').count()), 'it is fetched before it is asked for')
          await opener(page).focus()
          await page.keyboard.press('Enter')
          const inside = panel(page)
          await inside.getByRole('textbox').waitFor()
          await page.waitForFunction(
            () => document.activeElement?.shadowRoot?.activeElement instanceof HTMLIFrameElement,
          )
          await inside.locator('textarea:focus').waitFor()
          await page.keyboard.type('grinder')
          await page.keyboard.press('Enter')
          await inside.locator('article[data-phase=done]').waitFor({ timeout: 20_000 })
          const link = inside.getByRole('link', { name: /Tamis 40/ })
          expect((await link.getAttribute('target')) === '_top', 'a product opens in the panel')
          await page.screenshot({ path: `${PICTURES}embedded-${name}.png` })
          for (const v of await axe(page)) expect(false, `${name}: axe ${v}`)
          const box = await page.locator('tendero-assistant dialog').boundingBox()
          const { width, height } = options.viewport
          if (name === 'phone')
            expect(box.width === width && box.height === height, `covers ${JSON.stringify(box)}`)
          else expect(box.width <= 420 && box.x + box.width <= width, JSON.stringify(box))
          await page.keyboard.press('Escape')
          await opener(page).waitFor()
          const back = await page.evaluate(
            () => document.activeElement?.shadowRoot?.activeElement?.textContent,
          )
          expect(back === 'Ask our assistant', `focus went to ${back}`)
          // Opened again, it is where one left it.
          await page.keyboard.press('Enter')
          expect((await inside.locator('article').count()) === 1, 'the conversation is lost')
          await inside.getByRole('button', { name: 'Close' }).click()
          await opener(page).waitFor()
          for (const t of page.trouble) expect(false, `${name}: ${t}`)
        }
      })
    },
  ],
  [
    'embedded: a page that is not listed cannot frame it, nor any page without ?embed',
    async ({ browser, expect }) => {
      await between(async ({ shop, assistant, embedders }) => {
        const page = await visitShop(browser, shop.unlisted, DESKTOP)
        await opener(page).click()
        await page.waitForFunction(() => true)
        await page.waitForTimeout(1500)
        expect(
          page.trouble.some((t) => t.includes('frame-ancestors')),
          `no refusal: ${page.trouble}`,
        )
        expect(!(await panel(page).getByRole('textbox').count()), 'it is framed all the same')
        const policy = async (path) =>
          (await fetch(assistant.url + path)).headers.get('content-security-policy')
        expect((await policy('/')).includes("frame-ancestors 'none'"), 'the page itself is open')
        expect((await policy('/mine')).includes("frame-ancestors 'none'"), 'own data is open')
        expect((await policy('/?embed')).includes(embedders[0]), 'the panel is not')
      })
    },
  ],
  [
    'embedded where no cookie is taken: says so and leads to a window of its own',
    async ({ browser }) => {
      await between(async ({ shop, embedders }) => {
        // Another site over plain http: its frame gets no cookie of the assistant.
        embedders.push(shop.unlisted)
        const page = await visitShop(browser, shop.unlisted, DESKTOP)
        await opener(page).click()
        await panel(page).getByRole('textbox').fill('grinder')
        await panel(page).getByRole('textbox').press('Enter')
        await panel(page).getByText('keeps this panel from remembering you').waitFor()
        await page.screenshot({ path: `${PICTURES}embedded-no-cookie.png` })
        const [own] = await Promise.all([
          page.context().waitForEvent('page'),
          panel(page).getByRole('button', { name: 'Open in a window' }).click(),
        ])
        await ask(own, 'grinder')
        await turnIs(own, 'done')
      })
    },
  ],
]
