import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as api from '../../lib/api'
import type { Verdict } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import s from './turn.module.css'

/** What can be wrong with an answer. These words stand in the log, whatever the page's language. */
const REASONS = ['wrong', 'off-topic', 'incomplete', 'unclear', 'other'] as const

type Progress =
  | { at: 'open' }
  | { at: 'sending' }
  | { at: 'recorded' }
  | { at: 'failed'; verdict: Verdict; limited: boolean }

interface Props {
  turnId: string
  /** What was said of it before the page was loaded. */
  before: Verdict | undefined
}

/** Whether the answer helped, and if not, why: recorded in the log like the answer itself. */
export function Feedback({ turnId, before }: Props) {
  const { t } = useTranslation()
  const [progress, setProgress] = useState<Progress>({ at: 'open' })
  const [given, setGiven] = useState(before)
  const [choosing, setChoosing] = useState(false)
  const verdicts = useRef<HTMLDivElement>(null)
  const list = useId()

  const send = async (verdict: Verdict) => {
    if (progress.at === 'sending') return
    // What was clicked may go away; the keyboard stays with the verdict.
    verdicts.current?.querySelectorAll('button')[verdict.helpful ? 0 : 1]?.focus()
    setChoosing(false)
    setProgress({ at: 'sending' })
    try {
      await api.feedback(turnId, verdict)
      setGiven(verdict)
      setProgress({ at: 'recorded' })
    } catch (e) {
      const limited = e instanceof api.Problem && e.status === 429
      setProgress({ at: 'failed', verdict, limited })
    }
  }

  // Another program may have sent words of its own.
  const said = (reason: string) => {
    const known = REASONS.find((r) => r === reason)
    return known ? t(`feedback.reason.${known}`) : reason
  }

  return (
    <div className={s.feedback}>
      <div ref={verdicts} className={s.verdicts} role="group" aria-label={t('feedback.question')}>
        <button
          type="button"
          aria-pressed={given?.helpful === true}
          onClick={() => given?.helpful !== true && void send({ helpful: true })}
        >
          <Icon name="up" size={18} />
          {t('feedback.yes')}
        </button>
        <button
          type="button"
          aria-pressed={given?.helpful === false}
          aria-expanded={choosing}
          aria-controls={list}
          onClick={() => setChoosing(!choosing)}
        >
          <Icon name="down" size={18} />
          {t('feedback.no')}
        </button>
      </div>
      <div id={list} className={s.reasons} hidden={!choosing}>
        <p>{t('feedback.why')}</p>
        <ul className={s.choices} role="list">
          {REASONS.map((reason) => (
            <li key={reason}>
              <button
                type="button"
                aria-pressed={given?.reason === reason}
                onClick={() => void send({ helpful: false, reason })}
              >
                {t(`feedback.reason.${reason}`)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {given?.helpful === false && given.reason && (
        <p className={s.given}>{t('feedback.given', { reason: said(given.reason) })}</p>
      )}
      <p className={s.outcome} role="status">
        {progress.at === 'recorded' && t('feedback.recorded')}
        {progress.at === 'failed' && t(progress.limited ? 'feedback.limited' : 'feedback.failed')}
      </p>
      {progress.at === 'failed' && (
        <button type="button" className={s.again} onClick={() => void send(progress.verdict)}>
          {t('failure.again')}
        </button>
      )}
    </div>
  )
}
