import { memo, useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShop } from '../../app/useShop'
import { joined, Markdown, startsBlock } from '../../lib/markdown'
import { langOf, safeUrl } from '../../lib/format'
import type { Sentence } from '../../lib/wire'
import { Citations } from '../../ui/Citations'
import { Icon } from '../../ui/Icon'
import type { Actions } from './ChatPage'
import { Comparison } from './Comparison'
import { Products } from './Products'
import { Stage } from './Stage'
import { citedSources, isLive, type Turn } from './turn'
import s from './turn.module.css'

/** Draws citations by evidence id; a citation without its source draws nothing. */
export type CiteAll = (ids: string[], quiet?: boolean) => ReactNode

interface Props {
  turn: Turn
  last: boolean
  on: Actions
  activeSource: string | null
}

/** One question and its answer: first sentence, products, the rest, table, where it comes from. */
const TurnView = memo(function TurnView({ turn, last, on, activeSource }: Props) {
  const { t, i18n } = useTranslation()
  const { key, phase, sources } = turn
  const byId = useMemo(() => new Map(sources.map((x) => [x.id, x])), [sources])
  const open = useCallback((id: string) => on.evidence(key, id), [on, key])
  const cite: CiteAll = useCallback(
    (ids, quiet = false) => {
      const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
      return <Citations sources={found} quiet={quiet} active={activeSource} onOpen={open} />
    },
    [byId, activeSource, open],
  )
  // Until there are words the stage stands where they will; then behind them.
  const started = turn.sentences.length > 0
  const ended = phase.at === 'done' || phase.at === 'stopped'
  const [lead, rest] = split(turn)
  const outcome = phase.at === 'done' ? phase.outcome : null
  // Where the answer is a choice, the choices belong to it; else they come last.
  const choosing = outcome === 'no_match' || outcome === 'clarify'
  const suggestions = ended && last && turn.followups.length > 0 && (
    <Suggestions
      label={t(choosing ? `choices.${outcome}` : 'choices.next')}
      questions={turn.followups}
      onAsk={on.ask}
    />
  )

  return (
    <article className={s.turn} aria-busy={isLive(turn)} data-phase={phase.at}>
      <div className={s.question}>
        <h2 className="sr">{t('turn.question')}</h2>
        <p>{turn.question}</p>
      </div>
      <div className={s.answer} {...langOf(turn.locale, i18n.language)}>
        <h3 className="sr">{t('turn.answer')}</h3>
        {turn.disclosure && (
          <p className={s.disclosure}>
            <Icon name="info" size={16} />
            <span>{turn.disclosure}</span>
          </p>
        )}
        {turn.refusal && <Refused turn={turn} last={last} onAsk={on.ask} />}
        {!started && <Stage turn={turn} />}
        <Framed turn={turn}>
          <Prose sentences={lead} cite={cite} />
        </Framed>
        {turn.products.length > 0 && <Products products={turn.products} cite={cite} />}
        <Prose sentences={rest} cite={cite} />
        {turn.table && <Comparison table={turn.table} cite={cite} />}
        {started && <Stage turn={turn} />}
        {turn.withheld && <Withheld {...turn.withheld} />}
        {outcome === 'excerpts' && <p className={s.aside}>{t('turn.excerpts')}</p>}
        {phase.at === 'stopped' && (
          <p className={s.stopped}>
            {t(started || turn.products.length ? 'turn.stopped' : 'turn.stoppedEmpty')}
          </p>
        )}
        {phase.at === 'failed' && (
          <p className={s.stopped}>
            {t(started || turn.products.length ? 'turn.unfinished' : 'turn.unanswered')}
          </p>
        )}
        {outcome === 'handoff' && <Contact />}
        {choosing && suggestions}
        {ended && <Foot turn={turn} on={on} />}
        {!choosing && suggestions}
      </div>
    </article>
  )
})

export default TurnView

/** With product cards at most this many sentences stand before them, so prices come early. */
const LEAD_SENTENCES = 2

