// The catalogue console as a clerk meets it, against the mock: the way from a file to an answer by
// mouse and by keyboard, every decision it asks for, and a picture of every state to be looked at.
import { ask, axe, DESKTOP, look, PHONE, settled, turnIs, visit } from './browser.mjs'

const SMALL = { ...PHONE, viewport: { width: 320, height: 700 } }

export async function enter(browser, base, path = '', options = {}) {
  const context = await browser.newContext({ locale: 'en-US', ...options })
  const page = await context.newPage()
  page.trouble = []
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) page.trouble.push(m.text().slice(0, 200))
  })
  page.on('pageerror', (e) => page.trouble.push(`error: ${e.message}`))
  page.on('request', (r) => {
    if (!/^(data|blob):/.test(r.url()) && new URL(r.url()).origin !== new URL(base).origin)
      page.trouble.push(`request to ${r.url()}`)
  })
  await page.goto(`${base}/catalogue${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

export const handIn = async (page, name, text = 'id,title\n1,One\n') => {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.waitForURL('**/catalogue/upload/*')
  await page.locator('section').first().waitFor()
}

const jobIs = (page, word) =>
  page.locator('header').getByText(word, { exact: true }).last().waitFor({ timeout: 20_000 })

const W = {
  en: {
    load: 'Load products',
    full: /whole catalogue/,
    flawed: 'Done, with errors',
    asks: 'Needs your answer',
    add: 'Add document',
    done: 'Done',
    failed: 'Failed',
    running: 'Running',
    del: 'Delete',
    delYes: 'Delete it',
    gone: 'Deleted',
    back: 'Bring back',
    cancel: 'Cancel',
    why: 'Why here',
  },
  es: {
    load: 'Cargar productos',
    full: /catálogo completo/,
    flawed: 'Terminada, con errores',
    asks: 'Espera tu respuesta',
    add: 'Añadir documento',
    done: 'Terminada',
    failed: 'Fallida',
    running: 'En marcha',
    del: 'Eliminar',
    delYes: 'Eliminarlo',
    gone: 'Eliminado',
    back: 'Recuperar',
    cancel: 'Cancelar',
    why: 'Por qué aquí',
  },
}

const looksOf = (size, theme, language) => async (given) => {
  const { browser, base, expect } = given
  const w = W[language]
  const options = {
    ...{ phone: PHONE, small: SMALL, desktop: DESKTOP }[size],
    colorScheme: theme,
    locale: language === 'es' ? 'es-ES' : 'en-US',
  }
  const page = await enter(browser, base, '', options)
  const at = (state) => look(page, `catalogue-${size}-${theme}-${language}-${state}`, expect)
  const whole = async (state) => {
    await page.locator('main').evaluate((e) => e.scrollTo(0, e.scrollHeight))
    await at(state)
  }
  const button = (name) => page.getByRole('button', { name, exact: true })
  const open = async (path) => {
    await page.goto(`${base}/catalogue${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: /^(Loading…|Cargando…)$/ })
      .waitFor({ state: 'detached' })
  }
  await at('01-sources')
  await handIn(page, 'spring-2026.csv')
  await button(w.load).waitFor()
  await at('02-survey')
  await whole('03-survey-end')
  await button(w.load).click()
  await jobIs(page, w.flawed)
  await page.locator('section ul[role=list] details').first().waitFor()
  await at('04-job')
  await whole('05-job-errors')
  await open('')
  await handIn(page, 'slow-feed.csv')
  await button(w.load).click()
  await page.locator('main progress').waitFor()
  await page.waitForTimeout(400)
  await at('06-running')
  await button(w.cancel).first().click()
  await page.getByRole('dialog').waitFor()
  await at('07-cancel')
  await page.keyboard.press('Escape')
  await open('')
  await at('08-sources-running')
  await handIn(page, 'whole-shop.csv')
  await page.getByLabel(w.full).check()
  await button(w.load).click()
  await jobIs(page, w.asks)
  await at('09-asks')
  await open('')
  await handIn(page, 'broken.csv.gz')
  await button(w.load).click()
  await jobIs(page, w.failed)
  await at('10-failed')
  await open('')
  await handIn(page, 'Tamis manual.pdf')
  await button(w.add).waitFor()
  await at('11-document')
  await whole('12-document-pages')
  await button(w.add).click()
  await jobIs(page, w.done)
  await at('13-document-done')
  await open('')
  await handIn(page, 'locked.pdf')
  await at('14-locked')
  await open('/jobs')
  await at('15-jobs')
  await open('/products')
  await at('16-products')
  await open('/products?q=nothing-like-this')
  await at('17-no-match')
  await open('/item?id=grinder-002')
  await at('18-item')
  await button(w.del).click()
  await page.getByRole('dialog').waitFor()
  await at('19-delete')
  await button(w.delYes).click()
  await page.locator('header').getByText(w.gone, { exact: true }).waitFor()
  await at('20-deleted')
  await button(w.back).click() // for whoever looks next
  await button(w.del).waitFor()
  await open('/documents')
  await at('21-documents')
  await open('/index')
  await at('22-index')
  await open('/preview')
  await at('23-preview-empty')
  await open('/preview?q=quiet+grinder+under+%24150')
  await page.getByText(w.why, { exact: true }).first().click()
  await at('24-preview')
  await open('/nothing-here')
  await at('25-nowhere')
}

