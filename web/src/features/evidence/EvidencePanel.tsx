import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, langOf, safeUrl } from '../../lib/format'
import type { Source } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import { citedSources, type Turn } from '../chat/turn'
import s from './evidence.module.css'

interface Props {
  turn: Turn
  /** Id of the source that was asked for; null for all of them. */
  active: string | null
  onPick: (source: string) => void
  onClose: () => void
}

/** Where the answer comes from: each cited passage, with the words that bear it highlighted. */
export function EvidencePanel({ turn, active, onPick, onClose }: Props) {
  const { t } = useTranslation()
  const sources = citedSources(turn)
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[aria-current]')
    const scroller = list.current?.parentElement
    if (item && scroller) scroller.scrollTop = Math.max(0, item.offsetTop - 12)
  }, [active])

  return (
    <Panel title={t('evidence.title')} onClose={onClose}>
      {sources.length ? (
        <ol ref={list} className={s.list} role="list">
          {sources.map((source) => (
            <Passage
              key={source.id}
              source={source}
              active={source.id === active}
              onPick={() => onPick(source.id)}
            />
          ))}
        </ol>
      ) : (
        <p className={s.none}>{t('evidence.none')}</p>
      )}
    </Panel>
  )
}

interface PassageProps {
  source: Source
  active: boolean
  onPick: () => void
}

function Passage({ source, active, onPick }: PassageProps) {
  const { t, i18n } = useTranslation()
  const url = safeUrl(source.url)
  const language = langOf(source.language, i18n.language)
  return (
    <li className={s.passage} aria-current={active || undefined}>
      <button type="button" className={s.title} onClick={onPick}>
        <span className={s.mark}>{source.mark}</span>
        <span>
          <b {...language}>{source.title}</b>
          <small>{t(`evidence.origin.${source.origin}`)}</small>
        </span>
      </button>
      <blockquote {...language}>
        <Highlighted text={source.text} range={source.highlight} />
      </blockquote>
      <p className={s.meta}>
        {t('evidence.asOf', { when: dateTime(source.asOf, i18n.language) })}
        {' · '}
        {t('evidence.version', { version: source.version })}
      </p>
      {url && (
        <a className={s.visit} href={url}>
          {t('evidence.visit')}
          <Icon name="away" size={16} />
        </a>
      )}
    </li>
  )
}

/** Without a range the whole passage is what is cited. */
function Highlighted({ text, range }: { text: string; range: [number, number] | null }) {
  const [start, end] = range ?? [0, text.length]
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  )
}
