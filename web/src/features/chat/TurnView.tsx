import { memo, useCallback, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { COMPOSER } from '../../app/useShop'
import { joined, Markdown, startsBlock } from '../../lib/markdown'
import { dateTime, langOf } from '../../lib/format'
import type { Product, Refusal, Sentence, Source } from '../../lib/wire'
import { Citations } from '../../ui/Citations'
import { Contact } from '../../ui/Contact'
import { Icon, type IconName } from '../../ui/Icon'
import { useMedia } from '../../ui/useMedia'
import type { Actions } from './ChatPage'
import { Comparison } from './Comparison'
import { Feedback } from './Feedback'
import { Products } from './Products'
import { Stage } from './Stage'
import { citedSources, isLive, languageOf, type Turn } from './turn'
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
  const cited = useMemo(() => citedSources(turn), [turn])
  const printing = useMedia('print')
  const open = useCallback((id: string) => on.evidence(key, id), [on, key])
  const cite: CiteAll = useCallback(
    (ids, quiet = false) => {
      const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
      return <Citations sources={found} quiet={quiet} active={activeSource} onOpen={open} />
    },
    [byId, activeSource, open],
  )
  const why = useCallback((product: string) => on.why(key, product), [on, key])
  const opener = ({ id, why }: Product) => {
    const source = cited.find((x) => why?.citations.includes(x.id) || x.productId === id)
    return source && (() => open(source.id))
  }
  const language = languageOf(turn)
  const inItsLanguage = langOf(language, i18n.language)
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
      language={inItsLanguage}
      onAsk={on.ask}
    />
  )

  return (
    <article className={s.turn} aria-busy={isLive(turn)} data-phase={phase.at}>
      <div className={s.question}>
        <h2 className="sr">{t('turn.question')}</h2>
        <p>{turn.question}</p>
      </div>
      <div className={s.answer}>
        <h3 className="sr">{t('turn.answer')}</h3>
        {turn.disclosure && (
          <p className={s.disclosure}>
            <Icon name="info" size={16} />
            <span {...inItsLanguage}>{turn.disclosure}</span>
          </p>
        )}
        {turn.refusal && (
          <Refused refusal={turn.refusal} language={inItsLanguage} last={last} onAsk={on.ask} />
        )}
        {!started && <Stage turn={turn} />}
        <Framed turn={turn}>
          <Prose sentences={lead} language={inItsLanguage} cite={cite} />
        </Framed>
        {turn.products.length > 0 && (
          <Products
            products={turn.products}
            language={language}
            cite={cite}
            opener={opener}
            onWhy={why}
          />
        )}
        <Prose sentences={rest} language={inItsLanguage} cite={cite} />
        {turn.table && <Comparison table={turn.table} language={inItsLanguage} cite={cite} />}
        {started && <Stage turn={turn} />}
        {turn.withheld && (
          <Note icon="cut">
            <span {...inItsLanguage}>{turn.withheld}</span>
          </Note>
        )}
        {turn.refreshed && <Note icon="refresh">{t('turn.refreshed')}</Note>}
        {phase.at === 'done' && phase.trouble && phase.generator === COMPOSER && (
          <Note icon="info">{t('turn.trouble')}</Note>
        )}
        {outcome === 'excerpts' && <Note icon="quote">{t('turn.excerpts')}</Note>}
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
        {ended && <Foot turn={turn} count={cited.length} on={on} />}
        {!choosing && suggestions}
        {printing && cited.length > 0 && <PrintedSources sources={cited} />}
      </div>
    </article>
  )
})

export default TurnView

/**
 * Where the cards come first, at most this many sentences stand before them, so that prices are
 * seen early; but what rests on no source, such as what could not be checked, is not put off.
 */
const LEAD_SENTENCES = 2

/** The sentences before the cards, and those behind; no sentence moves when the cards come. */
function split({ sentences, products, toldBefore, table }: Turn): [Sentence[], Sentence[]] {
  if (!products.length && !table) return [sentences, []]
  const cut = sentences.findIndex(
    (x, i) =>
      i >= toldBefore &&
      ((i >= LEAD_SENTENCES && x.citations.length > 0) || (i > 0 && startsBlock(x))),
  )
  return cut < 0 ? [sentences, []] : [sentences.slice(0, cut), sentences.slice(cut)]
}

/** The `lang` attribute, where there is one to set. */
type Lang = ReturnType<typeof langOf>

interface ProseProps {
  sentences: Sentence[]
  language: Lang
  cite: CiteAll
}

function Prose({ sentences, language, cite }: ProseProps) {
  const text = useMemo(() => joined(sentences), [sentences])
  const citeSentence = useCallback(
    (n: number) => cite(sentences.find((x) => x.sentence === n)?.citations ?? []),
    [sentences, cite],
  )
  if (!text) return null
  return (
    <div className={s.prose} {...language}>
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

interface RefusedProps {
  refusal: Refusal
  language: Lang
  last: boolean
  onAsk: (question: string) => void
}

function Refused({ refusal, language, last, onAsk }: RefusedProps) {
  const { t } = useTranslation()
  return (
    <div className={s.framed} data-tone="info">
      <span className={s.frameIcon}>
        <Icon name="shield" size={22} />
      </span>
      <div className={s.frameText}>
        <h4>{t('refusal.title')}</h4>
        <p {...language}>{refusal.text}</p>
        {refusal.can.length > 0 && (
          <>
            <p className={s.frameLabel}>{t('refusal.can')}</p>
            <ul className={s.choices} role="list" {...language}>
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
        <div className={s.person}>
          <Contact />
        </div>
        <p className={s.reference}>
          {t('refusal.reference')} <code>{refusal.ref}</code>
        </p>
      </div>
    </div>
  )
}

/** What the reader should know about how the answer came to be. */
function Note({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className={s.note}>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </p>
  )
}

function Foot({ turn, count, on }: { turn: Turn; count: number; on: Actions }) {
  const { t } = useTranslation()
  const { phase, turnId } = turn
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
      {phase.at === 'done' && turnId && <Feedback turnId={turnId} before={turn.verdict} />}
    </div>
  )
}

interface SuggestionsProps {
  label: string
  questions: string[]
  language: Lang
  onAsk: (question: string) => void
}

function Suggestions({ label, questions, language, onAsk }: SuggestionsProps) {
  return (
    <section className={s.suggestions} aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul className={s.choices} role="list" {...language}>
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

/** On paper a number leads nowhere: what it stands for is printed below. */
function PrintedSources({ sources }: { sources: Source[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section className={s.printed}>
      <h4>{t('evidence.title')}</h4>
      <ol role="list">
        {sources.map((x) => (
          <li key={x.id} {...langOf(x.language, i18n.language)}>
            {x.mark}. <b>{x.title}</b>: {x.text} ({dateTime(x.asOf, i18n.language)})
          </li>
        ))}
      </ol>
    </section>
  )
}
