import * as api from '../../lib/api'
import { embedded } from '../../lib/embed'
import { tell } from '../../lib/tabs'
import { pause, readTurn, Unfinished } from '../../lib/sse'
import type { StoredTurn, WireEvent } from '../../lib/wire'
import { applyEvent, isLive, newTurn, type Failure, type Turn } from './turn'

/** What the page knows of the conversation it shows. */
export interface Conversation {
  id?: string
  turns: Turn[]
  /** `loading` while an earlier conversation is fetched, `missing` when it is not (or no longer) ours. */
  state: 'ready' | 'loading' | 'missing' | 'unreached'
}

const NONE: Conversation = { turns: [], state: 'ready' }

/** How long a request is repeated on its own before the reader is asked. */
const SEND_ATTEMPTS = 6
const SEND_DELAY_MS = 500
/** How long a stopped turn may take to say so itself before the page stops listening. */
const STOP_PATIENCE_MS = 3_000
/** A hidden tab paints no frames; its events are taken in at this pace. */
const HIDDEN_PACE_MS = 200

/**
 * The conversation on screen: sends questions, reads the answers' events and hands the page one
 * new value per frame. Knows nothing of React.
 */
export class ConversationStore {
  private value: Conversation = NONE
  private readonly listeners = new Set<() => void>()
  private readonly streams = new Map<string, AbortController>()
  private readonly queued: { key: string; e: WireEvent }[] = []
  private flushing = false

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly current = (): Conversation => this.value

  /** Whether an answer is on its way. */
  get busy(): boolean {
    return this.value.turns.some(isLive)
  }

  readonly ask = (question: string, locale: string): void => {
    const text = question.trim()
    if (!text || this.busy) return
    const turn = newTurn(crypto.randomUUID(), text, locale)
    this.set({ ...this.value, state: 'ready', turns: [...this.value.turns, turn] })
    void this.send(turn)
  }

  /** Tries a failed turn again in the way its failure allows. */
  readonly retry = (key: string, locale: string): void => {
    const turn = this.find(key)
    if (!turn || turn.phase.at !== 'failed' || this.busy) return
    switch (turn.phase.failure.again) {
      case 'send':
        this.change(key, (t) => ({ ...t, phase: { at: 'sending' } }))
        void this.send(turn)
        return
      case 'resume':
        this.change(key, (t) => ({ ...t, phase: { at: 'working', stage: 'reading' } }))
        void this.listen(key)
        return
      case 'ask':
        this.ask(turn.question, locale)
        return
      case 'signIn':
        return location.assign('/sign-in?to=/')
      case 'window':
        open(location.pathname, '_blank', 'noopener')
        return
      case 'restart':
        this.startNew()
        this.ask(turn.question, locale)
        return
      case null:
        return
    }
  }

  /** Stops the answer that is on its way; what was released so far stays. */
  readonly stop = (): void => {
    const turn = this.value.turns.find(isLive)
    if (!turn || turn.phase.at === 'stopping') return
    this.change(turn.key, (t) => ({ ...t, phase: { at: 'stopping' } }))
    const settle = () => {
      this.flush()
      if (this.find(turn.key)?.phase.at !== 'stopping') return
      this.change(turn.key, (t) => ({ ...t, phase: { at: 'stopped' }, reconnecting: false }))
      this.hangUp(turn.key)
    }
    setTimeout(settle, STOP_PATIENCE_MS)
    if (turn.turnId) void api.cancel(turn.turnId).catch(settle)
  }

  readonly startNew = (): void => {
    this.leave()
    this.set(NONE)
  }

  /** Shows an earlier conversation by replaying its events; a running turn is read on. */
  readonly open = async (id: string): Promise<void> => {
    this.leave()
    this.set({ ...NONE, id, state: 'loading' })
    try {
      const { turns } = await api.conversation(id)
      if (this.value.id !== id) return
      this.set({ id, state: 'ready', turns: turns.map(replayed) })
      for (const turn of this.value.turns) if (isLive(turn)) void this.listen(turn.key)
    } catch (e) {
      if (this.value.id !== id) return
      const gone = e instanceof api.Problem && e.status < 500
      this.set(gone ? { ...NONE, state: 'missing' } : { ...NONE, id, state: 'unreached' })
    }
  }

  /** The conversation on screen was deleted, here or in another tab. */
  readonly gone = (elsewhere: boolean): void => {
    this.leave()
    this.set(elsewhere ? { ...NONE, state: 'missing' } : NONE)
  }

  /** Takes in what another tab asked in this conversation, but never amid an answer of this one. */
  readonly refresh = async (): Promise<void> => {
    const { id } = this.value
    if (!id || this.busy || this.value.state !== 'ready') return
    try {
      const { turns } = await api.conversation(id)
      if (this.value.id !== id || this.busy) return
      const here = new Map(this.value.turns.map((t) => [t.turnId, t]))
      const unsent = this.value.turns.filter((t) => !t.turnId)
      const kept = turns.map((t) => here.get(t.turnId) ?? replayed(t))
      if (kept.every((t) => here.has(t.turnId))) return
      this.set({ ...this.value, turns: [...kept, ...unsent] })
      for (const turn of kept) if (isLive(turn)) void this.listen(turn.key)
    } catch (e) {
      if (this.value.id !== id || this.busy) return
      if (e instanceof api.Problem && e.status === 404) this.gone(true)
    }
  }

