import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isSignedOut, Problem } from '../../lib/api'
import { Icon, type IconName } from '../../ui/Icon'
import words from '../../i18n/catalogue.en.json'
import type { Job, JobState } from './wire'
import s from './console.module.css'

const LOOK: Record<JobState, { icon: IconName; tone: string }> = {
  queued: { icon: 'clock', tone: 'plain' },
  running: { icon: 'refresh', tone: 'info' },
  waiting: { icon: 'question', tone: 'warn' },
  done: { icon: 'check', tone: 'ok' },
  failed: { icon: 'warn', tone: 'bad' },
  cancelled: { icon: 'stop', tone: 'plain' },
}

/** How a job stands: icon, word and colour. */
export function Status({ job }: { job: Pick<Job, 'state' | 'cancelling' | 'progress'> }) {
  const { t } = useTranslation('catalogue')
  const flawed = job.state === 'done' && job.progress.counts.rejected > 0
  const look = flawed ? { icon: 'warn' as const, tone: 'warn' } : LOOK[job.state]
  const word =
    job.cancelling && job.state === 'running' ? 'stopping' : flawed ? 'flawed' : job.state
  return (
    <Pill icon={look.icon} tone={look.tone}>
      {t(`state.${word}`)}
    </Pill>
  )
}

export function Pill({
  icon,
  tone,
  children,
}: {
  icon: IconName
  tone: string
  children: ReactNode
}) {
  return (
    <span className={s.pill} data-tone={tone}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  )
}

export function Figure({
  label,
  value,
  note,
  tone,
}: {
  label: string
  value: ReactNode
  note?: string | undefined
  tone?: 'bad' | undefined
}) {
  return (
    <div className={s.figure} data-tone={tone}>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
      {note && <dd className={s.figureNote}>{note}</dd>}
    </div>
  )
}

/** What is not there yet, and the one step that brings it. */
export function Empty({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children: ReactNode
}) {
  return (
    <div className={s.empty}>
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      <div className={s.emptyBody}>{children}</div>
    </div>
  )
}

const isWorded = (code: string): code is keyof typeof words.problem =>
  Object.hasOwn(words.problem, code)

/** What went wrong with a request, and asking again where that may help. */
export function Trouble({ why, onAgain }: { why: unknown; onAgain?: (() => void) | undefined }) {
  const { t } = useTranslation('catalogue')
  return (
    <div className={s.trouble}>
      <Icon name="warn" />
      <p role="alert">
        {why instanceof Problem
          ? isWorded(why.code)
            ? t(`problem.${why.code}`)
            : why.detail || t('problem.other')
          : t('problem.unreached')}
      </p>
      {why instanceof Problem && why.code === 'mapping_invalid' && (
        <p className={s.small} lang="en">
          {why.detail}
        </p>
      )}
      {isSignedOut(why) && (
        <a className={s.button} href={`/sign-in?to=${encodeURIComponent(location.pathname)}`}>
          {t('signIn')}
        </a>
      )}
      {onAgain && (
        <button type="button" className={s.button} onClick={onAgain}>
          {t('again')}
        </button>
      )}
    </div>
  )
}

export function Loading() {
  const { t } = useTranslation('catalogue')
  return (
    <p className={s.loading} role="status">
      {t('loading')}
    </p>
  )
}

/** Asks before something that is felt; `children` name what goes. Esc and the first button leave. */
export function Confirm({
  title,
  yes,
  children,
  onYes,
  onNo,
}: {
  title: string
  yes: string
  children: ReactNode
  onYes: () => Promise<unknown>
  onNo: () => void
}) {
  const { t } = useTranslation('catalogue')
  const ref = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<unknown>()

  useEffect(() => {
    const opener = document.activeElement
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      className={s.confirm}
      aria-labelledby="confirm-title"
      onCancel={(e) => {
        e.preventDefault()
        onNo()
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      <div className={s.confirmBody}>{children}</div>
      {why !== undefined && <Trouble why={why} />}
      <div className={s.actions}>
        <button type="button" className={s.button} onClick={onNo}>
          {t('leave')}
        </button>
        <button
          type="button"
          className={s.danger}
          disabled={busy}
          onClick={() => {
            setBusy(true)
            onYes().catch((e: unknown) => {
              setWhy(e)
              setBusy(false)
            })
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}

/** A bar that fills; the number beside it says the same. */
export function Meter({ share, label }: { share: number | null; label: string }) {
  return share === null ? (
    <progress className={s.meter} aria-label={label} />
  ) : (
    <progress className={s.meter} aria-label={label} max={1} value={Math.min(1, share)} />
  )
}

export function Heading({
  title,
  intro,
  children,
}: {
  title: string
  intro?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className={s.heading}>
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {intro && <p className={s.intro}>{intro}</p>}
      </div>
      {children && <div className={s.actions}>{children}</div>}
    </header>
  )
}
