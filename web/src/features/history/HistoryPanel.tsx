import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as api from '../../lib/api'
import { dateTime } from '../../lib/format'
import type { ConversationSummary } from '../../lib/wire'
import { Panel } from '../../ui/Panel'
import s from './history.module.css'

interface Props {
  current: string | undefined
  onOpen: (conversation: string) => void
  onClose: () => void
}

/** The shopper's earlier conversations, as the shop remembers them. */
export default function HistoryPanel({ current, onOpen, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const [list, setList] = useState<ConversationSummary[] | 'loading' | 'failed'>('loading')

  useEffect(() => {
    let left = false
    api.conversations().then(
      (found) => left || setList(found),
      () => left || setList('failed'),
    )
    return () => {
      left = true
    }
  }, [])

  return (
    <Panel title={t('history.title')} onClose={onClose}>
      {typeof list === 'string' ? (
        <p className={s.note} role="status">
          {t(`history.${list}`)}
        </p>
      ) : list.length === 0 ? (
        <p className={s.note}>{t('history.empty')}</p>
      ) : (
        <ul className={s.list} role="list">
          {list.map(({ id, title, updatedAt }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === current || undefined}
                onClick={() => onOpen(id)}
              >
                <span>{title || t('history.untitled')}</span>
                <small className="num">{dateTime(updatedAt, i18n.language)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
