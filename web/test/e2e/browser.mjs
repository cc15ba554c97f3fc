// What every scenario needs: a browser that talks to nobody else, and eyes for what a green test
// cannot see.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const PICTURES = fileURLToPath(new URL('../../target/e2e/', import.meta.url))
mkdirSync(PICTURES, { recursive: true })

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}
export const DESKTOP = { viewport: { width: 1440, height: 900 } }

export function launch() {
  if (!existsSync(EXECUTABLE)) {
    console.error(`No browser at ${EXECUTABLE}. Install chromium, or name one in CHROMIUM.`)
    process.exit(69)
  }
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS })
}

/** A page of a fresh browser. `page.trouble` gathers what none may do: errors, requests elsewhere. */
export async function fresh(browser, base, options = {}) {
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
  return page
}

/** A fresh shopper. */
export async function visit(browser, base, options = {}) {
  const page = await fresh(browser, base, options)
  await page.goto(base)
  await page.getByRole('textbox').waitFor()
  return page
}

export const ask = async (page, question) => {
  await page.getByRole('textbox').fill(question)
  await page.getByRole('textbox').press('Enter')
}

export const turnIs = (page, phase) =>
  page.locator(`article[data-phase="${phase}"]`).last().waitFor({ timeout: 20_000 })

export async function axe(page) {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly }),
    RULES,
  )
  return violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`)
}

/** Texts and controls that leave the screen sideways; what scrolls on purpose is left out. */
export const leaving = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('p,li,h1,h2,h3,h4,button,select,textarea,dd,td,th')]
      .filter((e) => {
        if (!e.checkVisibility() || e.closest('[role=region],.sr,.skip')) return false
        const r = e.getBoundingClientRect()
        return r.width > 1 && (r.right > innerWidth + 1 || r.left < -1)
      })
      .map((e) => `${e.tagName} ${e.textContent.slice(0, 30)}`)
      .slice(0, 5),
  )

/** Labels cut off inside their own box. */
export const clipped = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button,h1,h2,h3,p,dd,th,td')]
      .filter((e) => e.checkVisibility() && !e.closest('.sr,.skip,[class*=word]'))
      .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
      .map((e) => `${e.tagName} ${e.textContent.slice(0, 30)}`)
      .slice(0, 5),
  )

/** What a refused or unreachable server makes the browser say; the page says it better. */
const EXPECTED = /status of (4|5)\d\d|net::ERR_FAILED/

/** A picture of this state, and everything about it that can be checked without looking at it. */
export async function look(page, name, expect) {
  await settled(page)
  await page.screenshot({ path: `${PICTURES}${name}.png` })
  for (const v of await axe(page)) expect(false, `${name}: axe ${v}`)
  for (const e of await leaving(page)) expect(false, `${name}: leaves the screen: ${e}`)
  for (const e of await clipped(page)) expect(false, `${name}: cut off: ${e}`)
  for (const t of page.trouble.splice(0)) if (!EXPECTED.test(t)) expect(false, `${name}: ${t}`)
}

/** Fonts are there, pictures drawn, nothing moves or scrolls any more. */
export const settled = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    const inView = [...document.images].filter((image) => image.loading !== 'lazy')
    await Promise.all(inView.map((image) => image.decode().catch(() => {})))
    const scroller = document.querySelector('main [tabindex="-1"]')
    const moving = () =>
      document.getAnimations().some((a) => a.effect?.getComputedTiming().iterations !== Infinity)
    let top = scroller?.scrollTop
    for (let still = 0; still < 3; still++) {
      await new Promise((drawn) => requestAnimationFrame(drawn))
      if (moving() || scroller?.scrollTop !== top) still = -1
      top = scroller?.scrollTop
    }
  })

/** Where the composer stands: docked at the foot of an unscrolled page. */
export const docked = (page) =>
  page.evaluate(() => {
    const form = document.querySelector('form').getBoundingClientRect()
    const root = document.documentElement
    return (
      form.bottom <= innerHeight &&
      form.bottom > innerHeight - 90 &&
      scrollY === 0 &&
      document.querySelector('main').scrollTop === 0 &&
      root.scrollHeight <= innerHeight
    )
  })