/** The sentences before the cards, and those behind; decided so that no sentence ever moves. */
function split({ sentences, products, table }: Turn): [Sentence[], Sentence[]] {
  if (!products.length && !table) return [sentences, []]
  const cut = sentences.findIndex((x, i) => i >= LEAD_SENTENCES || (i > 0 && startsBlock(x)))
  return cut < 0 ? [sentences, []] : [sentences.slice(0, cut), sentences.slice(cut)]
}

function Prose({ sentences, cite }: { sentences: Sentence[]; cite: CiteAll }) {
  const text = useMemo(() => joined(sentences), [sentences])
  const citeSentence = useCallback(
    (n: number) => cite(sentences.find((x) => x.sentence === n)?.citations ?? []),
    [sentences, cite],
  )
  if (!text) return null
  return (
    <div className={s.prose}>
      <Markdown text={text} cite={citeSentence} />
    </div>
  )
}

/** No match is an answer of its own kind, and looks like one. */
function Framed({ turn, children }: { turn: Turn; children: ReactNode }) {
  const { t } = useTranslation()
  if (turn.phase.at !== 'done' || turn.phase.outcome !== 'no_match') return children
  return (
    <div className={s.framed}>
      <span className={s.frameIcon}>
        <Icon name="search" size={22} />
      </span>
      <div className={s.frameText}>
        <h4>{t('noMatch.title')}</h4>
        {children}
      </div>
    </div>
  )
}

function Refused({ turn, last, onAsk }: { turn: Turn; last: boolean; onAsk: (q: string) => void }) {
  const { t } = useTranslation()
  const { refusal } = turn
  if (!refusal) return null
  return (
    <div className={s.framed} data-tone="info">
      <span className={s.frameIcon}>
        <Icon name="shield" size={22} />
      </span>
      <div className={s.frameText}>
        <h4>{t('refusal.title')}</h4>
        <p>{refusal.text}</p>
        {refusal.can.length > 0 && (
          <>
            <p className={s.frameLabel}>{t('refusal.can')}</p>
            <ul className={s.choices} role="list">
              {refusal.can.map((can) => (
                <li key={can}>
                  <button type="button" disabled={!last} onClick={() => onAsk(can)}>
                    {can}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={s.reference}>
          {t('refusal.reference')} <code>{refusal.ref}</code>
        </p>
      </div>
    </div>
  )
}

/** Rails that guard somebody's data; all others guard the truth of the answer. */
const PRIVATE = new Set(['leak', 'personal-data', 'personal_data'])

function Withheld({ count, reason }: { count: number; reason: string }) {
  const { t } = useTranslation()
  return (
    <p className={s.withheld}>
      <Icon name="cut" size={16} />
      <span>{t(PRIVATE.has(reason) ? 'withheld.private' : 'withheld.some', { count })}</span>
    </p>
  )
}

function Foot({ turn, on }: { turn: Turn; on: Actions }) {
  const { t } = useTranslation()
  const count = useMemo(() => citedSources(turn).length, [turn])
  const { phase } = turn
  if (!count && phase.at !== 'done') return null
  return (
    <div className={s.foot}>
      {count > 0 && (
        <button type="button" onClick={() => on.evidence(turn.key, null)}>
          <Icon name="check" size={16} />
          {t('turn.sources', { count })}
        </button>
      )}
      {phase.at === 'done' && (
        <button type="button" onClick={() => on.receipt(turn.key)}>
          <Icon name="receipt" size={16} />
          {t('turn.receipt')}
        </button>
      )}
    </div>
  )
}

interface SuggestionsProps {
  label: string
  questions: string[]
  onAsk: (question: string) => void
}

function Suggestions({ label, questions, onAsk }: SuggestionsProps) {
  return (
    <section className={s.suggestions} aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul className={s.choices} role="list">
        {questions.map((question) => (
          <li key={question}>
            <button type="button" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contact() {
  const { t } = useTranslation()
  const contact = useShop()?.contact
  if (!contact) return null
  const address = /^\S+@\S+$/.test(contact) ? `mailto:${contact}` : httpOnly(contact)
  return (
    <p className={s.contact}>
      <Icon name="mail" size={18} />
      {address ? <a href={address}>{t('turn.contact')}</a> : <span>{contact}</span>}
    </p>
  )
}

const httpOnly = (text: string) => (/^https?:/.test(text) ? safeUrl(text) : undefined)
