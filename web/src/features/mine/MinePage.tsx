import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShopContext, useLoadedShop } from '../../app/useShop'
import * as api from '../../lib/api'
import { address } from '../../lib/embed'
import { date, dateTime, number } from '../../lib/format'
import { hear, tell } from '../../lib/tabs'
import type { ConversationSummary, OwnData } from '../../lib/wire'
import { Contact } from '../../ui/Contact'
import { Icon } from '../../ui/Icon'
import s from './mine.module.css'

interface Found {
  own: OwnData
  conversations: ConversationSummary[]
}

type State = { at: 'loading' | 'failed' } | { at: 'ready'; found: Found }

/** What was erased, told until the page is left. */
type Erased = Awaited<ReturnType<typeof api.eraseOwnData>>

/** What the shop keeps of the reader: to see, to take away, to erase. */
export default function MinePage() {
  const { t, i18n } = useTranslation()
  const shop = useLoadedShop()
  const [state, setState] = useState<State>({ at: 'loading' })
  const [erased, setErased] = useState<Erased | null>(null)
  const [round, setRound] = useState(0)

  useEffect(() => {
    document.title = shop ? t('mine.titleOf', { shop: shop.name }) : t('mine.title')
  }, [shop, t, i18n.language])

  useEffect(() => {
    let left = false
    Promise.all([api.ownData(), api.conversations()]).then(
      ([own, conversations]) => left || setState({ at: 'ready', found: { own, conversations } }),
      () => left || setState({ at: 'failed' }),
    )
    const again = () => setRound((n) => n + 1)
    const deaf = hear(again)
    addEventListener('focus', again)
    return () => {
      left = true
      deaf()
      removeEventListener('focus', again)
    }
  }, [round])

  return (
    <ShopContext value={shop}>
      <div className={s.page}>
        <header className={s.bar}>
          <a href={address('/')}>
            <Icon name="back" />
            {t('mine.back')}
          </a>
          <span>{shop?.name}</span>
        </header>
        <main className={s.main} id="main">
          <h1>{t('mine.title')}</h1>
          {erased && <Done erased={erased} />}
          {state.at === 'ready' ? (
            <Known
              {...state.found}
              onErased={(what) => {
                setErased(what)
                setRound((n) => n + 1)
              }}
            />
          ) : (
            <p className={s.quiet} role="status">
              {t(`mine.${state.at}`)}
            </p>
          )}
          {state.at === 'failed' && (
            <button type="button" className={s.button} onClick={() => setRound((n) => n + 1)}>
              {t('failure.again')}
            </button>
          )}
        </main>
      </div>
    </ShopContext>
  )
}

function Known({ own, conversations, onErased }: Found & { onErased: (what: Erased) => void }) {
  const { t, i18n } = useTranslation()
  const count = (n: number) => number(n, i18n.language)
  if (!own.pseudonym) return <p>{t('mine.nobody')}</p>
  const rows: [string, string | null][] = [
    [t('mine.conversations'), count(own.conversations)],
    [t('mine.questions'), count(own.questions)],
    [t('mine.feedback'), count(own.feedback)],
    [t('mine.since'), own.since && date(own.since, i18n.language)],
    [t('mine.logEntries'), count(own.logEntries)],
  ]
  return (
    <>
      <p className={s.lead}>{t('mine.lead')}</p>
      <section aria-labelledby="kept">
        <h2 id="kept">{t('mine.kept')}</h2>
        <dl className={s.figures}>
          {rows.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ),
          )}
        </dl>
        <p className={s.quiet}>
          {t('mine.pseudonym')} <code>{own.pseudonym}</code>
        </p>
        <p className={s.quiet}>{t('mine.cookie')}</p>
      </section>
      {conversations.length > 0 && (
        <section aria-labelledby="which">
          <h2 id="which">{t('mine.which')}</h2>
          <ul className={s.list} role="list">
            {conversations.map(({ id, title, updatedAt }) => (
              <li key={id}>
                <a href={address('/', { c: id })}>{title || t('history.untitled')}</a>
                <small className="num">{dateTime(updatedAt, i18n.language)}</small>
              </li>
            ))}
          </ul>
          {own.conversations > conversations.length && (
            <p className={s.quiet}>
              {t('mine.more', { count: own.conversations - conversations.length })}
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="take">
        <h2 id="take">{t('mine.take')}</h2>
        <p>{t('mine.takeText')}</p>
        <a className={s.button} href={api.ownDataFile} download="my-data.json">
          <Icon name="save" size={18} />
          {t('mine.download')}
        </a>
      </section>
      <section aria-labelledby="erase">
        <h2 id="erase">{t('mine.erase')}</h2>
        <p>{t('mine.eraseText')}</p>
        <div className={s.stays}>
          <h3>{t('mine.stays')}</h3>
          <p>{t('mine.staysLog', { count: own.logEntries })}</p>
          <p>{t('mine.staysAsk')}</p>
          <Contact />
        </div>
        {own.conversations > 0 ? (
          <Erase own={own} onErased={onErased} />
        ) : (
          <p className={s.quiet}>{t('mine.nothing')}</p>
        )}
      </section>
    </>
  )
}

/** In two steps, the second of which says what will be gone. */
function Erase({ own, onErased }: { own: OwnData; onErased: (what: Erased) => void }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'closed' | 'asking' | 'working' | 'failed'>('closed')
  const keep = useRef<HTMLButtonElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (state === 'asking') {
      keep.current?.focus({ preventScroll: true })
      keep.current?.closest('[role=group]')?.scrollIntoView({ block: 'nearest' })
    }
    if (state === 'closed' && asked.current) opener.current?.focus()
    asked.current = state !== 'closed'
  }, [state])

  const erase = async () => {
    setState('working')
    try {
      const what = await api.eraseOwnData()
      tell({ what: 'deleted', conversation: 'all' })
      onErased(what)
    } catch {
      setState('failed')
    }
  }

  if (state === 'closed')
    return (
      <button
        ref={opener}
        type="button"
        className={s.button}
        data-danger
        onClick={() => setState('asking')}
      >
        <Icon name="bin" size={18} />
        {t('mine.eraseAll')}
      </button>
    )
  return (
    <div className={s.confirm} role="group" aria-labelledby="sure">
      <p id="sure">
        <b>{t('mine.sure')}</b>{' '}
        {[
          t('mine.countConversations', { count: own.conversations }),
          t('mine.countQuestions', { count: own.questions }),
          t('mine.countFeedback', { count: own.feedback }),
        ].join(', ')}
        . {t('mine.noWayBack')}
      </p>
      {state === 'failed' && <p role="alert">{t('mine.eraseFailed')}</p>}
      <div className={s.buttons}>
        <button ref={keep} type="button" className={s.button} onClick={() => setState('closed')}>
          {t('mine.keep')}
        </button>
        <button
          type="button"
          className={s.button}
          data-danger
          disabled={state === 'working'}
          onClick={() => void erase()}
        >
          {t('mine.eraseNow')}
        </button>
      </div>
    </div>
  )
}

function Done({ erased }: { erased: Erased }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} className={s.done} tabIndex={-1} role="status">
      <Icon name="check" />
      <p>
        <b>{t('mine.erased')}</b>{' '}
        {[
          t('mine.countConversations', { count: erased.conversations }),
          t('mine.countQuestions', { count: erased.questions }),
          t('mine.countFeedback', { count: erased.feedback }),
        ].join(', ')}
        . {t('mine.erasedCookie')}
      </p>
    </div>
  )
}
