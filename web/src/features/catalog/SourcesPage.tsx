import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, number } from '../../lib/format'
import { Icon } from '../../ui/Icon'
import * as client from './client'
import { ago, bytes } from './format'
import { JobsTable } from './JobsPage'
import { Figure, Heading, Loading, Meter, Trouble } from './parts'
import { go, Link, to } from './route'
import { shown, useLoaded } from './useLoaded'
import type { Offered } from './wire'
import s from './console.module.css'

/** How often the page looks whether something has changed while nobody touches it. */
const LOOK_MS = 3_000

/** Is anything failing, is it fresh; and the place to hand in the next file. */
export function SourcesPage() {
  const { t, i18n } = useTranslation('catalogue')
  const [figures, againFigures] = useLoaded('figures', client.figures)
  const [jobs, againJobs] = useLoaded('jobs', () => client.jobs())
  const [offered] = useLoaded('offered', client.offered)
  const latest = shown(jobs)?.jobs
  const busy = latest?.some((j) => j.state === 'running' || j.state === 'queued') ?? false

  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => {
      againJobs()
      againFigures()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [busy, againJobs, againFigures])

  const now = shown(figures)
  const failing = latest?.find((j) => j.kind === 'feed')?.progress.counts.rejected ?? 0
  return (
    <>
      <Heading title={t('sources.title')} intro={t('sources.intro')} />
      {now && (
        <dl className={s.figures}>
          <Figure
            label={t('figures.products')}
            value={number(now.products, i18n.language)}
            note={t('figures.andDocuments', { count: now.documents })}
          />
          <Figure
            label={t('figures.changed')}
            value={now.changedAt ? ago(now.changedAt, i18n.language) : t('figures.never')}
            note={now.changedAt ? dateTime(now.changedAt, i18n.language) : undefined}
          />
          <Figure
            label={t('figures.failing')}
            value={number(failing, i18n.language)}
            note={t('figures.inLast')}
            tone={failing ? 'bad' : undefined}
          />
          <Figure
            label={t('figures.index')}
            value={bytes(now.bytes, i18n.language)}
            note={now.followed < now.sequence ? t('figures.behind') : t('figures.follows')}
          />
        </dl>
      )}
      {figures.is === 'failed' && <Trouble why={figures.why} onAgain={againFigures} />}
      <Drop offered={shown(offered) ?? []} />
      <section aria-labelledby="recent">
        <div className={s.sectionHead}>
          <h2 id="recent">{t('sources.recent')}</h2>
          {latest && latest.length > 0 && <Link href={to.jobs}>{t('sources.allJobs')}</Link>}
        </div>
        {latest ? (
          latest.length > 0 ? (
            <JobsTable jobs={latest.slice(0, 5)} onChanged={againJobs} />
          ) : (
            <p className={s.note}>{t('sources.noJobs')}</p>
          )
        ) : jobs.is === 'failed' ? (
          <Trouble why={jobs.why} onAgain={againJobs} />
        ) : (
          <Loading />
        )}
      </section>
    </>
  )
}

/** A file comes in by dropping it, by choosing it, or from the server's folder. */
function Drop({ offered }: { offered: Offered[] }) {
  const { t, i18n } = useTranslation('catalogue')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [why, setWhy] = useState<unknown>()
  const leaving = useRef<AbortController>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  const send = (file: File | undefined) => {
    if (!file || sending) return
    setWhy(undefined)
    setSending({ name: file.name, share: 0 })
    leaving.current = new AbortController()
    client
      .upload(file, (share) => setSending({ name: file.name, share }), leaving.current.signal)
      .then((upload) => go(to.upload(upload.id)))
      .catch((e: unknown) => {
        setSending(null)
        if (!(e instanceof DOMException)) setWhy(e)
      })
  }
  const pick = (name: string) => {
    setWhy(undefined)
    setSending({ name, share: 1 })
    client
      .pick(name)
      .then((upload) => go(to.upload(upload.id)))
      .catch((e: unknown) => {
        setSending(null)
        setWhy(e)
      })
  }

  return (
    <section aria-labelledby="hand-in">
      <div
        className={s.drop}
        data-over={over || undefined}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          send(e.dataTransfer.files[0])
        }}
      >
        <Icon name="upload" size={28} />
        <h2 id="hand-in">{t('drop.title')}</h2>
        <p className={s.note}>{t('drop.what')}</p>
        {sending ? (
          <div className={s.sending} role="status">
            <span>{t('drop.sending', { name: sending.name })}</span>
            <Meter share={sending.share} label={t('drop.sending', { name: sending.name })} />
            <button type="button" className={s.button} onClick={() => leaving.current?.abort()}>
              {t('cancel')}
            </button>
          </div>
        ) : (
          <>
            <input
              ref={input}
              type="file"
              id="file"
              className="sr"
              tabIndex={-1}
              aria-label={t('drop.choose')}
              onChange={(e) => send(e.target.files?.[0])}
            />
            <button type="button" className={s.primary} onClick={() => input.current?.click()}>
              {t('drop.choose')}
            </button>
            <p className={s.small}>{t('drop.nothingYet')}</p>
          </>
        )}
        {why !== undefined && <Trouble why={why} />}
      </div>
      {offered.length > 0 && !sending && (
        <details className={s.offered}>
          <summary>{t('drop.folder', { count: offered.length })}</summary>
          <ul role="list">
            {offered.map((file) => (
              <li key={file.name}>
                <span className={s.grow}>{file.name}</span>
                <span className="num">{bytes(file.bytes, i18n.language)}</span>
                <button type="button" className={s.button} onClick={() => pick(file.name)}>
                  {t('drop.take')}
                  <span className="sr"> {file.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
