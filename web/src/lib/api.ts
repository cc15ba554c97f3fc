import type {
  Conversation,
  ConversationSummary,
  OwnData,
  Receipt,
  Session,
  Shop,
  Verdict,
} from './wire'

const BASE = '/api/v1'

/** A request that the server refused, in the words of RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** Seconds to wait before asking again; absent when the server names none. */
    readonly retryAfter?: number,
  ) {
    super(`${status} ${code}`)
  }
}

/** Whether somebody would have to sign in, or sign in again. */
export const isSignedOut = (e: unknown): boolean =>
  e instanceof Problem && (e.code === 'session_over' || e.code === 'sign_in_needed')

/** The server was not reached at all: no answer is known to exist. */
export class Unreachable extends Error {}

/** Seconds of a Retry-After header, which is a number or an HTTP date. */
export function retryAfter(header: string | null, now: number = Date.now()): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds))
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown }
  const wait = retryAfter(response.headers.get('retry-after'))
  // What the sign-in of an identity provider says instead of redirecting a script.
  const unnamed = [401, 499].includes(response.status) ? 'session_over' : `http_${response.status}`
  return new Problem(
    response.status,
    typeof body.code === 'string' ? body.code : unnamed,
    typeof body.detail === 'string' ? body.detail : '',
    wait,
  )
}

export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(BASE + path, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...init.headers },
    })
  } catch (cause) {
    throw init.signal?.aborted ? cause : new Unreachable('no connection', { cause })
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

export const json = async <T>(path: string, init?: RequestInit): Promise<T> =>
  (await (await send(path, init)).json()) as T

const DELETE = { method: 'DELETE' }

export interface Ask {
  question: string
  conversationId?: string
  locale: string
}

/** Asks once, however often it is sent: the key makes a repeated request the same request. */
export const ask = (body: Ask, key: string, signal?: AbortSignal) =>
  json<{ turnId: string; conversationId: string }>('/turns', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

export const cancel = (turnId: string) =>
  send(`/turns/${encodeURIComponent(turnId)}/cancel`, { method: 'POST' })

/** Says whether an answer helped; a later verdict replaces an earlier one. */
export const feedback = (turnId: string, verdict: Verdict) =>
  send(`/turns/${encodeURIComponent(turnId)}/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(verdict),
  })

export const eventsOf = (turnId: string) => `${BASE}/turns/${encodeURIComponent(turnId)}/events`

export const shop = () => json<Shop>('/shop')

export const session = () => json<Session>('/session')

const sending = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const signIn = (name: string, password: string) =>
  json<Session>('/session', sending({ name, password }))

/** Everywhere else one is signed out by it. */
export const changePassword = (old: string, password: string) =>
  json<Session>('/session/password', sending({ old, password }))

export const signOut = () => send('/session', { method: 'DELETE' })

const one = (id: string) => `/conversations/${encodeURIComponent(id)}`

/** The server lists no more at once; older ones are asked for by the last one's time. */
export const LISTED = 100

export const conversations = (search = '', before = '') => {
  const query = new URLSearchParams({
    ...(search ? { search } : {}),
    ...(before ? { before } : {}),
  })
  return json<ConversationSummary[]>(`/conversations?${query}`)
}

export const conversation = (id: string) => json<Conversation>(one(id))

export const rename = (id: string, title: string) =>
  send(one(id), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  })

/** Also on the way out of the page. One that is gone already is as good as deleted. */
export const remove = (id: string) =>
  send(one(id), { method: 'DELETE', keepalive: true }).catch((e: unknown) => {
    if (!(e instanceof Problem && e.status === 404)) throw e
  })

export const removeAll = () => json<{ conversations: number }>('/conversations', DELETE)

export const ownData = () => json<OwnData>('/mine')

export const ownDataFile = `${BASE}/mine/export`

export const eraseOwnData = () =>
  json<{ conversations: number; questions: number; feedback: number }>('/mine', DELETE)

/** The receipt, or how many seconds to wait until the log has taken the entry in. */
export async function receipt(auditId: string): Promise<Receipt | { wait: number }> {
  const response = await send(`/receipts/${encodeURIComponent(auditId)}`)
  if (response.status === 202) return { wait: retryAfter(response.headers.get('retry-after')) ?? 1 }
  return (await response.json()) as Receipt
}
