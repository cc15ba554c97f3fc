import { expect, test } from 'vitest'
import { retryAfter } from '../../src/lib/api'
import {
  day,
  discount,
  imageUrl,
  langOf,
  list,
  money,
  percent,
  rating,
  webUrl,
  withUnits,
} from '../../src/lib/format'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('money is written as the reader’s language writes it, to the cent and without rounding up', () => {
  expect(money(usd('119.00'), 'en')).toBe('$119.00')
  expect(plain(money(usd('119.00'), 'es'))).toBe('119,00 US$')
  expect(money(usd('9007199254740993.11'), 'en')).toBe('$9,007,199,254,740,993.11')
  expect(plain(money({ amount: '5', currency: '??' }, 'en'))).toBe('5 ??')
})

test('a discount needs two prices of one currency and a real difference', () => {
  expect(discount(usd('119'), usd('149'))).toBe(20)
  expect(discount(usd('149'), usd('119'))).toBeNull()
  expect(discount(usd('1'), { amount: '2', currency: 'EUR' })).toBeNull()
  expect(discount(null, usd('2'))).toBeNull()
  expect(discount(usd('1'), usd('0'))).toBeNull()
})

test('only whole addresses of the web become links; pictures may be this site’s own', () => {
  expect(webUrl('https://shop.example/1')).toBe('https://shop.example/1')
  expect(webUrl('/products/1')).toBeUndefined()
  expect(webUrl('//elsewhere.example/1')).toBeUndefined()
  expect(imageUrl('/img/1.svg')).toBe('/img/1.svg')
  expect(imageUrl('https://shop.example/1.png')).toBe('https://shop.example/1.png')
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'http://',
    '',
    null,
  ]) {
    expect(webUrl(bad), String(bad)).toBeUndefined()
    expect(imageUrl(bad), String(bad)).toBeUndefined()
  }
})

test('a number stays with its unit, not with any word', () => {
  expect(withUnits('Kettle 1.7 l, 2 years, 30 cm')).toBe('Kettle 1.7\u00a0l, 2 years, 30\u00a0cm')
})

test('numbers are written as the reader’s language writes them', () => {
  expect([rating(4, 'en'), rating(4.65, 'es')]).toEqual(['4.0', '4,65'])
  expect([percent(20, 'en'), plain(percent(20, 'es'))]).toEqual(['20%', '20 %'])
})

test('names are listed as the reader’s language lists them', () => {
  expect(list(['a'], 'en')).toBe('a')
  expect(list(['a', 'b'], 'es')).toBe('a y b')
})

test('a text in the page’s language needs no lang', () => {
  expect(langOf('en-GB', 'en')).toEqual({})
  expect(langOf('en', 'es')).toEqual({ lang: 'en' })
  expect(langOf(null, 'es')).toEqual({})
})

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  expect(retryAfter('3', now)).toBe(3)
  expect(retryAfter('Thu, 01 Jan 2026 00:00:05 GMT', now)).toBe(5)
  expect(retryAfter('Wed, 31 Dec 2025 00:00:05 GMT', now)).toBe(0)
  expect(retryAfter('soon', now)).toBeUndefined()
  expect(retryAfter(null, now)).toBeUndefined()
})

test('a day is told as it is seen from now, in the reader’s time zone', () => {
  const now = new Date(2026, 10, 22, 0, 30)
  const at = (...when: [number, number, number, number]) => new Date(...when).toISOString()
  expect(day(at(2026, 10, 22, 0), 'en', now)).toBe('Today')
  expect(day(at(2026, 10, 21, 23), 'es', now)).toBe('Ayer')
  expect(day(at(2026, 10, 17, 12), 'en', now)).toBe('Tuesday, November 17, 2026')
  expect(day(at(2025, 10, 22, 12), 'es', now)).toBe('22 de noviembre de 2025')
})
