// Hard use, against the mock: long threads, hidden tabs, keyboards alone, large text, longer words,
// paper.
import {
  ask,
  axe,
  clipped,
  DESKTOP,
  leaving,
  look,
  PHONE,
  PICTURES,
  turnIs,
  visit,
} from './browser.mjs'

const button = (page, name, exact = false) => page.getByRole('button', { name, exact })
const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement
    return e?.getAttribute('aria-label') ?? e?.textContent ?? ''
  })

/** A conversation of that many turns, asked without the page. */
const longThread = (page, turns) =>
  page.evaluate(async (count) => {
    let conversationId
    for (let i = 0; i < count; i++) {
      const response = await fetch('/api/v1/turns', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ question: `grinder ${i}`, locale: 'en', conversationId }),
      })
      conversationId = (await response.json()).conversationId
    }
    return conversationId
  }, turns)

/** Presses Tab until the focus is on it. */
async function tabTo(page, name, expect) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (!name.test(await focused(page))) continue
    const seen = await page.evaluate(() => {
      const e = document.activeElement
      const ring = (x) => x && getComputedStyle(x).outlineStyle !== 'none'
      const box = getComputedStyle(e.closest('form') ?? e).boxShadow
      return e.matches(':focus-visible') && (ring(e) || ring(e.closest('li')) || box !== 'none')
    })
    expect(seen, `no one sees that ${name} has the focus`)
    return
  }
  expect(false, `Tab does not lead to ${name}`)
}

