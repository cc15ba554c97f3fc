import type { Money } from './wire'

/** "$119.00", "119,00 US$": as the reader's language writes the shop's currency. */
export function money({ amount, currency }: Money, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
      amount as Intl.StringNumericLiteral,
    )
  } catch {
    return `${amount} ${currency}`
  }
}

export const number = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)

/** The text with every number on one line with its unit: "1.7 l" never ends a line at 7. */
export const withUnits = (text: string): string =>
  text.replace(/(\d) (?=\p{L}{1,3}(?!\p{L}))/gu, '$1\u00a0')

/** "a and b", "a y b". */
export const list = (items: string[], locale: string): string =>
  new Intl.ListFormat(locale).format(items)

/** "4.0": ratings are compared, so all show the same places. */
export const rating = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 }).format(
    value,
  )

/** "20%", "20 %". */
export const percent = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100)

/** Whole per cent taken off, or null when the two prices cannot be compared. */
export function discount(price: Money | null, was: Money | null): number | null {
  if (!price || !was || price.currency !== was.currency) return null
  const percent = Math.round((1 - Number(price.amount) / Number(was.amount)) * 100)
  return percent > 0 && percent < 100 ? percent : null
}

export const time = (iso: string, locale: string): string =>
  formatted(iso, locale, { timeStyle: 'short' })

export const dateTime = (iso: string, locale: string): string =>
  formatted(iso, locale, { dateStyle: 'medium', timeStyle: 'short' })

/** "Today", "Yesterday", "Monday, November 16": the day of a time, seen from now. */
export function day(time: string, locale: string, now: Date = new Date()): string {
  const date = new Date(time)
  const midnight = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate())
  const ago = Math.round((midnight(now) - midnight(date)) / 86_400_000)
  if (ago === 0 || ago === 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day')
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: ago < 7 ? 'full' : 'long' }).format(date)
}

export const date = (iso: string, locale: string): string =>
  formatted(iso, locale, { dateStyle: 'long' })

function formatted(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(locale, options).format(date)
}

/** An address of the web that may become a link. Only a whole one: this page is not the shop. */
export const webUrl = (url: string | null | undefined): string | undefined => httpOnly(url)

/** An address that a picture may come from: this site's as well. */
export const imageUrl = (url: string | null | undefined): string | undefined =>
  httpOnly(url, document.baseURI)

function httpOnly(url: string | null | undefined, base?: string): string | undefined {
  if (!url) return undefined
  try {
    const { protocol } = new URL(url, base)
    return protocol === 'https:' || protocol === 'http:' ? url : undefined
  } catch {
    return undefined
  }
}

/** `lang` for a text that is not in the page's language, else nothing. */
export const langOf = (language: string | null | undefined, locale: string): { lang?: string } =>
  language && !language.startsWith(locale) ? { lang: language } : {}
