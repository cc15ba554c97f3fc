import { createParser } from 'eventsource-parser'
import { problemOf } from './api'
import { isTerminal, type WireEvent } from './wire'

/** Three heartbeats of 15 s missed: the connection is dead although nobody closed it. */
const SILENCE_MS = 45_000
const FIRST_DELAY_MS = 400
const LONGEST_DELAY_MS = 8_000
/** About forty seconds of trying; after that the reader decides. */
const MOST_ATTEMPTS = 8
/** A server that closes this often in a row without a word has no more to say. */
const MOST_EMPTY = 2

/** The server has sent all it has, and the last event is not among it: it lost the turn's end. */
export class Unfinished extends Error {}

export interface Listener {
  event(e: WireEvent): void
  /** `false` when the stream has broken and is being opened again, `true` once it flows. */
  flowing(yes: boolean): void
}

export interface StreamOptions {
  /** Continue behind this event; every event when absent. */
  after?: number | undefined
  signal: AbortSignal
  fetchImpl?: typeof fetch
  firstDelayMs?: number
  silenceMs?: number
  mostAttempts?: number
}

/**
 * Reads one turn's events to its last one, each exactly once, through as many connections as it
 * takes. Throws a Problem when the server refuses for good, Unfinished when it has no more, and the
 * last error when it stays out of reach.
 */
export async function readTurn(url: string, to: Listener, options: StreamOptions): Promise<void> {
  const { signal, fetchImpl = fetch, firstDelayMs = FIRST_DELAY_MS } = options
  const { silenceMs = SILENCE_MS, mostAttempts = MOST_ATTEMPTS } = options
  let last = options.after ?? -1
  let finished = false
  let attempt = 0
  let empty = 0

  const connect = async () => {
    const line = new AbortController()
    const hangUp = () => line.abort()
    signal.addEventListener('abort', hangUp)
    let silence = setTimeout(hangUp, silenceMs)
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' }
      if (last >= 0) headers['last-event-id'] = String(last)
      const response = await fetchImpl(url, {
        signal: line.signal,
        headers,
        cache: 'no-store',
        credentials: 'same-origin',
      })
      if (!response.ok || !response.body) throw await problemOf(response)
      const parser = createParser({
        onEvent({ id, event, data }) {
          const number = Number(id)
          if (finished || !id || !Number.isInteger(number) || number <= last) return
          last = number
          attempt = 0
          empty = 0
          finished = isTerminal(event ?? '')
          to.event({ id: number, event: event ?? 'message', data })
        },
      })
      to.flowing(true)
      const reader = response.body.getReader()
      const text = new TextDecoder()
      while (!finished) {
        const { value, done } = await reader.read()
        if (done) throw new Unfinished('the stream ended before its last event')
        clearTimeout(silence)
        silence = setTimeout(hangUp, silenceMs)
        parser.feed(text.decode(value, { stream: true }))
      }
    } finally {
      clearTimeout(silence)
      signal.removeEventListener('abort', hangUp)
      line.abort()
    }
  }

  while (!finished && !signal.aborted) {
    try {
      await connect()
    } catch (e) {
      if (signal.aborted || finished) return
      const status = (e as { status?: number }).status ?? 0
      const forGood = status >= 400 && status < 500 && status !== 429
      if (e instanceof Unfinished && ++empty >= MOST_EMPTY) throw e
      if (forGood || ++attempt >= mostAttempts) throw e
      to.flowing(false)
      const pushedBack = ((e as { retryAfter?: number }).retryAfter ?? 0) * 1000
      const backOff = Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (attempt - 1))
      await pause(Math.max(pushedBack, backOff), signal)
    }
  }
}

/** Waits, but no longer than until the browser is online again or nobody waits any more. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', end)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    globalThis.addEventListener?.('online', end)
    signal?.addEventListener('abort', end)
  })
}