export const endurance = [
  [
    'a hundred turns: no task over 50 ms while an answer streams',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      const id = await longThread(page, 100)
      await page.goto(`${base}/?c=${id}`)
      await page.locator('article[data-phase=done]').nth(99).waitFor()
      await page.evaluate(async () => {
        await new Promise((idle) => requestIdleCallback(idle))
        globalThis.tasks = []
        new PerformanceObserver((list) => {
          for (const e of list.getEntries()) globalThis.tasks.push(Math.round(e.duration))
        }).observe({ type: 'longtask' })
      })
      await ask(page, 'slow grinder')
      await page.locator('article').nth(100).waitFor()
      await page.locator('article[data-phase=done]').nth(100).waitFor({ timeout: 30_000 })
      const { tasks, frames } = await page.evaluate(async () => {
        await new Promise((r) => setTimeout(r, 300))
        const scroller = document.querySelector('main [tabindex="-1"]')
        let worst = 0
        for (let i = 0; i < 40; i++) {
          const start = performance.now()
          scroller.scrollTop -= 900
          await new Promise((r) => requestAnimationFrame(r))
          worst = Math.max(worst, performance.now() - start)
        }
        return { tasks: globalThis.tasks, frames: Math.round(worst) }
      })
      console.log(
        `       long tasks: ${tasks.join(', ') || 'none'}; slowest scrolled frame ${frames} ms`,
      )
      // On a machine with other work one task may wait for its turn.
      expect(tasks.length <= 1 && !tasks.some((t) => t > 100), `long tasks: ${tasks}`)
    },
  ],
  [
    'a hidden tab takes its answer in',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { get: () => true })
        // A hidden tab paints no frames.
        globalThis.requestAnimationFrame = () => 0
      })
      await ask(page, 'grinder')
      await turnIs(page, 'done')
      expect((await page.locator('article li h4').count()) === 3, 'the cards are not there')
    },
  ],
  [
    'keyboard alone: from the start to a product, its evidence, its reasons and an opinion',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await tabTo(page, /^Your question$/, expect)
      await page.keyboard.type('quiet grinder under $150')
      await page.keyboard.press('Enter')
      await turnIs(page, 'done')
      await page.keyboard.press('Shift+Tab')
      await page.evaluate(() => document.querySelector('main [tabindex="-1"]').focus())
      await tabTo(page, /^Open source 1/, expect)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await tabTo(page, /^Tamis 40/, expect)
      await tabTo(page, /^Why this: Tamis/, expect)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Why this' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await tabTo(page, /^Receipt$/, expect)
      await tabTo(page, /^Helpful$/, expect)
      await page.keyboard.press('Enter')
      await page.getByText('Your opinion is recorded').waitFor()
      await tabTo(page, /^Only in black$/, expect)
      await page.keyboard.press('Enter')
      await page.locator('article').nth(1).waitFor()
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'text at 200 %: nothing leaves the screen, nothing is cut',
    async ({ browser, base, expect }) => {
      for (const [name, options] of [
        ['phone', PHONE],
        ['desktop', DESKTOP],
      ]) {
        const page = await visit(browser, base, { ...options, bypassCSP: true })
        await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
        await ask(page, 'grinder')
        await turnIs(page, 'done')
        await look(page, `${name}-text-200`, expect)
        await button(page, /^Why this/)
          .first()
          .click()
        await page.getByRole('dialog').waitFor()
        await look(page, `${name}-text-200-why`, expect)
      }
    },
  ],
  [
    'words 30 % longer than Spanish: no label is cut',
    async ({ browser, base, expect }) => {
      for (const [name, options] of [
        ['phone', PHONE],
        ['small', { ...PHONE, viewport: { width: 320, height: 640 } }],
        ['desktop', DESKTOP],
      ]) {
        const page = await visit(browser, base, { ...options, locale: 'es-ES' })
        const longer = () =>
          page.evaluate(() => {
            const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
            while (all.nextNode()) {
              const { data, parentElement } = all.currentNode
              if (!data.trim() || parentElement.closest('.num, code, option, script')) continue
              const more = 'ñandú '.repeat(50).slice(0, Math.ceil(data.length * 0.3))
              all.currentNode.data = `${data} ${more.trim()}`
            }
          })
        const holds = async (state) => {
          await longer()
          for (const e of await leaving(page)) expect(false, `${name} ${state}: leaves: ${e}`)
          for (const e of await clipped(page)) expect(false, `${name} ${state}: cut: ${e}`)
          await page.screenshot({ path: `${PICTURES}${name}-longer-${state}.png` })
        }
        await page.getByRole('listitem').first().waitFor()
        await holds('start')
        await page.reload()
        await ask(page, 'molinillo')
        await turnIs(page, 'done')
        await holds('done')
        await page.reload()
        await turnIs(page, 'done')
        await button(page, 'Historial').click()
        await page.getByRole('heading', { name: 'Hoy' }).waitFor()
        await holds('history')
        await page.goto(`${base}/mine`)
        await page.getByRole('heading', { level: 2 }).first().waitFor()
        await holds('mine')
      }
    },
  ],
  [
    'on paper: the exchange and where it comes from, nothing to press',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, { ...DESKTOP, colorScheme: 'dark' })
      await ask(page, 'grinder')
      await turnIs(page, 'done')
      await page.emulateMedia({ media: 'print' })
      const ink = await page.evaluate(() => getComputedStyle(document.body).color)
      expect(ink === 'rgb(20, 32, 27)', `dark pages print ${ink} on white`)
      await page.getByText('Measured per IEC 60704-1').waitFor()
      const shown = await page.evaluate(() => ({
        dock: document.querySelector('form').checkVisibility(),
        buttons: [...document.querySelectorAll('header button, article button')]
          .filter((b) => b.checkVisibility())
          .map((b) => b.textContent)
          .filter((text) => !/^\d+$/.test(text)),
        cut: document.querySelector('main').scrollHeight - document.body.scrollHeight,
      }))
      expect(!shown.dock, 'the composer is printed')
      expect(
        shown.buttons.every((b) => /Forte|Compact/.test(b)),
        `buttons are printed: ${shown.buttons}`,
      )
      expect(shown.cut <= 0, 'what lies below the fold is not printed')
      await page.pdf({ path: `${PICTURES}exchange.pdf`, format: 'A4' })
      await page.screenshot({ path: `${PICTURES}print.png`, fullPage: true })
      await page.emulateMedia({ media: null })
      await page.getByText('Measured per IEC 60704-1').waitFor({ state: 'detached' })
    },
  ],
  [
    'where a person takes over: after a hand-off, in a refusal, with hours, in both languages',
    async ({ browser, base, expect }) => {
      for (const [locale, question, lock, person, hours] of [
        ['en-US', 'a person', 'the lock', 'Talk to a person', 'Mon–Fri'],
        ['es-ES', 'una persona', 'el bloqueo', 'Hablar con una persona', 'lun–vie'],
      ]) {
        for (const words of [question, lock]) {
          const page = await visit(browser, base, { ...PHONE, locale })
          await ask(page, words)
          await turnIs(page, 'done')
          const link = page.locator('article').getByRole('link', { name: person })
          expect((await link.getAttribute('href')) === 'https://shop.example/help', words)
          expect((await page.locator('article').innerText()).includes(hours), 'no hours')
          const height = (await link.boundingBox()).height
          expect(height >= 44, `${height} px for a thumb`)
          for (const v of await axe(page)) expect(false, `axe ${v}`)
          await page.context().close()
        }
      }
    },
  ],
]
