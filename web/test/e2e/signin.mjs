// Signing in with an account of the shop's, against the mock and its one account.
import { DESKTOP, fresh, look, PHONE } from './browser.mjs'

const LOOKS = [
  ['phone-en', { ...PHONE, locale: 'en-US' }],
  ['phone-dark-es', { ...PHONE, locale: 'es-ES', colorScheme: 'dark' }],
  ['narrow-es', { ...PHONE, viewport: { width: 320, height: 640 }, locale: 'es-ES' }],
  ['desktop-en', { ...DESKTOP, locale: 'en-US' }],
  ['desktop-dark-es', { ...DESKTOP, locale: 'es-ES', colorScheme: 'dark' }],
]

async function open(browser, base, options) {
  const page = await fresh(browser, base, options)
  await page.goto(base + '/sign-in?to=/')
  await page.locator('form').waitFor()
  return page
}

const judged = (page, name, expect) => look(page, `signin-${name}`, expect)

export const signin = [
  [
    'sign-in: refused, locked, signed in, new password, signed out',
    async ({ browser, base, expect }) => {
      for (const [look, options] of LOOKS) {
        const page = await open(browser, base, options)
        await judged(page, `${look}-form`, expect)
        const [name, password] = [page.locator('#name'), page.locator('#password')]
        await name.fill('ana')
        await password.fill('wrong')
        await password.press('Enter')
        await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
        await judged(page, `${look}-wrong`, expect)
        expect((await password.inputValue()) === 'wrong', 'what was typed is kept')
        await page.locator('button[aria-pressed=false]').click()
        expect((await password.getAttribute('type')) === 'text', 'the password can be seen')
        await password.fill('a good password')
        await password.press('Enter')
        await page.getByRole('navigation').waitFor()
        await judged(page, `${look}-known`, expect)
        await page.locator('summary').click()
        await page.locator('#old').fill('a good password')
        await page.locator('#new').fill('short')
        await page.locator('#new').press('Enter')
        await page.getByRole('alert').filter({ hasText: '12' }).waitFor()
        await page.locator('#new').fill('a good password')
        await page.locator('#new').press('Enter')
        await page.getByRole('status').waitFor()
        await judged(page, `${look}-password`, expect)
        await page.locator('main > button').click()
        await page.waitForURL(`${base}/`)
        await page.getByRole('textbox').waitFor()
        expect(new URL(page.url()).pathname === '/', 'signing out leads to the assistant')
        await page.context().close()
      }
      const page = await open(browser, base, LOOKS[0][1])
      await page.locator('#name').fill('ana')
      for (let i = 0; i < 3; i++) {
        const answered = page.waitForResponse('**/session')
        await page.locator('#password').fill(`wrong ${i}`)
        await page.locator('#password').press('Enter')
        await answered
      }
      await page.getByRole('alert').filter({ hasText: '2 minutes' }).waitFor()
    },
  ],
  [
    'sign-in: the way on stays in this page',
    async ({ browser, base, expect }) => {
      for (const [to, path] of [
        ['/mine', '/mine'],
        ['//evil.example/', '/sign-in'],
        ['https://evil.example/', '/sign-in'],
        ['/\\evil.example', '/sign-in'],
      ]) {
        const context = await browser.newContext({ locale: 'en-US' })
        const page = await context.newPage()
        await page.goto(`${base}/sign-in?to=${encodeURIComponent(to)}`)
        await page.locator('#name').fill('ana')
        await page.locator('#password').fill('a good password')
        await page.locator('#password').press('Enter')
        await page.waitForLoadState('networkidle')
        await page.locator('h1').first().waitFor()
        expect(page.url().startsWith(base + path), `${to} led to ${page.url()}`)
        await context.close()
      }
    },
  ],
]
