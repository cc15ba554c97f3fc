import { expect, test } from 'vitest'
import { highlights } from '../../src/features/evidence/highlight'
import type { Sentence, Source } from '../../src/lib/wire'

const passage = (text: string, highlight: [number, number] | null = null) =>
  ({ id: 'e1', text, highlight }) as Source
const said = (text: string, citations = ['e1']): Sentence => ({ sentence: 0, text, citations })

const marked = (source: Source, ...sentences: Sentence[]) =>
  highlights(source, sentences).map(([start, end]) => source.text.slice(start, end))

test('what the server names is highlighted, whatever the answer quotes', () => {
  expect(marked(passage('a bc d', [2, 4]), said('It says “a”.'))).toEqual(['bc'])
})

test('what the answer quotes word for word is highlighted, in the passage’s order', () => {
  const text = passage('Returns are free. You have 30 days. Pay later.')
  expect(
    marked(text, said('It says: «You have 30 days.»'), said('And “Returns are free.”')),
  ).toEqual(['Returns are free.', 'You have 30 days.'])
})

test('a part quoted twice is highlighted once', () => {
  expect(marked(passage('one two three'), said('“one two” and “two”'), said('“one two”'))).toEqual([
    'one two',
  ])
})

test('what other sentences quote, or what does not stand there, is not; then it is all of it', () => {
  const text = passage('weight: 82 g')
  expect(marked(text, said('“weight”', ['e2']), said('It is “light”.'))).toEqual(['weight: 82 g'])
})
