// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ConversationStore } from '../../src/features/chat/conversation'
import { remove } from '../../src/lib/api'
import type { Turn } from '../../src/features/chat/turn'
import { startMock } from '../mock/server.mjs'

let mock: Awaited<ReturnType<typeof startMock>>
let cookie = ''
let lost = 0

beforeAll(async () => {
  mock = await startMock({ tickMs: 2 })
  const real = globalThis.fetch
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 5))
  // A browser in small: resolves relative addresses, keeps the cookie, loses answers when told to.
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string>), cookie }
    const response = await real(mock.url + path, { ...init, headers })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (init.method === 'POST' && path.endsWith('/turns') && lost-- > 0) throw new TypeError('lost')
    return response
  })
})
afterEach(() => {
  lost = 0
})
afterAll(() => mock.stop())

const at = (store: ConversationStore, phase: Turn['phase']['at'], turn = 0) =>
  vi.waitFor(() => expect(store.current().turns[turn]?.phase.at).toBe(phase), {
    timeout: 5000,
    interval: 5,
  })

test('a question is asked, streamed and done', async () => {
  const store = new ConversationStore()
  store.ask('  Quiet coffee grinder ', 'en')
  expect(store.busy).toBe(true)
  await at(store, 'done')
  const { id, turns } = store.current()
  expect(id).toBeTruthy()
  expect(turns[0]).toMatchObject({ question: 'Quiet coffee grinder', reconnecting: false })
  expect(turns[0]?.sentences).toHaveLength(6)
  expect(turns[0]?.products).toHaveLength(3)
})

test('asking twice at once asks once', async () => {
  const store = new ConversationStore()
  const before = mock.stats.asked
  store.ask('grinder', 'en')
  store.ask('grinder', 'en')
  await at(store, 'done')
  expect(store.current().turns).toHaveLength(1)
  expect(mock.stats.asked).toBe(before + 1)
})

test('a lost answer to the question is asked for again under the same key', async () => {
  const store = new ConversationStore()
  const before = mock.stats.asked
  lost = 1
  store.ask('grinder', 'en')
  await at(store, 'done')
  expect(mock.stats.asked).toBe(before + 1)
})

test('a dropped stream resumes without repeating a sentence', async () => {
  const store = new ConversationStore()
  store.ask('drop the line, grinder', 'en')
  await at(store, 'done')
  const ids = store.current().turns[0]!.log.map((e) => e.id)
  expect(ids).toEqual(ids.map((_, i) => i + 1))
})

test('stop keeps what was released', async () => {
  const store = new ConversationStore()
  store.ask('slow grinder', 'en')
  await vi.waitFor(() => expect(store.current().turns[0]?.products).toHaveLength(3), 5000)
  store.stop()
  expect(store.current().turns[0]?.phase.at).toBe('stopping')
  await at(store, 'stopped')
  expect(store.current().turns[0]?.products).toHaveLength(3)
  expect(store.busy).toBe(false)
})

test('a reload replays the conversation and reads a running turn on', async () => {
  const first = new ConversationStore()
  first.ask('slow grinder', 'en')
  await vi.waitFor(() => expect(first.current().turns[0]?.log.length).toBeGreaterThan(2), 5000)
  const second = new ConversationStore()
  void second.open(first.current().id!)
  expect(second.current().state).toBe('loading')
  await vi.waitFor(() => expect(second.current().turns).toHaveLength(1), 5000)
  second.stop()
  await at(second, 'stopped')
  await at(first, 'stopped')
  expect(second.current().turns[0]?.log).toEqual(first.current().turns[0]?.log)
})

test('an unknown conversation is missing, not an error', async () => {
  const store = new ConversationStore()
  await store.open('nowhere')
  expect(store.current()).toEqual({ state: 'missing', turns: [] })
})

test('a rate limit says until when, and the same turn is sent again', async () => {
  const store = new ConversationStore()
  store.ask('limit grinder', 'en')
  await at(store, 'failed')
  const { phase, key } = store.current().turns[0]!
  expect(phase).toMatchObject({ failure: { code: 'rate_limited', again: 'send' } })
  expect(phase.at === 'failed' && phase.failure.until! - Date.now()).toBeGreaterThan(1000)
  store.retry(key, 'en')
  await at(store, 'done')
  expect(store.current().turns).toHaveLength(1)
})

test('a retryable failure is asked anew; a final one is not', async () => {
  const store = new ConversationStore()
  store.ask('fail grinder', 'en')
  await at(store, 'failed')
  store.retry(store.current().turns[0]!.key, 'en')
  expect(store.current().turns).toHaveLength(2)
  await at(store, 'failed', 1)
  store.startNew()
  store.ask('broken grinder', 'en')
  await at(store, 'failed')
  store.retry(store.current().turns[0]!.key, 'en')
  expect(store.current().turns).toHaveLength(1)
})

test('a question of an expired conversation can be asked in a new one', async () => {
  const store = new ConversationStore()
  store.ask('grinder', 'en')
  await at(store, 'done')
  cookie = 'subject=somebody-else'
  store.ask('and cheaper?', 'en')
  await at(store, 'failed', 1)
  const turn = store.current().turns[1]!
  expect(turn.phase).toMatchObject({ failure: { code: 'gone', again: 'restart' } })
  store.retry(turn.key, 'en')
  await at(store, 'done')
  expect(store.current().turns[0]?.question).toBe('and cheaper?')
})

test('what another tab asked is taken in, and what it deleted is gone', async () => {
  const here = new ConversationStore()
  here.ask('grinder', 'en')
  await at(here, 'done')
  const first = here.current().turns[0]
  const { id } = here.current()
  const there = new ConversationStore()
  await there.open(id ?? '')
  there.ask('another grinder', 'en')
  await at(there, 'done', 1)

  await here.refresh()
  await at(here, 'done', 1)
  expect(here.current().turns).toHaveLength(2)
  expect(here.current().turns[0], 'what stood there is drawn anew').toBe(first)

  await remove(id ?? '')
  await remove(id ?? '') // as gone as it can be
  await here.refresh()
  expect(here.current()).toEqual({ turns: [], state: 'missing' })
})

test('nothing is taken in amid an answer', async () => {
  const here = new ConversationStore()
  here.ask('grinder', 'en')
  await at(here, 'done')
  here.ask('slow grinder', 'en')
  const before = here.current()
  await here.refresh()
  expect(here.current().turns.map((t) => t.key)).toEqual(before.turns.map((t) => t.key))
  here.startNew()
})
