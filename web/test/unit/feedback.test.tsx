import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Feedback } from '../../src/features/chat/Feedback'
import { startI18n } from '../../src/i18n'
import type { Verdict } from '../../src/lib/wire'

beforeAll(startI18n)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Draws the buttons over a server that answers with these statuses, in turn. */
function draw(before: Verdict | undefined, ...statuses: number[]) {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push([path, JSON.parse(String(init.body))])
    return new Response('{}', { status: statuses[sent.length - 1] ?? 200 })
  })
  render(<Feedback turnId="t/1" before={before} />)
  return sent
}

const button = (name: string) => screen.getByRole('button', { name })
const pressed = (name: string) => button(name).getAttribute('aria-pressed')
const says = (words: string) =>
  waitFor(() => expect(screen.getByRole('status').textContent).toContain(words))

test('a helpful answer is said so with one click', async () => {
  const sent = draw(undefined, 200)
  fireEvent.click(button('Helpful'))
  await says('recorded in the shop’s log')
  expect(sent).toEqual([['/api/v1/turns/t%2F1/feedback', { helpful: true }]])
  expect([pressed('Helpful'), pressed('Not helpful')]).toEqual(['true', 'false'])
  fireEvent.click(button('Helpful'))
  expect(sent).toHaveLength(1)
})

test('one that is not needs a reason; only then is it sent', async () => {
  const sent = draw(undefined, 200)
  expect(screen.queryByRole('button', { name: 'Something is missing' })).toBeNull()
  fireEvent.click(button('Not helpful'))
  expect(button('Not helpful').getAttribute('aria-expanded')).toBe('true')
  expect(sent).toEqual([])
  fireEvent.click(button('Something is missing'))
  await says('recorded in the shop’s log')
  expect(sent).toEqual([['/api/v1/turns/t%2F1/feedback', { helpful: false, reason: 'incomplete' }]])
  expect(button('Not helpful').getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(button('Not helpful'))
})

test('what was not recorded is said so, and the same verdict can be sent again', async () => {
  const sent = draw(undefined, 503, 429, 200)
  fireEvent.click(button('Helpful'))
  await says('could not be recorded')
  expect(pressed('Helpful')).toBe('false')
  fireEvent.click(button('Try again'))
  await says('try again in a moment')
  fireEvent.click(button('Try again'))
  await says('recorded in the shop’s log')
  expect(sent.map((s) => (s as unknown[])[1])).toEqual(Array(3).fill({ helpful: true }))
})

test('what was said before the page was loaded is seen, and can be changed', async () => {
  const sent = draw({ helpful: false, reason: 'unclear' }, 503, 200)
  expect([pressed('Helpful'), pressed('Not helpful')]).toEqual(['false', 'true'])
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.getByText('You said: It is hard to understand')).toBeTruthy()
  fireEvent.click(button('Helpful'))
  await says('could not be recorded')
  expect([pressed('Helpful'), pressed('Not helpful')]).toEqual(['false', 'true'])
  fireEvent.click(button('Try again'))
  await says('recorded in the shop’s log')
  expect([pressed('Helpful'), pressed('Not helpful')]).toEqual(['true', 'false'])
  expect(sent).toHaveLength(2)
  expect(screen.queryByText(/You said/)).toBeNull()
})

test('a reason in words that the page does not know is shown as it was given', () => {
  draw({ helpful: false, reason: 'The price <b>is</b> old & wrong' })
  expect(screen.getByText('You said: The price <b>is</b> old & wrong')).toBeTruthy()
})

test('which reason was given is seen among the others', () => {
  draw({ helpful: false, reason: 'unclear' })
  fireEvent.click(button('Not helpful'))
  expect([pressed('It is hard to understand'), pressed('Something else')]).toEqual([
    'true',
    'false',
  ])
})
