import { useTranslation } from 'react-i18next'
import { isLive, type Turn } from './turn'
import s from './turn.module.css'
import { useAway } from './useAway'

/** What is being done at this moment: the server's real stage, never a made-up one. */
export function Stage({ turn }: { turn: Turn }) {
  const { t } = useTranslation()
  const away = useAway(turn.reconnecting)
  if (!isLive(turn)) return null
  const { phase } = turn
  const name = away
    ? 'reconnecting'
    : phase.at === 'working'
      ? phase.stage
      : phase.at === 'stopping'
        ? 'stopping'
        : 'sending'
  return (
    <p className={s.stage} data-away={away || undefined}>
      <span className={s.pulse} aria-hidden="true" />
      {t(`stage.${name}`)}
    </p>
  )
}
