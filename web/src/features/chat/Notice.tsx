import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon'
import type { Conversation } from './conversation'
import type { Failure, Turn } from './turn'
import s from './notice.module.css'

interface Props {
  last: Turn | undefined
  state: Conversation['state']
  onRetry: (turn: string) => void
  onReload: () => void
}

/** What went wrong and what can be done, directly above the composer, where the thumb is. */
export function Notice({ last, state, onRetry, onReload }: Props) {
  const { t } = useTranslation()
  if (state === 'missing') return <Banner text={t('failure.missing')} />
  if (state === 'unreached')
    return <Banner text={t('failure.unreached')} action={t('failure.again')} onAct={onReload} />
  if (last?.phase.at !== 'failed') return null
  return <Failed key={last.key} failure={last.phase.failure} onRetry={() => onRetry(last.key)} />
}

function Failed({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { t } = useTranslation()
  const wait = useSecondsUntil(failure.until)
  const text = t(`failure.${known(failure)}`)
  if (failure.again === null) return <Banner text={text} />
  return (
    <Banner
      text={text}
      note={
        failure.until === undefined
          ? undefined
          : wait > 0
            ? t('failure.wait', { count: wait })
            : t('failure.waitOver')
      }
      action={t(failure.again === 'restart' ? 'failure.restart' : 'failure.again')}
      disabled={wait > 0}
      onAct={onRetry}
    />
  )
}

const WORDED = [
  'connection',
  'rate_limited',
  'busy',
  'gone',
  'server',
  'unavailable',
  'shutting-down',
  'question_too_long',
] as const

function known({
  code,
  again,
}: Failure): (typeof WORDED)[number] | 'default' | 'rejected' | 'permanent' {
  const worded = WORDED.find((w) => w === code)
  if (worded) return worded
  if (again !== null) return 'default'
  return /^(question_|http_4)/.test(code) ? 'rejected' : 'permanent'
}

interface BannerProps {
  text: string
  note?: string | undefined
  action?: string
  disabled?: boolean
  onAct?: () => void
}

function Banner({ text, note, action, disabled = false, onAct }: BannerProps) {
  return (
    <div className={s.notice}>
      <Icon name="warn" />
      <div className={s.words}>
        <p role="alert">{text}</p>
        {note && <p className={s.note}>{note}</p>}
      </div>
      {action && (
        <button type="button" disabled={disabled} onClick={onAct}>
          {action}
        </button>
      )}
    </div>
  )
}

/** Whole seconds left until a moment, counted down. */
function useSecondsUntil(until: number | undefined): number {
  const [now, setNow] = useState(Date.now)
  const left = until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left <= 0) return
    const tick = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(tick)
  }, [left])
  return left
}
