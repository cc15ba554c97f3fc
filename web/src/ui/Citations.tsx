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

/** The way from a sentence to its evidence. */
export function Citations({ sources, active, quiet = false, onOpen }: Props) {
  const { t } = useTranslation()
  if (!sources.length) return null
  return (
    <span className={s.group}>
      {sources.map(({ id, mark, title }) => (
        <button
          key={id}
          type="button"
          className={quiet ? s.quiet : s.chip}
          aria-label={t('evidence.open', { mark, title })}
          aria-current={id === active || undefined}
          onClick={() => onOpen(id)}
        >
          {mark}
        </button>
      ))}
    </span>
  )
}
