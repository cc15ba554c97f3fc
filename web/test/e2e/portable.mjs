// What must hold against any server that speaks the contract.
import {
  ask,
  axe,
  DESKTOP,
  docked,
  leaving,
  PHONE,
  PICTURES,
  settled,
  turnIs,
  visit,
} from './browser.mjs'

/** All of the page before the first question: markup, scripts, styles, fonts, pictures. */
const FIRST_LOAD_BYTES = 150_000

const starter = (page) => page.locator('main ul button').first()

export const portable = [
  [
    'first load: at most 150 kB on the wire, strict policy, no trouble',
    async ({ browser, base, expect }) => {
      const context = await browser.newContext({ ...DESKTOP, locale: 'en-US' })
      const page = await context.newPage()
      // What draws answers comes behind the start, while the question is being written.
      await page.route('**/TurnView-*', (r) => r.abort())
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      let bytes = 0
      session.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength))
      const response = await page.goto(base)
      await starter(page).waitFor()
      await page.waitForLoadState('networkidle')
      expect(bytes <= FIRST_LOAD_BYTES, `${bytes} bytes`)
      console.log(`       first load ${bytes} bytes`)
      const policy = response.headers()['content-security-policy'] ?? ''
      expect(/script-src 'self'/.test(policy), `policy: ${policy}`)
      expect(!/unsafe-inline|unsafe-eval/.test(policy), 'policy allows inline code')
    },
  ],
  [
    'start: says what it is, in the shop’s name',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await starter(page).waitFor()
      const shop = await page.evaluate(() => fetch('/api/v1/shop').then((r) => r.json()))
      expect((await page.title()).startsWith(shop.name), 'the title names the shop')
      const body = await page.locator('main').innerText()
      expect(/automated assistant|AI assistant/i.test(body), 'it does not say that it is a machine')
      if (shop.assistant.generator !== 'composer')
        expect(body.includes(shop.assistant.generator), 'it does not name the model')
      const gap = await page.locator('main ul').evaluate((e) => getComputedStyle(e).marginTop)
      expect(gap === '24px', `layers are in the wrong order: a margin of ${gap}`)
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'ask, evidence, receipt, reload',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await starter(page).click()
      await turnIs(page, 'done')
      const before = await page.locator('article').innerText()
      const chip = page
        .locator('article')
        .getByRole('button', { name: /^Open source/ })
        .first()
      const label = await chip.getAttribute('aria-label')
      await chip.click()
      await page.locator('dialog [aria-current] mark').first().waitFor()
      for (const v of await axe(page)) expect(false, `evidence: axe ${v}`)
      await page.screenshot({ path: `${PICTURES}portable-evidence.png` })
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await settled(page)
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      expect(focused === label, `focus went to ${focused}`)

      await page.getByRole('button', { name: 'Receipt' }).click()
      await page.locator('[data-step=signature]').waitFor({ timeout: 30_000 })
      for (const step of ['question', 'answer', 'inclusion', 'signature'])
        expect(
          (await page.locator(`[data-step=${step}]`).getAttribute('data-state')) === 'proven',
          `${step} is not proven`,
        )
      await page.screenshot({ path: `${PICTURES}portable-receipt.png` })
      await page.keyboard.press('Escape')

      await page.reload()
      await turnIs(page, 'done')
      const after = await page.locator('article').innerText()
      expect(after === before, `reload changed the answer:\n${before}\n---\n${after}`)
      await page.getByRole('button', { name: 'Receipt' }).click()
      await page.locator('[data-step=answer][data-state=proven]').waitFor({ timeout: 30_000 })
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'an opinion is recorded, by keyboard alone, and can be changed',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await starter(page).click()
      await turnIs(page, 'done')
      const button = (name) => page.getByRole('button', { name, exact: true })
      const pressed = async (name) => (await button(name).getAttribute('aria-pressed')) === 'true'
      await button('Not helpful').focus()
      await page.keyboard.press('Enter')
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      const recorded = page.getByRole('status').filter({ hasText: 'Your opinion is recorded' })
      await recorded.waitFor()
      expect(await pressed('Not helpful'), 'it does not look given')
      const focused = await page.evaluate(() => document.activeElement?.textContent)
      expect(focused === 'Not helpful', `focus went to ${focused}`)
      await button('Helpful').click()
      await page.locator('button[aria-pressed=true]', { hasText: /^Helpful$/ }).waitFor()
      expect(!(await pressed('Not helpful')), 'both look given')
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'second turn keeps the composer docked',
    async ({ browser, base, expect }) => {
      for (const options of [PHONE, DESKTOP]) {
        const page = await visit(browser, base, options)
        const question = await starter(page).innerText()
        await starter(page).click()
        await turnIs(page, 'done')
        await ask(page, question)
        await page.locator('article').nth(1).waitFor()
        await turnIs(page, 'done')
        await settled(page)
        expect(await docked(page), `not docked at ${options.viewport.width}`)
      }
    },
  ],
  [
    'Spanish by the browser’s language, and back by the switch',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, { ...PHONE, locale: 'es-MX' })
      const lang = () => page.evaluate(() => document.documentElement.lang)
      expect((await lang()) === 'es', `lang is ${await lang()}`)
      await page.getByRole('combobox').selectOption('en')
      await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
      expect((await lang()) === 'en', `lang is ${await lang()}`)
      await page.reload()
      await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
    },
  ],
  [
    'theme: the system’s, then the switch’s, also after a reload',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, { ...DESKTOP, colorScheme: 'dark' })
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const dark = await background()
      await page.getByRole('button', { name: 'Switch to light theme' }).click()
      const light = await background()
      expect(dark === 'rgb(16, 22, 20)' && light === 'rgb(246, 248, 247)', `${dark}, ${light}`)
      await page.reload()
      await page.getByRole('textbox').waitFor()
      expect((await background()) === light, 'the choice was forgotten')
    },
  ],
  [
    'reflow at 320 px, and at 400 % zoom of a desktop',
    async ({ browser, base, expect }) => {
      for (const viewport of [
        { width: 320, height: 568 },
        { width: 360, height: 225 },
      ]) {
        const page = await visit(browser, base, { viewport })
        await starter(page).click()
        await turnIs(page, 'done')
        for (const e of await leaving(page)) expect(false, `${viewport.width}: ${e}`)
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button,a,input,select,textarea')]
            .map((e) => [e, e.getBoundingClientRect()])
            .filter(([e, r]) => r.width && !e.closest('.skip') && Math.min(r.width, r.height) < 24)
            .filter(([e]) => e.tagName !== 'A')
            .map(([e]) => e.textContent),
        )
        expect(!small.length, `targets under 24 px: ${small}`)
        await page.screenshot({ path: `${PICTURES}narrow-${viewport.width}.png` })
      }
    },
  ],
  [
    'keyboard only: skip link, question, evidence, stop focus order',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await page.keyboard.press('Tab')
      const first = await page.evaluate(() => document.activeElement?.textContent)
      expect(first === 'Skip to content', `the first stop is ${first}`)
      await starter(page).focus()
      await page.keyboard.press('Enter')
      await turnIs(page, 'done')
      await page
        .locator('article')
        .getByRole('button', { name: /^Open source/ })
        .first()
        .focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await settled(page)
      const back = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      expect(back?.startsWith('Open source'), `focus went to ${back}`)
    },
  ],
]