export const catalogue = [
  [
    'catalogue: a shopper’s first load has nothing of it',
    async ({ browser, base, expect }) => {
      const context = await browser.newContext({ ...DESKTOP, locale: 'en-US' })
      const page = await context.newPage()
      const loaded = []
      page.on('request', (r) => loaded.push(r.url()))
      await page.goto(base)
      await page.locator('main ul button').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(!loaded.some((url) => /ConsolePage|catalogue/.test(url)), loaded.join(' '))
    },
  ],
  [
    'catalogue: from a file with bad rows to all of it loaded, by keyboard alone',
    async ({ browser, base, expect }) => {
      const page = await enter(browser, base, '', DESKTOP)
      await handIn(page, 'spring.csv')
      const focusOn = async (locator) => {
        await locator.waitFor()
        for (let i = 0; i < 60; i++) {
          if (await locator.evaluate((e) => e === document.activeElement)) return
          await page.keyboard.press('Tab')
        }
        expect(false, `not reached by Tab: ${locator}`)
      }
      await focusOn(page.getByLabel('Lager becomes'))
      await page.keyboard.press('End')
      await page.waitForFunction(
        () => document.querySelector('[aria-label="Lager becomes"]').value === 'nothing',
      )
      await focusOn(page.getByRole('button', { name: 'Load products' }))
      await page.keyboard.press('Enter')
      await jobIs(page, 'Done, with errors')
      const text = await page.locator('main').innerText()
      for (const word of ['37 rows were not taken', 'is negative', 'First in row 118', 'A-217'])
        expect(text.includes(word), `it does not say “${word}”`)
      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download as CSV' }).click(),
      ])
      expect(/^errors-\d+\.csv$/.test(table.suggestedFilename()), table.suggestedFilename())
      await page.getByRole('button', { name: 'Retry rejected rows' }).click()
      await page.getByText('Only the 37 rows').waitFor()
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'catalogue: text of a feed stays text',
    async ({ browser, base, expect }) => {
      const page = await enter(browser, base, '/item?id=grinder-001', DESKTOP)
      await page.getByText('<img src=x onerror=alert(1)>').first().waitFor()
      expect((await page.locator('main img').count()) === 0, 'a picture out of a title')
      await page.goto(`${base}/catalogue/preview?q=${encodeURIComponent('<b>bold</b>')}`)
      await page.getByText('Tamis 40').first().waitFor()
      expect((await page.locator('main b').count()) === 0, 'markup out of a question')
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'catalogue: cancel, and what asks gets one answer',
    async ({ browser, base, mock, expect }) => {
      const page = await enter(browser, base, '', DESKTOP)
      await handIn(page, 'slow.csv')
      await page.getByRole('button', { name: 'Load products' }).click()
      await jobIs(page, 'Running')
      const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
      await cancel.click()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await settled(page)
      expect(await cancel.evaluate((e) => e === document.activeElement), 'focus did not go back')
      await cancel.click()
      await page.getByRole('button', { name: 'Stop it' }).click()
      await jobIs(page, 'Cancelled')

      await page.goto(`${base}/catalogue`)
      await handIn(page, 'whole.csv')
      await page.getByLabel(/whole catalogue/).check()
      await page.getByRole('button', { name: 'Load products' }).click()
      await jobIs(page, 'Needs your answer')
      await page.getByRole('button', { name: 'Delete 14,200' }).click()
      mock.catalogue.jobs[0].state = 'done' // somebody else was faster
      await page.getByRole('dialog').getByRole('button', { name: 'Delete 14,200' }).click()
      await page.getByText('Somebody has answered already.').waitFor()
      for (const t of page.trouble) if (!/status of 409/.test(t)) expect(false, t)
    },
  ],
  [
    'catalogue: delete, undo, and ask about it',
    async ({ browser, base, expect }) => {
      const page = await enter(browser, base, '/item?id=grinder-005', DESKTOP)
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await page.getByRole('button', { name: 'Delete it' }).click()
      await page.getByText('No answer from now on rests on it').waitFor()
      await page.getByRole('button', { name: 'Bring back' }).click()
      await page.getByText('Brought back as it was.').waitFor()
      await page.getByRole('button', { name: 'Ask about this' }).click()
      await page.locator('article').waitFor()
      const asked = await page.locator('article').innerText()
      expect(asked.includes('Grinder number 5'), asked)
      await page.reload()
      await page.getByRole('textbox').waitFor()
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'catalogue: refused uploads are explained, a lost connection too',
    async ({ browser, base, expect }) => {
      const page = await enter(browser, base, '', DESKTOP)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'huge.csv', mimeType: 'text/csv', buffer: Buffer.from('x') })
      await page.getByText('larger than this server takes').waitFor()
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
      await page.getByText('The file is empty.').waitFor()
      await page.route('**/uploads?*', (r) => r.abort())
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('x') })
      await page.getByText('The server cannot be reached').waitFor()
      for (const v of await axe(page)) expect(false, `axe ${v}`)
    },
  ],
  ...['phone', 'desktop'].flatMap((size) =>
    ['light', 'dark'].flatMap((theme) =>
      ['en', 'es'].map((language) => [
        `catalogue looks: ${size}, ${theme}, ${language}`,
        looksOf(size, theme, language),
      ]),
    ),
  ),
  ['catalogue looks: small, light, es', looksOf('small', 'light', 'es')],
]

