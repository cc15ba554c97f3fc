import { useTranslation } from 'react-i18next'
import type { Source } from '../lib/wire'
import s from './citations.module.css'

interface Props {
  sources: Source[]
  /** Id of the source that is open beside the answer. */
  active: string | null
  /** In tables numbers under a line instead of yellow chips: fourteen chips would be noise. */
  quiet?: boolean
  onOpen: (id: string) => void
}

/** A sentence about everything would drown in its numbers; the rest stand behind one more. */
const MOST = 4

/** The way from a sentence to its evidence. */
export function Citations({ sources, active, quiet = false, onOpen }: Props) {
  const { t } = useTranslation()
  if (!sources.length) return null
  const shown = sources.length > MOST ? sources.slice(0, MOST - 1) : sources
  const more = sources[shown.length]
  const look = quiet ? s.quiet : s.chip
  return (
    <span className={s.group}>
      {shown.map(({ id, mark, title }) => (
        <button
          key={id}
          type="button"
          className={look}
          aria-label={t('evidence.open', { mark, title })}
          aria-current={id === active || undefined}
          onClick={() => onOpen(id)}
        >
          {mark}
        </button>
      ))}
      {more && (
        <button
          type="button"
          className={look}
          aria-label={t('evidence.more', { count: sources.length - shown.length })}
          onClick={() => onOpen(more.id)}
        >
          +{sources.length - shown.length}
        </button>
      )}
    </span>
  )
}
