import { expect, test, vi } from 'vitest'
import { readTurn, Unfinished } from '../../src/lib/sse'
import type { WireEvent } from '../../src/lib/wire'

/** A response that hands out its body byte by byte, as a bad network may, and like fetch ends with its signal. */
const stream =
  (text: string, hang = false) =>
  (signal?: AbortSignal | null) =>
    new Response(
      new ReadableStream({
        start(c) {
          for (const byte of new TextEncoder().encode(text)) c.enqueue(Uint8Array.of(byte))
          if (hang) signal?.addEventListener('abort', () => c.error(new Error('aborted')))
          else c.close()
        },
      }),
      { headers: { 'content-type': 'text/event-stream' } },
    )

type Answer = (signal?: AbortSignal | null) => Response | Promise<Response>

async function read(responses: Answer[], after?: number) {
  const asked: (string | null)[] = []
  const events: WireEvent[] = []
  const flowing: boolean[] = []
  const fetchImpl = vi.fn(async (_: unknown, init?: RequestInit) => {
    asked.push(new Headers(init?.headers).get('last-event-id'))
    return await responses[asked.length - 1]!(init?.signal)
  })
  const ended = readTurn(
    '/x',
    { event: (e) => events.push(e), flowing: (yes) => flowing.push(yes) },
    {
      after,
      signal: new AbortController().signal,
      fetchImpl: fetchImpl as never,
      firstDelayMs: 1,
      silenceMs: 60,
      mostAttempts: 4,
    },
  )
  return { asked, events, flowing, ended }
}

const DELTA = 'id: 1\nevent: delta\ndata: {"text":"ñ"}\n\n'
const DONE = 'id: 3\nevent: done\ndata: {}\n\n'

test('a broken stream goes on behind the last event and repeats none', async () => {
  const { asked, events, flowing, ended } = await read([
    stream(`${DELTA}id: 2\nevent: del`),
    stream(`${DELTA}id: 2\nevent: delta\ndata: {"text":"b"}\n\n${DONE}`),
  ])
  await ended
  expect(asked).toEqual([null, '1'])
  expect(events.map((e) => e.id)).toEqual([1, 2, 3])
  expect(flowing).toEqual([true, false, true])
})

test('data arrives word for word, whatever its spacing', async () => {
  const { events, ended } = await read([
    stream('id: 1\nevent: delta\ndata:{ "text" :  "ñ" }\n\nid: 2\nevent: done\ndata: {}\n\n'),
  ])
  await ended
  expect(events[0]?.data).toBe('{ "text" :  "ñ" }')
})

test('a reload reads on from where its copy ends', async () => {
  const { asked, ended } = await read([stream(DONE)], 2)
  await ended
  expect(asked).toEqual(['2'])
})

test('events without a usable number and comments show nothing', async () => {
  const { events, ended } = await read([
    stream(`: beat\n\nevent: delta\ndata: {}\n\nid: x\nevent: delta\ndata: {}\n\n${DONE}`),
  ])
  await ended
  expect(events.map((e) => e.event)).toEqual(['done'])
})

test('nothing behind the last event is read', async () => {
  const { events, ended } = await read([stream(`${DONE}id: 4\nevent: delta\ndata: {}\n\n`)])
  await ended
  expect(events).toHaveLength(1)
})

test('a connection that fell silent is given up and opened again', async () => {
  const { asked, ended } = await read([stream(DELTA, true), stream(DONE)])
  await ended
  expect(asked).toEqual([null, '1'])
})

test('a refusal for good is thrown at once, with its code', async () => {
  const { asked, ended } = await read([() => new Response('{"code":"not_found"}', { status: 404 })])
  await expect(ended).rejects.toMatchObject({ status: 404, code: 'not_found' })
  expect(asked).toHaveLength(1)
})

test('a server that twice has nothing more to say has lost the end', async () => {
  const { asked, ended } = await read([stream(DELTA), stream(''), stream(DONE)])
  await expect(ended).rejects.toThrow(Unfinished)
  expect(asked).toEqual([null, '1'])
})

test('a server that stays away is given up after the last attempt', async () => {
  const away = () => Promise.reject(new TypeError('offline'))
  const { asked, ended } = await read([away, away, away, away, away])
  await expect(ended).rejects.toThrow('offline')
  expect(asked).toHaveLength(4)
})
