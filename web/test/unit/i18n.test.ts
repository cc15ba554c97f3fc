import { expect, test } from 'vitest'
import catalogueEn from '../../src/i18n/catalogue.en.json'
import catalogueEs from '../../src/i18n/catalogue.es.json'
import en from '../../src/i18n/en.json'
import es from '../../src/i18n/es.json'

type Tree = { [key: string]: string | Tree }

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  )

const english = new Map([...flat(en), ...flat(catalogueEn, 'catalogue.')])
const spanish = new Map([...flat(es), ...flat(catalogueEs, 'catalogue.')])
const base = (key: string) => key.replace(/_(one|many|other)$/, '')
const names = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1]).toSorted()

test('both languages say the same things', () => {
  const keys = (m: Map<string, string>) => [...new Set([...m.keys()].map(base))].toSorted()
  expect(keys(spanish)).toEqual(keys(english))
})

test('every plural has all forms of its language', () => {
  for (const [key] of english)
    if (key.endsWith('_one')) {
      expect(english.has(`${base(key)}_other`), key).toBe(true)
      for (const form of ['one', 'many', 'other'])
        expect(spanish.has(`${base(key)}_${form}`), `${base(key)}_${form}`).toBe(true)
    }
})

test('the same values are filled in, and no text is left empty or untranslated', () => {
  for (const [key, text] of spanish) {
    const original = english.get(key) ?? english.get(`${base(key)}_other`)!
    expect(names(text), key).toEqual(names(original))
    expect(text.trim(), key).not.toBe('')
    if (text === original && !NESTED.test(text)) expect(SAME_IN_BOTH).toContain(key)
  }
})

/** Words that stand under another key. */
const NESTED = /^\$t\([\w.]+\)$/

const SAME_IN_BOTH = ['evidence.origin.manual']
