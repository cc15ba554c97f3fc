import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COMPOSER, useShop } from '../../app/useShop'
import { embedded, leave } from '../../lib/embed'
import { Icon } from '../../ui/Icon'
import { Composer } from './Composer'
import type { Conversation } from './conversation'
import { Notice } from './Notice'
import { Start } from './Start'
import { isLive, type Turn } from './turn'
import { useAnnouncement } from './useAnnouncement'
import s from './chat.module.css'

const loadTurnView = () => import('./TurnView')
const TurnView = lazy(loadTurnView)

const composer = () => document.querySelector('textarea')

export interface Actions {
  ask: (question: string) => void
  retry: (turn: string) => void
  stop: () => void
  evidence: (turn: string, source: string | null) => void
  why: (turn: string, product: string) => void
  receipt: (turn: string) => void
}

interface Props {
  conversation: Conversation
  on: Actions
  activeSource: { turn: string; source: string | null } | null
}

export function ChatPage({ conversation, on, activeSource }: Props) {
  const { t } = useTranslation()
  const { turns, state } = conversation
  const last = turns.at(-1)
  const busy = turns.some(isLive)
  const scroller = useRef<HTMLDivElement>(null)
  const { below, toEnd } = useReading(scroller, turns)

  useEffect(() => {
    if (!busy) return
    const stop = (e: KeyboardEvent) => e.key === 'Escape' && on.stop()
    addEventListener('keydown', stop)
    return () => removeEventListener('keydown', stop)
  }, [busy, on])

  // The frame may have the focus before there was anything to give it to.
  useEffect(() => {
    if (embedded && document.hasFocus()) composer()?.focus()
  }, [])

  // In another site's page the composer is where the panel's keyboard begins, and Escape leaves it.
  useEffect(() => {
    if (!embedded) return
    const close = (e: KeyboardEvent) => e.key === 'Escape' && !busy && leave()
    const begin = (e: MessageEvent) => {
      if (e.source === parent && e.data?.tendero === 'opened') composer()?.focus()
    }
    addEventListener('keydown', close)
    addEventListener('message', begin)
    return () => {
      removeEventListener('keydown', close)
      removeEventListener('message', begin)
    }
  }, [busy])

  // Drawing answers is not needed to ask for one: it arrives while the question is being written.
  useEffect(() => void loadTurnView(), [])

  return (
    <div className={s.page}>
      <div className={s.scroller} ref={scroller} tabIndex={-1} data-empty={!last || undefined}>
        {last ? (
          <>
            <h1 className="sr">{t('app.title')}</h1>
            <section className={s.thread} aria-label={t('turn.conversation')}>
              <Suspense>
                {turns.map((turn) => (
                  <TurnView
                    key={turn.key}
                    turn={turn}
                    last={turn === last}
                    on={on}
                    activeSource={activeSource?.turn === turn.key ? activeSource.source : null}
                  />
                ))}
              </Suspense>
            </section>
          </>
        ) : state === 'loading' ? (
          <p className={s.loading} role="status">
            {t('turn.loading')}
          </p>
        ) : (
          <Start onAsk={on.ask} />
        )}
      </div>
      <div className="sr" role="status" aria-live="polite" aria-atomic="true">
        {useAnnouncement(last)}
      </div>
      <div className={s.dock}>
        {below && busy && (
          <button type="button" className={s.jump} aria-label={t('turn.jump')} onClick={toEnd}>
            <Icon name="arrow" />
          </button>
        )}
        <Notice last={last} state={state} onRetry={on.retry} onReload={() => location.reload()} />
        <Composer busy={busy} onAsk={on.ask} onStop={on.stop} />
        <Footnote />
      </div>
    </div>
  )
}

function Footnote() {
  const { t } = useTranslation()
  const generator = useShop()?.assistant.generator
  return (
    <p className={s.footnote}>
      {generator && generator !== COMPOSER ? t('ask.noteModel', { generator }) : t('ask.note')}
    </p>
  )
}

/** A step of 160 px from the end counts as "elsewhere". */
const AWAY_PX = 160

/**
 * A new question is brought to the top once; from then on the reader owns the scroll position.
 * Only the scroller itself is moved: `scrollIntoView` would also move what clips it.
 */
function useReading(ref: React.RefObject<HTMLDivElement | null>, turns: Turn[]) {
  const [below, setBelow] = useState(false)
  const seen = useRef(0)
  const count = turns.length

  useEffect(() => {
    const scroller = ref.current
    const grown = count > seen.current
    const several = seen.current > 0
    seen.current = count
    const turn = scroller?.querySelector<HTMLElement>('article:last-of-type')
    if (!grown || !scroller || !turn) return
    // The button that asked is gone; the keyboard goes on from the answer.
    if (document.activeElement === document.body) scroller.focus({ preventScroll: true })
    scroller.scrollTo({ top: turn.offsetTop - 12, behavior: several ? 'smooth' : 'instant' })
  }, [count, ref])

  useEffect(() => {
    const scroller = ref.current
    if (!scroller) return
    const look = () =>
      setBelow(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight > AWAY_PX)
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [turns, ref])

  const toEnd = () => ref.current?.scrollTo({ top: ref.current.scrollHeight, behavior: 'smooth' })
  return { below, toEnd }
}
