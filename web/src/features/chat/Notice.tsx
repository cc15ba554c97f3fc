import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import en from '../../i18n/en.json'
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
  const { code } = failure
  const text = isWorded(code) ? t(`failure.code.${code}`) : t(`failure.${unworded(failure)}`)
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
      action={t(ACTIONS[failure.again])}
      disabled={wait > 0}
      onAct={onRetry}
    />
  )
}

const ACTIONS = {
  send: 'failure.again',
  resume: 'failure.again',
  ask: 'failure.again',
  restart: 'failure.restart',
  window: 'failure.window',
  signIn: 'signIn.title',
} as const

const isWorded = (code: string): code is keyof typeof en.failure.code =>
  Object.hasOwn(en.failure.code, code)

/** A code that has no words of its own is told by what can be done about it. */
function unworded({ code, again }: Failure): 'default' | 'rejected' | 'permanent' {
  if (again !== null) return 'default'
  return code.startsWith('http_4') ? 'rejected' : 'permanent'
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
