import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, number } from '../../lib/format'
import * as client from './client'
import { duration, ofTotal, share } from './format'
import { Empty, Heading, Loading, Meter, Status, Trouble } from './parts'
import { go, Link, to } from './route'
import { shown, useLoaded } from './useLoaded'
import { isLast, type Job } from './wire'
import s from './console.module.css'

const LOOK_MS = 2_000

export function JobsPage() {
  const { t } = useTranslation('catalogue')
  const [loaded, again] = useLoaded('jobs', () => client.jobs())
  const [older, setOlder] = useState<Job[]>([])
  const [next, setNext] = useState<number | null>()
  const page = shown(loaded)
  const busy = page?.jobs.some((j) => !isLast(j.state)) ?? false

  useEffect(() => {
    if (!busy) return
    const timer = setInterval(again, LOOK_MS)
    return () => clearInterval(timer)
  }, [busy, again])

  const behind = next === undefined ? (page?.next ?? null) : next
  const more = async () => {
    if (behind === null) return
    const found = await client.jobs(behind)
    setOlder((before) => [...before, ...found.jobs])
    setNext(found.next)
  }
  const known = new Set(page?.jobs.map((j) => j.id))
  return (
    <>
      <Heading title={t('jobs.title')} intro={t('jobs.intro')} />
      {page && page.jobs.length === 0 && (
        <Empty icon="clock" title={t('jobs.empty')}>
          <p>{t('jobs.emptyHow')}</p>
          <Link href={to.sources}>{t('jobs.toSources')}</Link>
        </Empty>
      )}
      {page && page.jobs.length > 0 && (
        <JobsTable
          jobs={[...page.jobs, ...older.filter((j) => !known.has(j.id))]}
          onChanged={again}
        />
      )}
      {behind !== null && (
        <button type="button" className={s.button} onClick={() => void more()}>
          {t('more')}
        </button>
      )}
      {loaded.is === 'failed' && <Trouble why={loaded.why} onAgain={again} />}
      {!page && loaded.is === 'loading' && <Loading />}
    </>
  )
}

/** Jobs with what can be done about each at once. On a phone each row is a card. */
export function JobsTable({ jobs, onChanged }: { jobs: Job[]; onChanged: () => void }) {
  const { t, i18n } = useTranslation('catalogue')
  const [why, setWhy] = useState<unknown>()
  const act = (work: Promise<Job>, then?: (job: Job) => void) => {
    setWhy(undefined)
    work.then(then ?? onChanged, (e: unknown) => {
      setWhy(e)
      onChanged()
    })
  }
  return (
    <>
      {why !== undefined && <Trouble why={why} />}
      <table className={s.table}>
        <thead>
          <tr>
            <th>{t('jobs.source')}</th>
            <th>{t('jobs.state')}</th>
            <th>{t('jobs.progress')}</th>
            <th className={s.right}>{t('jobs.failed')}</th>
            <th>{t('jobs.started')}</th>
            <th>
              <span className="sr">{t('jobs.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td data-label={t('jobs.source')}>
                <Link href={to.job(job.id)} className={s.strong}>
                  {job.name}
                </Link>
                <span className={s.under}>
                  {t('jobs.numbered', { number: job.number, kind: t(`kind.${job.kind}`) })}
                </span>
              </td>
              <td data-label={t('jobs.state')}>
                <Status job={job} />
              </td>
              <td data-label={t('jobs.progress')}>
                {job.state === 'running' ? (
                  <span className={s.running}>
                    <Meter share={share(job)} label={phaseOf(job, t)} />
                    <span className="num">
                      {phaseOf(job, t)} {ofTotal(job, i18n.language)}
                      {job.progress.perSecond > 0 &&
                        ` · ${t('perSecond', { count: Math.round(job.progress.perSecond) })}`}
                    </span>
                  </span>
                ) : (
                  <span className="num">{outcome(job, t, i18n.language)}</span>
                )}
              </td>
              <td data-label={t('jobs.failed')} className={s.right}>
                <span className="num" data-tone={job.progress.counts.rejected ? 'bad' : undefined}>
                  {number(job.progress.counts.rejected, i18n.language)}
                </span>
              </td>
              <td data-label={t('jobs.started')} className="num">
                {dateTime(job.startedAt ?? job.createdAt, i18n.language)}
                {job.finishedAt && job.startedAt && (
                  <span className={s.under}>
                    {duration(
                      (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000,
                      i18n.language,
                    )}
                  </span>
                )}
              </td>
              <td className={s.right}>
                {!isLast(job.state) && !job.cancelling && (
                  <button
                    type="button"
                    className={s.button}
                    onClick={() => act(client.cancel(job.id))}
                  >
                    {t('cancel')}
                    <span className="sr"> {job.name}</span>
                  </button>
                )}
                {isLast(job.state) && job.kind === 'feed' && job.result.errorsKept > 0 && (
                  <button
                    type="button"
                    className={s.button}
                    onClick={() => act(client.retry(job.id), (again) => go(to.job(again.id)))}
                  >
                    {t('job.retry')}
                    <span className="sr"> {job.name}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type T = ReturnType<typeof useTranslation<'catalogue'>>['t']

const PHASES = [
  'queued',
  'resuming',
  'reading',
  'deleting',
  'storing',
  'indexing',
  'waiting',
  'done',
] as const

/** The word for what a job does at the moment. */
export function phaseOf(job: Job, t: T): string {
  const phase = PHASES.find((p) => p === job.progress.phase)
  return phase ? t(`phase.${phase}`) : job.progress.phase
}

/** What came of it in a few words. */
export function outcome(job: Job, t: T, locale: string): string {
  const { added, changed, unchanged, deleted } = job.progress.counts
  if (job.kind === 'delete') return t('outcome.deletedOne')
  if (job.kind === 'restore') return t('outcome.restoredOne')
  if (job.state === 'queued') return t('outcome.queued')
  const parts = (
    [
      ['added', added],
      ['changed', changed],
      ['deleted', deleted],
      ['unchanged', unchanged],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => t(`outcome.${word}`, { count, n: number(count, locale) }))
  return parts.length > 0 ? parts.join(', ') : t('outcome.nothing')
}
