// What only a scripted server can show: broken lines, refusals, limits, forgeries.
import { ask, axe, DESKTOP, leaving, PHONE, PICTURES, settled, turnIs, visit } from './browser.mjs'

const text = (page) => page.locator('article').last().innerText()
const button = (page, name) => page.getByRole('button', { name })

export const behaviours = [
  [
    'a dropped connection resumes without repeating anything',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'drop grinder')
      await turnIs(page, 'done')
      const answer = await text(page)
      expect(
        answer.split('For a small kitchen').length === 2,
        'the first sentence is not there once',
      )
      expect((await page.locator('article li h4').count()) === 3, 'the cards are not three')
    },
  ],
  [
    'offline says Reconnecting after two seconds, then goes on',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await page.context().setOffline(true)
      await ask(page, 'grinder')
      expect(!(await text(page)).includes('Reconnecting'), 'it says so at once')
      await page.locator('article').getByText('Reconnecting…').waitFor({ timeout: 5000 })
      await page.screenshot({ path: `${PICTURES}phone-offline.png` })
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      await page.context().setOffline(false)
      await turnIs(page, 'done')
    },
  ],
  [
    'a server that stays away is told apart from a failed answer',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await page.route('**/api/v1/turns', (r) => r.abort())
      await ask(page, 'grinder')
      await turnIs(page, 'failed')
      expect((await page.locator('main').innerText()).includes('can’t reach the shop'), 'no word')
      await page.unroute('**/api/v1/turns')
      await button(page, 'Try again').click()
      await turnIs(page, 'done')
      expect((await page.locator('article').count()) === 1, 'asked as a second turn')
    },
  ],
  [
    'the stage is on screen while the cards wait for words',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await ask(page, 'stuck grinder')
      await page.locator('article li h4').nth(2).waitFor({ timeout: 20_000 })
      await settled(page)
      const stage = page.locator('article').getByText('Writing the answer…')
      expect((await stage.boundingBox()).y < 400, 'the stage is below the cards')
    },
  ],
  [
    'a question asked by a button leaves the keyboard at the answer',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'grinder')
      await turnIs(page, 'done')
      await button(page, 'Only in black').focus()
      await page.keyboard.press('Enter')
      await page.locator('article').nth(1).waitFor()
      const lost = await page.evaluate(() => document.activeElement === document.body)
      expect(!lost, 'the focus is lost')
      await turnIs(page, 'done')
    },
  ],
  [
    'Escape stops and keeps what was checked',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'slow grinder')
      await page.getByText('For a small kitchen').waitFor({ timeout: 20_000 })
      await page.keyboard.press('Escape')
      await turnIs(page, 'stopped')
      const answer = await text(page)
      expect(answer.includes('For a small kitchen'), 'the text is gone')
      expect(answer.includes('Above is what was checked so far'), 'it does not say so')
    },
  ],
  [
    'reload in mid-stream goes on, and can be stopped',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await ask(page, 'slow grinder')
      await page.locator('article li').first().waitFor({ timeout: 20_000 })
      await page.reload()
      await turnIs(page, 'working')
      expect((await page.locator('article li h4').count()) === 3, 'the cards are not redrawn')
      await button(page, 'Stop').click()
      await turnIs(page, 'stopped')
      await page.reload()
      await turnIs(page, 'stopped')
    },
  ],
  [
    'a failed answer can be tried again, a final one cannot',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await ask(page, 'please fail')
      await turnIs(page, 'failed')
      expect((await text(page)).includes('For a small kitchen'), 'checked text is gone')
      const notice = await button(page, 'Try again').boundingBox()
      expect(notice && notice.y + notice.height < 844, 'Try again is off the screen')
      await button(page, 'Try again').click()
      await page.locator('article').nth(1).waitFor()
      await turnIs(page, 'failed')
      await button(page, 'New chat').click()
      await ask(page, 'broken grinder')
      await turnIs(page, 'failed')
      expect(!(await button(page, 'Try again').count()), 'offers what would not help')
    },
  ],
  [
    'a rate limit counts down and lets one ask again',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, PHONE)
      await ask(page, 'limit grinder, please')
      await page.getByText(/You can ask again in [123] second/).waitFor()
      expect(await button(page, 'Try again').isDisabled(), 'can be tried too early')
      await page.getByText('You can ask again now.').waitFor({ timeout: 6000 })
      await button(page, 'Try again').click()
      await turnIs(page, 'done')
      expect((await page.locator('article').count()) === 1, 'asked as a second turn')
    },
  ],
  [
    'sent twice fast is asked once',
    async ({ browser, base, mock, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      const before = mock.stats.asked
      await page.getByRole('textbox').fill('grinder')
      await page.evaluate(() => {
        const form = document.querySelector('form')
        form.requestSubmit()
        form.requestSubmit()
      })
      await turnIs(page, 'done')
      expect(mock.stats.asked === before + 1, `asked ${mock.stats.asked - before} times`)
    },
  ],
  [
    'a refusal leaves no half answer and offers three ways on',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'half a grinder, then the lock')
      await turnIs(page, 'done')
      const answer = await text(page)
      expect(!answer.includes('For a small kitchen'), 'the half answer is still there')
      const ways = page.locator('article').getByRole('listitem').getByRole('button')
      expect((await ways.count()) === 3, 'there are not three ways on')
      await ways.first().click()
      await page.locator('article').nth(1).waitFor()
      await turnIs(page, 'done')
    },
  ],
  [
    'words from outside bring nothing to click and fetch nothing',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'inject something')
      await turnIs(page, 'done')
      expect(
        !(await page.locator('article a, article img, article script').count()),
        'markup came through',
      )
      const chips = await page
        .locator('article')
        .getByRole('button', { name: /^Open source/ })
        .count()
      expect(chips === 2, `${chips} chips; a citation without its source must draw none`)
      await button(page, /^Open source 9/)
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
      expect(
        !(await page.locator('dialog a, dialog img').count()),
        'markup came through in evidence',
      )
      await page.keyboard.press('Escape')
      await button(page, /^Why this/).click()
      await page.getByRole('heading', { name: 'Why this' }).waitFor()
      expect(
        !(await page.locator('dialog a, dialog img, dialog script').count()),
        'markup came through in the reasons',
      )
      for (const e of await leaving(page)) expect(false, `leaves the screen: ${e}`)
      for (const t of page.trouble) expect(false, t)
    },
  ],
  [
    'a refreshed price replaces the sentence',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'What is the price now?')
      await turnIs(page, 'done')
      const answer = await text(page)
      expect(answer.includes('$124.00') && !answer.includes('$119.00'), answer)
      expect(answer.includes('brought up to date'), 'it does not say that it was refreshed')
    },
  ],
  [
    'withheld sentences are owned up to',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'grinder, withheld')
      await turnIs(page, 'done')
      expect((await text(page)).includes('2 statements could not be confirmed'), 'not a word')
    },
  ],
  [
    'an answer composed because the model gave none says so',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'a grinder from a mute model')
      await turnIs(page, 'done')
      expect((await text(page)).includes('The language model could not answer'), 'not a word')
    },
  ],
  [
    'a card leads to the shop where it has a page for it, else to the evidence',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'grinder')
      await turnIs(page, 'done')
      const link = page.getByRole('link', { name: /Tamis 40/ })
      expect((await link.getAttribute('href')) === 'https://shop.example/p1', 'not to the shop')
      await button(page, /^Forte 60 Electric/).click()
      await page.locator('dialog [aria-current]').getByText('Hopper capacity').waitFor()
    },
  ],
  [
    'an opinion that could not be recorded is not called recorded',
    async ({ browser, base, mock, expect }) => {
      const page = await visit(browser, base, PHONE)
      await ask(page, 'unrecorded grinder')
      await turnIs(page, 'done')
      await button(page, 'Not helpful').click()
      await button(page, 'Something is missing').click()
      await page.getByText('could not be recorded').waitFor()
      await page.screenshot({ path: `${PICTURES}phone-unrecorded.png` })
      for (const v of await axe(page)) expect(false, `axe ${v}`)
      await button(page, 'Try again').click()
      await page.getByText('Your opinion is recorded').waitFor()
      const { verdict } = [...mock.turns.values()].find((t) => t.question === 'unrecorded grinder')
      expect(!verdict.helpful && verdict.reason === 'incomplete', JSON.stringify(verdict))
    },
  ],
  [
    'a receipt that does not match names the step',
    async ({ browser, base, expect }) => {
      for (const [word, step] of [
        ['forged', 'answer'],
        ['stray', 'inclusion'],
        ['unsigned', 'signature'],
      ]) {
        const page = await visit(browser, base, DESKTOP)
        await ask(page, `${word} grinder`)
        await turnIs(page, 'done')
        await button(page, 'Receipt').click()
        await page.locator(`[data-step=${step}][data-state=failed]`).waitFor({ timeout: 20_000 })
        const failed = await page.locator('[data-state=failed]').count()
        expect(failed === 1, `${word}: ${failed} steps failed`)
        await page.getByText('This receipt does not match').waitFor()
        await page.context().close()
      }
    },
  ],
  [
    'history opens an earlier conversation; back returns; a stranger’s is missing',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      await ask(page, 'first grinder')
      await turnIs(page, 'done')
      const address = page.url()
      await button(page, 'New chat').click()
      await page.getByRole('heading', { name: 'What are you looking for?' }).waitFor()
      await ask(page, 'second grinder')
      await turnIs(page, 'done')
      await button(page, 'History').click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /first grinder/ })
        .click()
      await page.locator('article').getByText('first grinder').waitFor()
      expect(page.url() === address, page.url())
      await page.goBack()
      await page.locator('article').getByText('second grinder').waitFor()
      const stranger = await visit(browser, base, PHONE)
      await stranger.goto(address)
      await stranger.getByText('not available any more').waitFor()
      expect(!(await stranger.getByText('first grinder').count()), 'a stranger read it')
      await stranger.screenshot({ path: `${PICTURES}phone-missing.png` })
    },
  ],
  [
    'two tabs of one shopper do not disturb each other',
    async ({ browser, base, expect }) => {
      const one = await visit(browser, base, DESKTOP)
      await ask(one, 'slow grinder')
      await turnIs(one, 'working')
      const two = await one.context().newPage()
      await two.goto(base)
      await two.getByRole('textbox').waitFor()
      await ask(two, 'compare grinders')
      await turnIs(two, 'done')
      await turnIs(one, 'done')
      expect((await one.locator('article').count()) === 1, 'tabs are mixed up')
    },
  ],
  [
    'product titles keep their own language',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, { ...DESKTOP, locale: 'es-ES' })
      await ask(page, 'Molinillo silencioso')
      await turnIs(page, 'done')
      expect((await page.locator('article h4').first().getAttribute('lang')) === 'en', 'no lang')
      expect(/119,00\sUS\$/.test(await text(page)), 'not a Spanish price')
    },
  ],
  [
    'forced colours, reduced motion, more contrast, wide text spacing',
    async ({ browser, base, expect }) => {
      for (const [name, options] of [
        ['forced', { forcedColors: 'active' }],
        ['calm', { reducedMotion: 'reduce' }],
        ['contrast', { contrast: 'more' }],
      ]) {
        const page = await visit(browser, base, { ...PHONE, ...options })
        await ask(page, 'grinder')
        await turnIs(page, 'done')
        for (const v of await axe(page))
          // Where colours are forced they are the browser's, and axe does not see them.
          if (name !== 'forced' || !v.startsWith('color-contrast'))
            expect(false, `${name}: axe ${v}`)
        await page.screenshot({ path: `${PICTURES}phone-${name}.png` })
      }
      const page = await visit(browser, base, { ...PHONE, bypassCSP: true })
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      })
      await ask(page, 'grinder')
      await turnIs(page, 'done')
      for (const e of await leaving(page)) expect(false, `spacing: ${e}`)
      await page.screenshot({ path: `${PICTURES}phone-spacing.png` })
    },
  ],
  [
    'a hundred turns: typing stays quick',
    async ({ browser, base, expect }) => {
      const page = await visit(browser, base, DESKTOP)
      const id = await page.evaluate(async () => {
        let conversationId
        for (let i = 0; i < 100; i++) {
          const response = await fetch('/api/v1/turns', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: JSON.stringify({ question: `grinder ${i}`, locale: 'en', conversationId }),
          })
          conversationId = (await response.json()).conversationId
        }
        return conversationId
      })
      await page.goto(`${base}/?c=${id}`)
      await page.locator('article[data-phase=done]').nth(99).waitFor()
      const slowest = await page.evaluate(async () => {
        const box = document.querySelector('textarea')
        box.focus()
        let worst = 0
        for (const letter of 'a quiet one') {
          const start = performance.now()
          document.execCommand('insertText', false, letter)
          await new Promise((r) => requestAnimationFrame(() => setTimeout(r)))
          worst = Math.max(worst, performance.now() - start)
        }
        return worst
      })
      console.log(`       slowest key with 100 turns on screen: ${Math.round(slowest)} ms`)
      expect(slowest < 200, `a key took ${slowest} ms`)
    },
  ],
]
