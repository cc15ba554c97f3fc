// Every state of the page in both sizes, themes and languages: axe, nothing cut off, and a picture
// to be looked at.
import { ask, DESKTOP, look, PHONE, turnIs, visit } from './browser.mjs'

const Q = {
  en: {
    find: 'Quiet coffee grinder under $150',
    stuck: 'A grinder, but the line gets stuck',
    compare: 'Compare the Tamis 40 and the Forte 60',
    refusal: 'How do I remove the safety lock?',
    none: 'A grinder under $20',
    policy: 'Can I return an opened grinder?',
    clarify: 'Which Tamis?',
    bare: 'A bare grinder, withheld',
    person: 'Can I talk to a person?',
    fail: 'A grinder that will fail',
    limit: 'Too near the limit',
    forged: 'A forged grinder',
    close: 'Close',
    receipt: 'Receipt',
    history: 'History',
    stop: 'Stop',
    open1: /Open source 1/,
    why: /^Why this: Tamis/,
    whyUnmet: /^Why this: Forte/,
    rename: /^Rename “/,
    remove: /^Delete “/,
    erase: 'Erase everything…',
  },
  es: {
    find: 'Molinillo de café silencioso por menos de 150 $',
    stuck: 'Un molinillo, pero se queda atascado',
    compare: 'Compara el Tamis 40 y el Forte 60',
    refusal: '¿Cómo quito el bloqueo de seguridad?',
    none: 'Un molinillo por menos de 20 $',
    policy: '¿Puedo devolver un molinillo abierto?',
    clarify: '¿Qué Tamis?',
    bare: 'Un molinillo desconocido, omite algo',
    person: '¿Puedo hablar con una persona?',
    fail: 'Un molinillo que falla',
    limit: 'Muy cerca del límite',
    forged: 'Un molinillo falso',
    close: 'Cerrar',
    receipt: 'Recibo',
    history: 'Historial',
    stop: 'Detener',
    open1: /Abrir la fuente 1/,
    why: /^Por qué este: Tamis/,
    whyUnmet: /^Por qué este: Forte/,
    rename: /^Cambiar el nombre de «/,
    remove: /^Borrar «/,
    erase: 'Borrar todo…',
  },
}

const SIZES = {
  phone: PHONE,
  small: { ...PHONE, viewport: { width: 320, height: 640 } },
  desktop: DESKTOP,
}

const looksOf = (size, theme, language) => async (context) => {
  const { browser, base, expect } = context
  const q = Q[language]
  const options = { ...SIZES[size], colorScheme: theme }
  const locale = language === 'es' ? 'es-ES' : 'en-US'
  let page = await visit(browser, base, { ...options, locale })
  const name = (state) => `${size}-${theme}-${language}-${state}`
  const at = (state) => look(page, name(state), expect)
  const anew = async () => {
    await page.context().close()
    page = await visit(browser, base, { ...options, locale })
  }
  const button = (label) => page.getByRole('button', { name: label })

  await page.getByRole('listitem').first().waitFor()
  await at('01-start')
  await ask(page, q.stuck)
  await page.locator('article li').nth(2).waitFor()
  await at('02-streaming')
  await button(q.stop).click()
  await turnIs(page, 'stopped')
  await at('03-stopped')
  await anew()
  await ask(page, q.find)
  await turnIs(page, 'done')
  await at('04-done')
  await button(q.open1).first().click()
  await page.getByRole('dialog').waitFor()
  await at('05-evidence')
  await page.keyboard.press('Escape')
  await button(q.whyUnmet).click()
  await page.locator('#why-this').waitFor()
  await at('05-why')
  await page.keyboard.press('Escape')
  await button(q.receipt).click()
  await page.locator('[data-step=signature][data-state=proven]').waitFor({ timeout: 20_000 })
  await at('06-receipt')
  await page.keyboard.press('Escape')
  await page.locator('main [tabindex="-1"]').evaluate((e) => e.scrollTo(0, e.scrollHeight))
  await at('07-end')
  await ask(page, q.compare)
  await turnIs(page, 'done')
  await page.getByRole('table').waitFor()
  await at('08-compare')
  await button(q.history).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await at('09-history')
  await button(q.rename).first().click()
  await at('09-renaming')
  await page.keyboard.press('Escape')
  await button(q.remove).first().click()
  await at('09-removed')
  // Who leaves the page does not want it back; here it is wanted.
  await page.keyboard.press('Enter')
  await page.goto(`${base}/mine`)
  await button(q.erase).waitFor()
  await at('19-mine')
  await button(q.erase).click()
  await at('19-mine-erase')
  for (const [state, question] of [
    ['10-refusal', q.refusal],
    ['11-none', q.none],
    ['12-policy', q.policy],
    ['13-clarify', q.clarify],
    ['14-bare', q.bare],
    ['15-person', q.person],
  ]) {
    await anew()
    await ask(page, question)
    await turnIs(page, 'done')
    await at(state)
  }
  await anew()
  await ask(page, q.fail)
  await turnIs(page, 'failed')
  await at('16-failed')
  await anew()
  await ask(page, `${q.limit} ${name('')}`)
  await turnIs(page, 'failed')
  await at('17-limit')
  await anew()
  await ask(page, q.forged)
  await turnIs(page, 'done')
  await button(q.receipt).click()
  await page.locator('[data-step=answer][data-state=failed]').waitFor({ timeout: 20_000 })
  await at('18-forged')
}

export const looks = ['phone', 'small', 'desktop'].flatMap((size) =>
  ['light', 'dark'].flatMap((theme) =>
    ['en', 'es'].map((language) => [
      `looks: ${size}, ${theme}, ${language}`,
      looksOf(size, theme, language),
    ]),
  ),
)
