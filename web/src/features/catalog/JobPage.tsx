import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, number } from '../../lib/format'
import { readTurn } from '../../lib/sse'
import { Icon } from '../../ui/Icon'
import * as client from './client'
import { DocumentReport } from './DocumentReport'
import { duration, ofTotal, share } from './format'
import { outcome, phaseOf } from './JobsPage'
import { Confirm, Heading, Loading, Meter, Pill, Status, Trouble } from './parts'
import { go, Link, to } from './route'
import { shown, useLoaded } from './useLoaded'
import { isLast, type Job } from './wire'
import s from './console.module.css'

/** A job as it goes, by the server's events, through as many connections as it takes. */
function useJob(id: string): {
  job: Job | undefined
  why: unknown
  flowing: boolean
  take: (job: Job) => void
} {
  const [job, setJob] = useState<Job>()
  const [why, setWhy] = useState<unknown>()
  const [flowing, setFlowing] = useState(true)
  const take = useCallback(
    (next: Job) => setJob((before) => (before && before.revision > next.revision ? before : next)),
    [],
  )

  useEffect(() => {
    const left = new AbortController()
    const follow = async () => {
      const first = await client.job(id)
      if (left.signal.aborted) return
      take(first)
      if (isLast(first.state)) return
      await readTurn(
        client.eventsOf(id),
        { event: (e) => take(JSON.parse(e.data) as Job), flowing: setFlowing },
        { after: first.revision, signal: left.signal },
      )
    }
    follow().catch(async (e: unknown) => {
      if (left.signal.aborted) return
      // What the stream no longer says, the job itself does.
      await client.job(id).then(take, () => setWhy(e))
    })
    return () => left.abort()
  }, [id, take])

  return { job, why, flowing, take }
}

const STEPS = {
  feed: ['queued', 'reading', 'indexing', 'done'],
  document: ['queued', 'reading', 'storing', 'indexing', 'done'],
} as const