  private async send(turn: Turn): Promise<void> {
    const stream = this.pickUp(turn.key)
    for (let attempt = 1; ; attempt++) {
      try {
        const { turnId, conversationId } = await api.ask(
          {
            question: turn.question,
            locale: turn.locale ?? 'en',
            ...(this.value.id ? { conversationId: this.value.id } : {}),
          },
          turn.key,
          stream.signal,
        )
        if (stream.signal.aborted) return
        this.set({ ...this.value, id: conversationId })
        tell({ what: 'asked', conversation: conversationId })
        const stopped = this.find(turn.key)?.phase.at === 'stopping'
        this.change(turn.key, (t) => ({
          ...t,
          turnId,
          reconnecting: false,
          ...(stopped ? {} : { phase: { at: 'working', stage: 'reading' } }),
        }))
        if (stopped) void api.cancel(turnId).catch(() => {})
        return await this.listen(turn.key)
      } catch (e) {
        if (stream.signal.aborted) return
        if (e instanceof api.Unreachable && attempt < SEND_ATTEMPTS) {
          this.change(turn.key, (t) => ({ ...t, reconnecting: true }))
          await pause(SEND_DELAY_MS * 2 ** (attempt - 1), stream.signal)
          if (stream.signal.aborted) return
        } else return this.fail(turn.key, failureOfSending(e))
      }
    }
  }

  private async listen(key: string): Promise<void> {
    const turn = this.find(key)
    if (!turn?.turnId) return
    const stream = this.pickUp(key)
    try {
      await readTurn(
        api.eventsOf(turn.turnId),
        {
          event: (e) => this.enqueue(key, e),
          flowing: (yes) => {
            if (this.find(key)?.reconnecting === yes)
              this.change(key, (t) => ({ ...t, reconnecting: !yes }))
          },
        },
        { after: turn.log.at(-1)?.id, signal: stream.signal },
      )
    } catch (e) {
      this.flush()
      const none = embedded && !this.find(key)?.log.length
      this.fail(key, none && isGone(e) ? FORGOTTEN : failureOfReading(e))
    } finally {
      this.flush()
    }
  }

  private fail(key: string, failure: Failure): void {
    this.change(key, (t) => ({ ...t, phase: { at: 'failed', failure }, reconnecting: false }))
  }

  private pickUp(key: string): AbortController {
    this.hangUp(key)
    const stream = new AbortController()
    this.streams.set(key, stream)
    return stream
  }

  private hangUp(key: string): void {
    this.streams.get(key)?.abort()
    this.streams.delete(key)
  }

  private leave(): void {
    for (const key of this.streams.keys()) this.hangUp(key)
    this.queued.length = 0
  }

  private enqueue(key: string, e: WireEvent): void {
    this.queued.push({ key, e })
    if (this.flushing) return
    this.flushing = true
    if (document.hidden) setTimeout(this.flush, HIDDEN_PACE_MS)
    else requestAnimationFrame(this.flush)
  }

  private readonly flush = (): void => {
    this.flushing = false
    if (!this.queued.length) return
    const batch = this.queued.splice(0)
    const turns = this.value.turns.map((turn) =>
      batch.filter((q) => q.key === turn.key).reduce((t, q) => applyEvent(t, q.e), turn),
    )
    this.set({ ...this.value, turns })
  }

  private find(key: string): Turn | undefined {
    return this.value.turns.find((t) => t.key === key)
  }

  private change(key: string, to: (turn: Turn) => Turn): void {
    const turns = this.value.turns.map((t) => (t.key === key ? to(t) : t))
    this.set({ ...this.value, turns })
  }

  private set(value: Conversation): void {
    this.value = value
    for (const listener of this.listeners) listener()
  }
}

/** A stored turn drawn again, through the same reducer that drew it the first time. */
export function replayed(stored: StoredTurn): Turn {
  const blank: Turn = {
    ...newTurn(stored.turnId, stored.question),
    turnId: stored.turnId,
    phase: { at: 'working', stage: 'reading' },
    ...(stored.feedback ? { verdict: stored.feedback } : {}),
  }
  const turn = stored.events.reduce(applyEvent, blank)
  if (!isLive(turn) || stored.state === 'running') return turn
  // The server calls it over, yet its last event is not among those it kept.
  if (stored.state === 'cancelled') return { ...turn, phase: { at: 'stopped' } }
  return { ...turn, phase: { at: 'failed', failure: INCOMPLETE } }
}

const INCOMPLETE: Failure = { code: 'incomplete', again: 'ask' }

/** In another site's page: the browser took no cookie, so what was just asked is not ours. */
const FORGOTTEN: Failure = { code: 'forgotten', again: 'window' }

/** What was asked is the account's, and nobody is signed in any more. */
const SIGNED_OUT: Failure = { code: 'session_over', again: 'signIn' }

const isGone = (e: unknown) => e instanceof api.Problem && e.status >= 400 && e.status < 500

function failureOfReading(e: unknown): Failure {
  if (e instanceof Unfinished) return INCOMPLETE
  if (api.isSignedOut(e)) return SIGNED_OUT
  return isGone(e) ? { code: 'gone', again: 'restart' } : { code: 'connection', again: 'resume' }
}

function failureOfSending(e: unknown): Failure {
  if (!(e instanceof api.Problem)) return { code: 'connection', again: 'send' }
  if (api.isSignedOut(e)) return SIGNED_OUT
  const until = Date.now() + (e.retryAfter ?? 0) * 1000
  if (e.status === 429) return { code: 'rate_limited', again: 'send', until }
  if (e.status === 503)
    return { code: e.code === 'not_ready' ? e.code : 'busy', again: 'send', until }
  if (e.status >= 500) return { code: 'server', again: 'send' }
  if (e.status === 404) return { code: 'gone', again: 'restart' }
  return { code: e.code, again: null }
}
