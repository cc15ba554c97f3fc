import { cleanup, render, screen } from '@testing-library/react'
import i18n from 'i18next'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { Notice } from '../../src/features/chat/Notice'
import { newTurn, type Failure } from '../../src/features/chat/turn'
import { chooseLocale, startI18n } from '../../src/i18n'
import en from '../../src/i18n/en.json'
import es from '../../src/i18n/es.json'

beforeAll(startI18n)
afterEach(cleanup)

function says(failure: Failure): string {
  const turn = { ...newTurn('k', 'q'), phase: { at: 'failed' as const, failure } }
  render(<Notice last={turn} state="ready" onRetry={() => {}} onReload={() => {}} />)
  const words = screen.getByRole('alert').textContent ?? ''
  cleanup()
  return words
}

test('every code is told in its own words, in both languages', async () => {
  for (const [locale, { failure }] of [
    ['en', en],
    ['es', es],
  ] as const) {
    await chooseLocale(locale)
    for (const code of Object.keys(failure.code)) {
      const words = says({ code, again: 'ask' })
      expect(words, code).not.toBe(failure.default)
      expect(words, code).not.toMatch(/\$t|failure\./)
      expect(i18n.t(`failure.code.${code}` as 'failure.code.gone'), code).toBe(words)
    }
    expect(says({ code: 'interrupted', again: 'ask' })).toBe(failure.code.interrupted)
  }
  await chooseLocale('en')
})

test('a code without words is told by what can be done', () => {
  expect(says({ code: 'news', again: 'ask' })).toBe(en.failure.default)
  expect(says({ code: 'http_415', again: null })).toBe(en.failure.rejected)
  expect(says({ code: 'news', again: null })).toBe(en.failure.permanent)
})