export function JobPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation('catalogue')
  const { job, why, flowing, take } = useJob(id)
  const [trouble, setTrouble] = useState<unknown>()
  const [asking, setAsking] = useState<'cancel' | 'yes' | null>(null)

  if (!job) return why === undefined ? <Loading /> : <Trouble why={why} />
  const act = (work: Promise<Job>, then = take) => {
    setTrouble(undefined)
    return work.then(then).catch(setTrouble)
  }
  const { question, failure, notes, document } = job.result
  const mine = job.kind === 'delete' || job.kind === 'restore'
  const first = job.task.ids?.[0]
  return (
    <>
      <p className={s.crumb}>
        <Link href={to.jobs}>{t('nav.jobs')}</Link>
      </p>
      <Heading
        title={job.name}
        intro={t('job.intro', {
          number: job.number,
          kind: t(`kind.${job.kind}`),
          who: job.who,
          at: dateTime(job.createdAt, i18n.language),
        })}
      >
        <Status job={job} />
        {!isLast(job.state) && !job.cancelling && (
          <button type="button" className={s.button} onClick={() => setAsking('cancel')}>
            {t('cancel')}
          </button>
        )}
        {isLast(job.state) && job.kind === 'feed' && job.result.errorsKept > 0 && (
          <button
            type="button"
            className={s.button}
            onClick={() => void act(client.retry(job.id), (again) => go(to.job(again.id)))}
          >
            <Icon name="refresh" size={16} />
            {t('job.retry')}
          </button>
        )}
      </Heading>
      {trouble !== undefined && <Trouble why={trouble} />}
      {!flowing && !isLast(job.state) && (
        <p className={s.note} role="status">
          {t('job.reconnecting')}
        </p>
      )}
      {job.task.retryOf && (
        <p className={s.note}>
          {t('job.isRetry', { count: job.task.rows?.length ?? 0 })}{' '}
          <Link href={to.job(job.task.retryOf)}>{t('job.retried')}</Link>
        </p>
      )}
      {!mine && <Stepper job={job} />}
      {question && job.state === 'waiting' && (
        <section className={s.question} aria-labelledby="question">
          <h2 id="question">
            {t('job.asks', {
              count: question.absent,
              n: number(question.absent, i18n.language),
              live: number(question.live, i18n.language),
            })}
          </h2>
          <p className={s.note}>{t('job.asksWhat')}</p>
          <ul>
            {question.examples.map((e) => (
              <li key={e.id}>
                <Link href={to.item(e.id)}>{e.title || e.id}</Link> <code>{e.id}</code>
              </li>
            ))}
            {question.absent > question.examples.length && (
              <li>{t('job.andMore', { count: question.absent - question.examples.length })}</li>
            )}
          </ul>
          <div className={s.actions}>
            <button
              type="button"
              className={s.primary}
              onClick={() => void act(client.answer(job.id, false))}
            >
              {t('job.keep')}
            </button>
            <button type="button" className={s.danger} onClick={() => setAsking('yes')}>
              {t('job.delete', {
                count: question.absent,
                n: number(question.absent, i18n.language),
              })}
            </button>
          </div>
        </section>
      )}
      {question && job.state === 'done' && job.progress.counts.deleted === 0 && (
        <p className={s.note}>{t('job.kept', { count: question.absent })}</p>
      )}
      {failure && (
        <section className={s.failure} aria-labelledby="failure">
          <h2 id="failure">{t('job.failed')}</h2>
          <p lang="en">
            {failure.reason} {failure.remedy}
          </p>
          <Link href={to.sources}>{t('job.toSources')}</Link>
        </section>
      )}
      {job.kind === 'feed' && <Counts job={job} />}
      {document && <DocumentReport paper={document} />}
      {(job.state === 'done' || job.state === 'cancelled') && <Next job={job} />}
      {job.kind === 'feed' && <Errors job={job} />}
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">{t('job.notes')}</h2>
          <ul className={s.notes}>
            {notes.map((n) => (
              <li key={`${n.field} ${n.reason}`}>
                <span className="num">
                  {t('job.rows', { count: n.count, n: number(n.count, i18n.language) })}
                </span>{' '}
                <span lang="en">
                  {n.field && <strong>{n.field}: </strong>}
                  {n.reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mine && first && (
        <p>
          <Link href={to.item(first)}>{t('job.toItem')}</Link>
        </p>
      )}
      {job.result.receipts.length > 0 && (
        <p className={s.note}>
          {t('job.receipt')} <code>{job.result.receipts.join(' ')}</code>
        </p>
      )}
      {asking === 'cancel' && (
        <Confirm
          title={t('job.cancelTitle')}
          yes={t('job.cancelYes')}
          onNo={() => setAsking(null)}
          onYes={() =>
            client.cancel(job.id).then((next) => {
              take(next)
              setAsking(null)
            })
          }
        >
          <p>{t('job.cancelWhat')}</p>
        </Confirm>
      )}
      {asking === 'yes' && question && (
        <Confirm
          title={t('job.deleteTitle', {
            count: question.absent,
            n: number(question.absent, i18n.language),
          })}
          yes={t('job.delete', {
            count: question.absent,
            n: number(question.absent, i18n.language),
          })}
          onNo={() => setAsking(null)}
          onYes={() =>
            client.answer(job.id, true).then((next) => {
              take(next)
              setAsking(null)
            })
          }
        >
          <p>{t('job.deleteWhat', { live: number(question.live, i18n.language) })}</p>
        </Confirm>
      )}
    </>
  )
}

/** Where the job is among its phases; within one, how far. */
function Stepper({ job }: { job: Job }) {
  const { t, i18n } = useTranslation('catalogue')
  const steps = job.kind === 'document' ? STEPS.document : STEPS.feed
  const phase =
    job.state === 'done'
      ? 'done'
      : job.progress.phase === 'resuming'
        ? 'reading'
        : job.progress.phase === 'deleting' || job.progress.phase === 'waiting'
          ? 'indexing'
          : job.progress.phase
  const at = Math.max(
    0,
    steps.findIndex((step) => step === phase),
  )
  const { perSecond, remainingSeconds } = job.progress
  return (
    <section aria-label={t('job.steps')}>
      <ol className={s.stepper} role="list">
        {steps.map((step, i) => {
          const is = i < at || job.state === 'done' ? 'past' : i === at ? 'now' : 'next'
          const broken = is === 'now' && (job.state === 'failed' || job.state === 'cancelled')
          return (
            <li
              key={step}
              data-is={broken ? 'broken' : is}
              aria-current={is === 'now' ? 'step' : undefined}
            >
              <span className={s.dot}>
                {is === 'past' ? (
                  <Icon name="check" size={14} />
                ) : broken ? (
                  <Icon name="close" size={14} />
                ) : (
                  i + 1
                )}
              </span>
              <span>{t(`phase.${step}`)}</span>
            </li>
          )
        })}
      </ol>
      {job.state === 'running' && (
        <div className={s.progress}>
          <Meter share={share(job)} label={phaseOf(job, t)} />
          <p className="num">
            {phaseOf(job, t)} {job.progress.done > 0 && ofTotal(job, i18n.language)}
            {perSecond > 0 && ` · ${t('perSecond', { count: Math.round(perSecond) })}`}
            {remainingSeconds !== null &&
              ` · ${t('left', { time: duration(remainingSeconds, i18n.language) })}`}
          </p>
        </div>
      )}
      <p className="sr" role="status">
        {t(`state.${job.state}`)}
      </p>
    </section>
  )
}

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'deleted', 'rejected'] as const

function Counts({ job }: { job: Job }) {
  const { t, i18n } = useTranslation('catalogue')
  return (
    <dl className={s.counts}>
      {COUNTS.map((word) => (
        <div
          key={word}
          data-tone={word === 'rejected' && job.progress.counts.rejected ? 'bad' : undefined}
        >
          <dt>{t(`counts.${word}`)}</dt>
          <dd className="num">{number(job.progress.counts[word], i18n.language)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What to do with what is there now. */
function Next({ job }: { job: Job }) {
  const { t, i18n } = useTranslation('catalogue')
  const took =
    job.startedAt && job.finishedAt
      ? duration((Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000, i18n.language)
      : null
  return (
    <section className={s.next} aria-label={t('job.next')}>
      <p>
        {outcome(job, t, i18n.language)}
        {took && ` · ${t('job.took', { time: took })}`}
        {' · '}
        {t('job.searchable')}
      </p>
      <div className={s.actions}>
        {job.kind === 'document' && job.task.documentId ? (
          <Link className={s.button} href={to.item(job.task.documentId)}>
            {t('job.seeDocument')}
          </Link>
        ) : (
          <Link className={s.button} href={to.products}>
            {t('job.seeProducts')}
          </Link>
        )}
        <Link className={s.button} href={to.preview()}>
          {t('job.tryQuestion')}
        </Link>
        <Link className={s.button} href={to.sources}>
          {t('job.toSources')}
        </Link>
      </div>
    </section>
  )
}

/** Rejected rows by cause: what is wrong, where it is first, what to do. */
function Errors({ job }: { job: Job }) {
  const { t, i18n } = useTranslation('catalogue')
  const { rejected } = job.progress.counts
  const [loaded, again] = useLoaded(job.id, () =>
    rejected > 0 ? client.causes(job.id) : Promise.resolve([]),
  )
  // What is listed stays while more is asked for.
  useEffect(again, [again, rejected, job.state])
  const causes = shown(loaded)
  if (rejected === 0)
    return job.state === 'done' ? (
      <p className={s.allIn}>
        <Pill icon="check" tone="ok">
          {t('errors.none')}
        </Pill>
      </p>
    ) : null
  return (
    <section aria-labelledby="errors">
      <div className={s.sectionHead}>
        <h2 id="errors">
          {t('errors.title', { count: rejected, n: number(rejected, i18n.language) })}
        </h2>
        <a className={s.button} href={client.tableOf(job.id)} download>
          <Icon name="save" size={16} />
          {t('errors.csv')}
        </a>
      </div>
      {isLast(job.state) && job.result.errorsKept < rejected && (
        <p className={s.note}>
          {t('errors.kept', { n: number(job.result.errorsKept, i18n.language) })}
        </p>
      )}
      {loaded.is === 'failed' && <Trouble why={loaded.why} onAgain={again} />}
      {causes ? (
        <ul className={s.causes} role="list">
          {causes.map((cause) => (
            <li key={`${cause.field} ${cause.reason} ${cause.remedy}`}>
              <div className={s.causeHead}>
                <strong lang="en">
                  {cause.field && `${cause.field}: `}
                  {cause.reason}
                </strong>
                <Pill icon="warn" tone="bad">
                  {t('job.rows', { count: cause.count, n: number(cause.count, i18n.language) })}
                </Pill>
              </div>
              {cause.remedy && (
                <p className={s.remedy} lang="en">
                  <span className="sr" lang={i18n.language}>
                    {t('errors.remedy')}
                  </span>
                  {cause.remedy}
                </p>
              )}
              <p className={s.example}>
                <span className="num">
                  {t('errors.example', { row: number(cause.example.row, i18n.language) })}
                </span>
                {cause.example.item && <code>{cause.example.item}</code>}
                {cause.example.value && (
                  <span>
                    {cause.example.field || t('errors.value')}: <code>{cause.example.value}</code>
                  </span>
                )}
              </p>
              <details>
                <summary>{t('errors.raw')}</summary>
                <pre className={s.text}>{cause.example.raw}</pre>
              </details>
            </li>
          ))}
        </ul>
      ) : (
        <Loading />
      )}
    </section>
  )
}
