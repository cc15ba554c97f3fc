import { Fragment, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { outward } from '../../lib/embed'
import { dateTime, langOf, webUrl } from '../../lib/format'
import type { Range, Source } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import { Panel } from '../../ui/Panel'
import { citedSources, languageOf, type Turn } from '../chat/turn'
import { WhyThis } from './WhyThis'
import s from './evidence.module.css'

interface Props {
  turn: Turn
  /** Id of the source that was asked for; null for all of them. */
  active: string | null
  /** Id of the product whose place is to be explained above. */
  product?: string | undefined
  onPick: (source: string) => void
  onClose: () => void
}

/** Where the answer comes from: each cited passage, with the words that bear it highlighted. */
export function EvidencePanel({ turn, active, product, onPick, onClose }: Props) {
  const { t } = useTranslation()
  const place = turn.products.findIndex((p) => p.id === product)
  const explained = turn.products[place]
  const sources = citedSources(turn, explained?.standing)
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[aria-current]')
    const scroller = list.current?.parentElement
    // Opened for a product, it begins with that.
    if (product && !active && scroller) scroller.scrollTop = 0
    if (item && scroller) scroller.scrollTop = Math.max(0, item.offsetTop - 12)
  }, [active, product])

  return (
    <Panel title={t('evidence.title')} onClose={onClose}>
      {explained?.standing && (
        <WhyThis
          key={explained.id}
          product={explained}
          standing={explained.standing}
          place={place + 1}
          of={turn.products.length}
          language={languageOf(turn)}
          sources={sources}
          active={active}
          onPick={onPick}
        />
      )}
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
  const url = webUrl(source.url)
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
        <Highlighted text={source.text} ranges={source.highlight ?? []} />
      </blockquote>
      <p className={s.meta}>
        {t('evidence.asOf', { when: dateTime(source.asOf, i18n.language) })}
        {' · '}
        {t('evidence.version', { version: source.version })}
      </p>
      {url && (
        <a className={s.visit} href={url} {...outward}>
          {t('evidence.visit')}
          <Icon name="away" size={16} />
        </a>
      )}
    </li>
  )
}

function Highlighted({ text, ranges }: { text: string; ranges: Range[] }) {
  return (
    <>
      {ranges.map(([start, end], i) => (
        <Fragment key={start}>
          {plain(text.slice(ranges[i - 1]?.[1] ?? 0, start))}
          <mark>{plain(text.slice(start, end))}</mark>
        </Fragment>
      ))}
      {plain(text.slice(ranges.at(-1)?.[1] ?? 0))}
    </>
  )
}

/** A shop's documents are Markdown; a heading needs no hashes and no empty line in one passage. */
const plain = (text: string) => text.replace(/^#{1,6} (.*)\n+/gm, '$1\n')