const ROWS = 300
const BAD = {
  40: 'T-40,,9.50 USD',
  90: ',Nameless lamp,9.50 USD',
  170: 'T-170,Brass lamp 170,-3 USD',
}

/** The lines of a table of the shop's own, three of its rows bad. */
const table = () =>
  [
    'SKU,Product name,Price',
    ...Array.from({ length: ROWS }, (_, i) => BAD[i] ?? `T-${i},Teak reading lamp ${i},9.50 USD`),
  ].join('\n')

const MANUAL = `# Teak reading lamp: manual

## Changing the bulb

Unscrew the Teak reading lamp's shade by a quarter turn and put in an E14 bulb of at most 40 W.
`

/** Against a real server, as its home's owner: TOKEN is the one in run.json. */
export const catalogueForReal = [
  [
    'catalogue: a table with bad rows and a manual become cited answers, and are gone when deleted',
    async ({ browser, base, expect }) => {
      const options = {
        ...DESKTOP,
        extraHTTPHeaders: { authorization: `Bearer ${process.env.TOKEN}` },
      }
      const began = Date.now()
      let page = await enter(browser, base, '', options)
      await handIn(page, 'teak.csv', table())
      const load = page.getByRole('button', { name: 'Load products' })
      await load.waitFor()
      await look(page, 'real-catalogue-1-survey', expect)
      await load.click()
      await jobIs(page, 'Done, with errors')
      await page.getByRole('heading', { name: '3 rows were not taken' }).waitFor()
      const text = await page.locator('main').innerText()
      for (const word of ['is negative', 'is missing', 'First in row'])
        expect(text.includes(word), `it does not say “${word}”: ${text}`)
      await look(page, 'real-catalogue-2-job', expect)

      await page.goto(`${base}/catalogue`)
      await handIn(page, 'Teak lamp manual.md', MANUAL)
      await page.getByRole('button', { name: 'Add document' }).waitFor({ timeout: 30_000 })
      await look(page, 'real-catalogue-3-document', expect)
      await page.getByRole('button', { name: 'Add document' }).click()
      await jobIs(page, 'Done')
      console.log(`       both loaded after ${Math.round((Date.now() - began) / 1000)} s`)

      const answer = async () => {
        const chat = await visit(browser, base, options)
        await ask(chat, 'How do I change the bulb of the Teak reading lamp?')
        await turnIs(chat, 'done')
        const told = await chat.locator('article').innerText()
        await chat.context().close()
        return told
      }
      const before = await answer()
      expect(before.includes('E14'), `not cited: ${before}`)
      await page.getByRole('link', { name: 'See the document' }).click()
      await page.getByRole('button', { name: 'Delete', exact: true }).waitFor()
      await look(page, 'real-catalogue-4-document', expect)
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await page.getByRole('button', { name: 'Delete it' }).click()
      await page.getByText('No answer from now on rests on it').waitFor()
      const after = await answer()
      expect(!after.includes('E14'), `still there: ${after}`)

      await page.goto(`${base}/catalogue/preview?q=teak+reading+lamp`)
      await page.getByText('Why here').first().waitFor()
      await look(page, 'real-catalogue-5-preview', expect)
      await page.goto(`${base}/catalogue/item?id=T-7`)
      await page.getByRole('button', { name: 'Ask about this' }).click()
      await turnIs(page, 'done')
      expect(/Teak reading lamp 7/.test(await page.locator('article').innerText()), 'no answer')
    },
  ],
]
