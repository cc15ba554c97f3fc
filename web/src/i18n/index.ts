import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { recall, remember } from '../lib/memory'
import en from './en.json'
import type catalogue from './catalogue.en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en; catalogue: typeof catalogue }
  }
}

export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

const isLocale = (s: string): s is Locale => (LOCALES as readonly string[]).includes(s)

/** What the reader chose before, else what the address asks for (`?lang=es`), else the first language of the browser that the page speaks. */
export function preferredLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? ''
  const wanted = [recall('locale') ?? '', asked, ...navigator.languages].map((l) => l.slice(0, 2))
  return wanted.find(isLocale) ?? 'en'
}

/** Words of a room that is loaded when somebody enters it, and how to get them. */
type Room = (locale: Locale) => Promise<{ default: object }>
const rooms = new Map<string, Room>()

/** Makes a room's words known, in this language and in whatever is chosen later. */
export async function addWords(name: string, room: Room): Promise<void> {
  rooms.set(name, room)
  await furnish(i18n.language as Locale)
}

async function furnish(locale: Locale): Promise<void> {
  for (const [name, room] of rooms)
    if (!i18n.hasResourceBundle(locale, name))
      i18n.addResourceBundle(locale, name, (await room(locale)).default)
}

async function switchTo(locale: Locale): Promise<void> {
  if (!i18n.hasResourceBundle(locale, 'translation'))
    i18n.addResourceBundle(locale, 'translation', (await import('./es.json')).default)
  await furnish(locale)
  await i18n.changeLanguage(locale)
  document.documentElement.lang = locale
}

export async function chooseLocale(locale: Locale): Promise<void> {
  remember('locale', locale)
  await switchTo(locale)
}

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  })
  await switchTo(preferredLocale())
}
