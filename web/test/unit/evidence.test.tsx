import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { newTurn, type Turn } from '../../src/features/chat/turn'
import { EvidencePanel } from '../../src/features/evidence/EvidencePanel'
import { startI18n } from '../../src/i18n'
import type { Source } from '../../src/lib/wire'

beforeAll(startI18n)
afterEach(cleanup)

const text = 'Returns are free. You have 30 days. Pay later.'

/** What is highlighted of the one passage that an answer cites. */
function marked(highlight: Source['highlight']): string[] {
  const source = { id: 'e1', mark: 1, origin: 'policy', title: 'Returns', text, highlight }
  const turn: Turn = {
    ...newTurn('k', 'q'),
    sentences: [{ sentence: 0, text: 'x', citations: ['e1'] }],
    sources: [{ ...source, version: 1, asOf: '2026-01-01T00:00:00Z', language: 'en' } as Source],
  }
  const { container } = render(
    <EvidencePanel turn={turn} active="e1" onPick={() => {}} onClose={() => {}} />,
  )
  expect(container.querySelector('blockquote')?.textContent).toBe(text)
  return [...container.querySelectorAll('mark')].map((m) => m.textContent ?? '')
}

test('the parts that the server names are highlighted, and no others', () => {
  expect(
    marked([
      [0, 17],
      [18, 35],
    ]),
  ).toEqual(['Returns are free.', 'You have 30 days.'])
})

test('a passage kept before parts were named is shown without', () => {
  expect(marked(null)).toEqual([])
})
