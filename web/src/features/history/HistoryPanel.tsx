import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as api from '../../lib/api'
import { address, embedded } from '../../lib/embed'
import { day } from '../../lib/format'
import { hear, tell } from '../../lib/tabs'
import type { ConversationSummary, Session } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import { Entry } from './Entry'
import s from './history.module.css'

interface Props {
  current: string | undefined
  onOpen: (conversation: string) => void
  /** The conversation on screen is no more. */
  onGone: () => void
  onClose: () => void
}

type List =
  { at: 'loading' | 'failed' } | { at: 'ready'; found: ConversationSummary[]; more: boolean }

/** A pause in typing that is worth a request. */
const TYPED_MS = 250

/** The shopper's earlier conversations: found again, named, deleted. */
export default function HistoryPanel({ current, onOpen, onGone, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const [search, setSearch] = useState('')
  const [list, setList] = useState<List>({ at: 'loading' })
  const asked = useRef(0)

  const load = useCallback(async (words: string) => {
    const mine = ++asked.current
    try {
      const found = await api.conversations(words)
      if (mine === asked.current) setList({ at: 'ready', found, more: found.length === api.LISTED })
    } catch {
      if (mine === asked.current) setList({ at: 'failed' })
    }
  }, [])

  useEffect(() => {
    const timer = setTimeout(() => void load(search.trim()), search ? TYPED_MS : 0)
    const again = () => void load(search.trim())
    const deaf = hear(again)
    addEventListener('focus', again)
    return () => {
      clearTimeout(timer)
      deaf()
      removeEventListener('focus', again)
    }
  }, [load, search])

  const older = async () => {
    if (list.at !== 'ready') return
    const last = list.found.at(-1)
    const next = await api.conversations(search.trim(), last?.updatedAt).catch(() => null)
    if (!next) return setList({ at: 'failed' })
    setList({
      at: 'ready',
      found: [...list.found, ...next],
      more: next.length === api.LISTED,
    })
  }

  const change = (id: string, to: (c: ConversationSummary) => ConversationSummary[]) =>
    setList((l) =>
      l.at === 'ready' ? { ...l, found: l.found.flatMap((c) => (c.id === id ? to(c) : [c])) } : l,
    )

  const rename = async (id: string, title: string) => {
    await api.rename(id, title)
    change(id, (c) => [{ ...c, title }])
    tell({ what: 'renamed', conversation: id })
  }

  const remove = useCallback(
    async (id: string) => {
      await api.remove(id)
      tell({ what: 'deleted', conversation: id })
      if (id === current) onGone()
    },
    [current, onGone],
  )

  const removeAll = async () => {
    await api.removeAll()
    tell({ what: 'deleted', conversation: 'all' })
    setList({ at: 'ready', found: [], more: false })
    onGone()
  }

  return (
    <Panel title={t('history.title')} onClose={onClose}>
      <div className={s.history}>
        <label className={s.search}>
          <span className="sr">{t('history.search')}</span>
          <Icon name="find" size={18} />
          <input
            type="search"
            value={search}
            maxLength={200}
            placeholder={t('history.search')}
            onChange={(e) => setSearch(e.target.value)}
          />
        </label>
        {list.at === 'ready' ? (
          <>
            {list.found.length === 0 && (
              <p className={s.note} role="status">
                {search.trim()
                  ? t('history.nothing', { words: search.trim() })
                  : t('history.empty')}
              </p>
            )}
            {byDay(list.found).map(([of, conversations]) => (
              <section key={of}>
                <h3 className={s.day}>{day(of, i18n.language)}</h3>
                <ul className={s.list} role="list">
                  {conversations.map((c) => (
                    <Entry
                      key={c.id}
                      conversation={c}
                      current={c.id === current}
                      onOpen={() => onOpen(c.id)}
                      onRename={(title) => rename(c.id, title)}
                      onRemove={remove}
                      onRemoved={() => change(c.id, () => [])}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {list.more && (
              <button type="button" className={s.more} onClick={() => void older()}>
                {t('history.older')}
              </button>
            )}
            {list.found.length > 0 && !search && <RemoveAll onRemove={removeAll} />}
          </>
        ) : (
          <p className={s.note} role="status">
            {t(`history.${list.at}`)}
          </p>
        )}
        <Account />
        <a className={s.mine} href={address('/mine')}>
          <Icon name="shield" size={18} />
          {t('mine.title')}
        </a>
      </div>
    </Panel>
  )
}

/** Nothing while it is not known, in another site's page, and where nobody can sign in. */
function Account() {
  const { t } = useTranslation()
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    let left = false
    if (!embedded)
      api.session().then(
        (found) => left || setSession(found),
        () => undefined,
      )
    return () => {
      left = true
    }
  }, [])
  if (!session || session.by === 'none') return null
  return (
    <a className={s.mine} href="/sign-in">
      <Icon name="person" size={18} />
      {session.name ? t('signIn.known', { name: session.name }) : t('signIn.title')}
    </a>
  )
}

/** In the order they came, by the day in the reader's time zone. */
function byDay(list: ConversationSummary[]): [string, ConversationSummary[]][] {
  const days = new Map<string, ConversationSummary[]>()
  for (const c of list) {
    const of = new Date(c.updatedAt).toDateString()
    days.set(of, [...(days.get(of) ?? []), c])
  }
  return [...days]
}

/** In two steps, because there is no way back. */
function RemoveAll({ onRemove }: { onRemove: () => Promise<void> }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'closed' | 'asking' | 'working' | 'failed'>('closed')
  const opener = useRef<HTMLButtonElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (state === 'asking') keep.current?.focus()
  }, [state])
  const remove = () => {
    setState('working')
    onRemove().catch(() => setState('failed'))
  }
  if (state === 'closed')
    return (
      <button ref={opener} type="button" className={s.removeAll} onClick={() => setState('asking')}>
        <Icon name="bin" size={18} />
        {t('history.removeAll')}
      </button>
    )
  return (
    <div className={s.confirm} role="group" aria-label={t('history.removeAll')}>
      <p>{t(state === 'failed' ? 'history.removeFailed' : 'history.removeAllText')}</p>
      <div>
        <button ref={keep} type="button" onClick={() => setState('closed')}>
          {t('history.keep')}
        </button>
        <button type="button" data-danger disabled={state === 'working'} onClick={remove}>
          {t('history.removeAll')}
        </button>
      </div>
    </div>
  )
}
