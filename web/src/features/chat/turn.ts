import {
  STAGES,
  type EventData,
  type EventName,
  type Outcome,
  type Product,
  type Refusal,
  type Sentence,
  type Source,
  type StageName,
  type Standing,
  type Table,
  type Verdict,
  type WireEvent,
} from '../../lib/wire'

/** Where a turn stands. */
export type Phase =
  | { at: 'sending' }
  | { at: 'working'; stage: StageName }
  | { at: 'stopping' }
  | { at: 'done'; auditId: string; generator: string; outcome: Outcome; trouble: boolean }
  | { at: 'stopped' }
  | { at: 'failed'; failure: Failure }

/**
 * Why a turn has no (whole) answer.
 *
 * `again` says what trying again means: `send` repeats the same request under the same key,
 * `resume` reads on in the same turn, `ask` asks the question anew, `restart` asks it in a new
 * conversation, `window` goes on in a window of its own, `signIn` leads to the sign-in, `null` that
 * it would not help. `until` is when the server is willing to hear from us again, in epoch
 * milliseconds.
 */
export interface Failure {
  code: string
  again: 'send' | 'resume' | 'ask' | 'restart' | 'window' | 'signIn' | null
  until?: number
}

/** One question and all that came back, as far as it is known. */
export interface Turn {
  /** The idempotency key of the request, which also names the turn inside the page. */
  key: string
  turnId?: string
  question: string
  /** The page's language when the question was asked; absent after a reload. */
  locale?: string
  phase: Phase
  /** Whether the stream is broken at the moment and being opened again. */
  reconnecting: boolean
  disclosure?: string
  sentences: Sentence[]
  sources: Source[]
  products: Product[]
  /** How many sentences stood there when the first products came. */
  toldBefore: number
  table?: Table | undefined
  followups: string[]
  /** What the reader is told of sentences left out. */
  withheld?: string | undefined
  /** Whether something told before was put right because the shop's data changed meanwhile. */
  refreshed: boolean
  refusal?: Refusal
  /** What the reader thought of it, as far as the server was told before. */
  verdict?: Verdict
  /** Every event as it travelled, in order: what the receipt is checked against. */
  log: WireEvent[]
}

export const newTurn = (key: string, question: string, locale?: string): Turn => ({
  key,
  question,
  ...(locale ? { locale } : {}),
  phase: { at: 'sending' },
  reconnecting: false,
  sentences: [],
  sources: [],
  products: [],
  toldBefore: 0,
  followups: [],
  refreshed: false,
  log: [],
})

export const isLive = ({ phase }: Turn): boolean =>
  phase.at === 'sending' || phase.at === 'working' || phase.at === 'stopping'

/** The turn after one more event. An event it does not know, or cannot read, shows nothing. */
export function applyEvent(turn: Turn, e: WireEvent): Turn {
  const next = { ...turn, log: [...turn.log, e] }
  const known = read(e)
  if (!known) return next
  const change = changes[known.name] as (t: Turn, d: unknown) => Partial<Turn>
  return { ...next, ...change(turn, known.data) }
}

const changes: { [E in EventName]: (t: Turn, d: EventData[E]) => Partial<Turn> } = {
  stage: (t, { name }) =>
    t.phase.at !== 'stopping' && STAGES.includes(name)
      ? { phase: { at: 'working', stage: name } }
      : {},
  disclosure: (_, { text }) => ({ disclosure: text }),
  sources: (t, more) => {
    const fresh = new Set(more.map((s) => s.id))
    return { sources: [...t.sources.filter((s) => !fresh.has(s.id)), ...more] }
  },
  products: (t, products) => ({
    products,
    toldBefore: t.products.length ? t.toldBefore : t.sentences.length,
  }),
  delta: (t, s) => ({
    sentences: [...t.sentences.filter((x) => x.sentence !== s.sentence), s].toSorted(
      (a, b) => a.sentence - b.sentence,
    ),
  }),
  replace: (t, now) => ({
    sentences: t.sentences.map((s) => (s.sentence === now.sentence ? { ...s, ...now } : s)),
    refreshed: true,
  }),
  withheld: (_, { reason }) => ({ withheld: reason }),
  table: (_, table) => ({ table }),
  followups: (_, followups) => ({ followups }),
  // A refusal stands alone: nothing of a half-written answer stays beside it.
  refusal: (_, refusal) => ({
    refusal,
    sentences: [],
    products: [],
    table: undefined,
    withheld: undefined,
    refreshed: false,
  }),
  done: (_, { auditId, generator, route, outcome }) => ({
    phase: { at: 'done', auditId, generator, outcome, trouble: route?.trouble !== undefined },
  }),
  error: (_, { code, retryable }) => ({
    phase: { at: 'failed', failure: { code, again: retryable ? 'ask' : null } },
  }),
  cancelled: () => ({ phase: { at: 'stopped' } }),
}

function read(e: WireEvent): { name: EventName; data: unknown } | null {
  if (!Object.hasOwn(changes, e.event)) return null
  try {
    const data: unknown = JSON.parse(e.data)
    return data && typeof data === 'object' ? { name: e.event as EventName, data } : null
  } catch {
    return null
  }
}

/** The language an answer was written in, as far as it is known: the question's, not the page's. */
export const languageOf = (turn: Turn): string | undefined =>
  turn.sources[0]?.language ?? turn.locale

/**
 * The evidence that something on screen cites, in the order of its marks.
 *
 * @param standing of a product that is being explained
 */
export function citedSources(turn: Turn, standing?: Standing | null): Source[] {
  const cited = new Set([
    ...(standing?.conditions.flatMap((c) => c.citations) ?? []),
    ...(standing?.order?.citations ?? []),
    ...turn.sentences.flatMap((s) => s.citations),
    ...turn.products.flatMap((p) => p.why?.citations ?? []),
    ...(turn.table?.rows.flatMap((r) => r.cells.flatMap((c) => c.citations)) ?? []),
  ])
  return turn.sources.filter((s) => cited.has(s.id)).toSorted((a, b) => a.mark - b.mark)
}
