// What is the shopper's own: the history, the page of kept data, the reasons of a place. Against any
// server that speaks the contract.
import { readFile } from 'node:fs/promises'
import { ask, axe, DESKTOP, look, PHONE, turnIs, visit } from './browser.mjs'

const button = (page, name, exact = false) => page.getByRole('button', { name, exact })
const starter = (page, n = 0) => page.locator('main ul button').nth(n)
const dialog = (page) => page.getByRole('dialog')

/** Asks the n-th starter in a new chat and returns its words. */
async function asked(page, n) {
  await button(page, 'New chat').click()
  await starter(page, n).waitFor()
  const question = await starter(page, n).innerText()
  await starter(page, n).click()
  await turnIs(page, 'done')
  return question
}

const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement
    return e?.getAttribute('aria-label') ?? e?.textContent ?? ''
  })

export const own = [
  [
    'history: found, renamed by keyboard, deleted and brought back',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      const first = await asked(page, 0)
      const second = await asked(page, 2)
      await button(page, 'History').click()
      await dialog(page).getByRole('heading', { name: 'Today' }).waitFor()

      await button(page, `Rename “${second}”`).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.type('Sending things back')
      await page.keyboard.press('Enter')
      await button(page, 'Rename “Sending things back”').waitFor()
      expect((await focused(page)).startsWith('Rename'), `focus went to ${await focused(page)}`)
      await page.keyboard.press('Enter')
      await page.keyboard.type('not this')
      await page.keyboard.press('Escape')
      expect(await dialog(page).isVisible(), 'Escape in the name closed the panel')
      for (const v of await axe(page)) expect(false, `axe ${v}`)

      await page.getByRole('searchbox').fill('BACK')
      await button(page, `Rename “${first}”`).waitFor({ state: 'detached' })
      await button(page, 'Rename “Sending things back”').waitFor()
      await page.getByRole('searchbox').fill('zebra crossing')
      await page.getByText('No conversation has “zebra crossing”.').waitFor()
      await page.getByRole('searchbox').fill('')

      await button(page, `Delete “${first}”`).click()
      await page.getByText(`“${first}” is deleted.`).waitFor()
      expect((await focused(page)) === 'Undo', `focus went to ${await focused(page)}`)
      for (const v of await axe(page)) expect(false, `undo: axe ${v}`)
      await page.keyboard.press('Enter')
      await button(page, `Delete “${first}”`).waitFor()
      await button(page, `Delete “${first}”`).click()
      // Who closes the panel does not want to think again.
      await page.keyboard.press('Escape')
      await page.waitForFunction(async () => {
        const list = await (await fetch('/api/v1/conversations')).json()
        return list.length === 1
      })
      await page.reload()
      await button(page, 'History').click()
      await button(page, 'Rename “Sending things back”').waitFor()
      expect(!(await button(page, `Rename “${first}”`).count()), 'it is still there')
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'history: deleted by itself after some seconds, the open one too, and all of them in two steps',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      const first = await asked(page, 0)
      await asked(page, 2)
      await button(page, 'History').click()
      await button(page, `Delete “${first}”`).click()
      await button(page, 'Undo').waitFor({ state: 'detached', timeout: 12_000 })
      await button(page, 'Delete all').click()
      expect((await focused(page)) === 'Keep them', `focus went to ${await focused(page)}`)
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      await button(page, 'Delete all').click()
      await page.getByText('Your conversations will appear here.').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
      expect(!page.url().includes('c='), `the address still has it: ${page.url()}`)
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'two tabs: a question in one is read in the other; deleted in one, it is gone in both',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      const question = await asked(page, 0)
      const other = await page.context().newPage()
      await other.goto(page.url())
      await turnIs(other, 'done')
      await ask(page, question)
      const done = (tab, n) => tab.locator('article[data-phase=done]').nth(n).waitFor()
      await done(page, 1)
      await done(other, 1)
      await ask(other, question)
      await done(page, 2)
      await done(other, 2)

      await button(other, 'History').click()
      await dialog(other)
        .getByRole('button', { name: /^Delete “/ })
        .first()
        .click()
      await other.keyboard.press('Escape')
      await page.getByText('not available any more').waitFor()
      await other.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'own data: nothing of a stranger; seen, taken along, erased in two steps',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await page.goto(`${base}/mine`)
      await page.getByText('does not know this browser').waitFor()
      await page.goto(base)
      const question = await asked(page, 0)
      await button(page, 'Helpful', true).click()
      await page.getByText('Your opinion is recorded').waitFor()
      await button(page, 'History').click()
      await page.getByRole('link', { name: 'What the shop keeps about you' }).click()
      await page.getByRole('link', { name: question }).waitFor()
      await look(page, 'own-phone-mine', expect)

      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /Download everything/ }).click(),
      ])
      const kept = JSON.parse(await readFile(await file.path(), 'utf8'))
      expect(kept.conversations.length === 1, 'not one conversation in the file')
      expect(JSON.stringify(kept).includes(question), 'the question is not in the file')

      await button(page, 'Erase everything…').click()
      expect((await focused(page)) === 'Keep it', `focus went to ${await focused(page)}`)
      await page.getByText('1 conversation, 1 question, 1 opinion').waitFor()
      await look(page, 'own-phone-mine-sure', expect)
      await button(page, 'Keep it').click()
      expect((await focused(page)).includes('Erase'), `focus went to ${await focused(page)}`)
      await button(page, 'Erase everything…').click()
      await button(page, 'Erase now').click()
      await page.getByText('The cookie is gone as well.').waitFor()
      await look(page, 'own-phone-mine-erased', expect)
      await page.getByRole('link', { name: 'Back to the assistant' }).click()
      await button(page, 'History').click()
      await page.getByText('Your conversations will appear here.').waitFor()
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'own data: says so when it cannot be read, and tries again',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await asked(page, 0)
      await page.route('**/api/v1/mine', (r) => r.abort())
      await page.goto(`${base}/mine`)
      await page.getByText('We couldn’t load').waitFor()
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      await page.unroute('**/api/v1/mine')
      await button(page, 'Try again').click()
      await page.getByRole('heading', { name: 'Kept now' }).waitFor()
      await page.route('**/api/v1/mine', (r) => r.abort())
      await button(page, 'Erase everything…').click()
      await button(page, 'Erase now').click()
      await page.getByText('It could not be erased.').waitFor()
      await page.getByRole('heading', { name: 'Kept now' }).waitFor()
    },
  ],
  [
    'why this: each card says why it stands there, with its sources, and by keyboard',
    async ({ browser, base, expect }) => {
      for (const options of [PHONE, DESKTOP]) {
        const page = await visit(browser, base, options)
        await starter(page).click()
        await turnIs(page, 'done')
        const why = button(page, /^Why this: /)
        expect((await why.count()) === (await page.locator('article li h4').count()), 'not on all')
        await why.first().focus()
        await page.keyboard.press('Enter')
        await dialog(page).getByRole('heading', { name: 'Why this' }).waitFor()
        const text = await dialog(page).innerText()
        expect(/Number 1 of the \d+ shown/.test(text), text.slice(0, 300))
        expect(/met/.test(text), 'no condition is told')
        expect(!/\d\.\d{3}|score|#\d/i.test(text.split('Product data')[0]), 'a number for machines')
        await dialog(page)
          .getByRole('button', { name: /^Open source/ })
          .first()
          .click()
        await page.locator('dialog li[aria-current] mark').first().waitFor()
        await page.keyboard.press('Escape')
        await dialog(page).waitFor({ state: 'detached' })
        expect((await focused(page)).startsWith('Why this'), `focus: ${await focused(page)}`)
        await button(page, 'Receipt').click()
        await page.locator('[data-step=answer][data-state=proven]').waitFor({ timeout: 30_000 })
        for (const t of page.trouble) expect(false, t)
      }
    },
  ],
]
