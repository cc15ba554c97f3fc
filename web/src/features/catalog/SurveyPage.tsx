import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../lib/format'
import { Icon } from '../../ui/Icon'
import * as client from './client'
import { bytes } from './format'
import { DocumentReport } from './DocumentReport'
import { FieldsList } from './FieldsList'
import { Heading, Loading, Pill, Trouble } from './parts'
import { go, to } from './route'
import type { DocumentSurvey, FeedSurvey, Mapping, PreviewRow, Survey } from './wire'
import s from './console.module.css'

/** What a file is and what it would become, before anything changes. */
export function SurveyPage({ id }: { id: string }) {
  const { t, i18n } = useTranslation('catalogue')
  const [survey, setSurvey] = useState<Survey>()
  const [why, setWhy] = useState<unknown>()
  const [busy, setBusy] = useState(true)

  const look = (wanted: { mapping?: unknown; as?: string } = {}) => {
    setBusy(true)
    setWhy(undefined)
    return client
      .survey(id, wanted)
      .then(setSurvey, setWhy)
      .finally(() => setBusy(false))
  }
  useEffect(() => {
    void look()
  }, [id]) // eslint-disable-line react-hooks/exhaustive-deps

  if (!survey)
    return (
      <>
        <Heading title={t('survey.reading')} />
        {busy && <p className={s.note}>{t('survey.readingWhat')}</p>}
        {why !== undefined ? <Trouble why={why} onAgain={() => void look()} /> : <Loading />}
      </>
    )
  const other = survey.kind === 'feed' ? 'document' : 'feed'
  return (
    <>
      <Heading
        title={survey.upload.name}
        intro={t(`survey.is.${survey.kind}`, { size: bytes(survey.upload.bytes, i18n.language) })}
      >
        <button
          type="button"
          className={s.button}
          disabled={busy}
          onClick={() => void look({ as: other })}
        >
          {t(`survey.as.${other}`)}
        </button>
      </Heading>
      {why !== undefined && <Trouble why={why} />}
      {survey.feed && (
        <Feed
          key={survey.upload.id}
          survey={survey}
          feed={survey.feed}
          busy={busy}
          onMapping={(mapping) => void look({ as: 'feed', mapping })}
        />
      )}
      {survey.document && (
        <Paper key={survey.document.id} survey={survey} paper={survey.document} />
      )}
    </>
  )
}

function Feed({
  survey,
  feed,
  busy,
  onMapping,
}: {
  survey: Survey
  feed: FeedSurvey
  busy: boolean
  onMapping: (mapping: Mapping) => void
}) {
  const { t } = useTranslation('catalogue')
  const [full, setFull] = useState(false)
  const [starting, setStarting] = useState(false)
  const [why, setWhy] = useState<unknown>()
  const proposed = typeof feed.mapping === 'object' ? feed.mapping : null
  const bad = feed.preview.filter((row) => row.product === null).length

  const start = () => {
    setStarting(true)
    setWhy(undefined)
    client
      .load({ kind: 'feed', upload: survey.upload.id, mapping: feed.mapping, full })
      .then((job) => go(to.job(job.id)))
      .catch((e: unknown) => {
        setWhy(e)
        setStarting(false)
      })
  }

  return (
    <>
      <section className={s.card} aria-labelledby="found">
        <h2 id="found">{t('survey.found')}</h2>
        <p className={s.pills}>
          <Pill icon="check" tone="plain">
            {feed.shape}
          </Pill>
          {feed.charset && (
            <Pill icon="check" tone="plain">
              {feed.charset}
            </Pill>
          )}
          <Pill icon={feed.certain ? 'check' : 'question'} tone={feed.certain ? 'ok' : 'warn'}>
            {t(feed.certain ? 'survey.certain' : 'survey.proposed')}
          </Pill>
        </p>
        {feed.problems.map((p) => (
          <p key={`${p.field} ${p.reason}`} className={s.problem}>
            <Icon name="warn" size={16} />
            <span lang="en">
              {p.reason} {p.remedy}
            </span>
          </p>
        ))}
      </section>
      {feed.columns.length > 0 && (
        <section className={s.card} aria-labelledby="columns">
          <h2 id="columns">{t('survey.columns')}</h2>
          <p className={s.note}>{t(proposed ? 'survey.columnsHow' : 'survey.columnsFixed')}</p>
          {proposed && feed.columns.some((column) => PRICES.has(column.target)) && (
            <label className={s.currency}>
              <span>{t('survey.currency')}</span>
              <select
                value={typeof proposed.currency === 'string' ? proposed.currency : ''}
                disabled={busy}
                onChange={(e) => onMapping(inCurrency(proposed, e.target.value))}
              >
                <option value="">{t('survey.currencyStated')}</option>
                {Intl.supportedValuesOf('currency').map((code) => (
                  <option key={code} value={code}>
                    {code}
                  </option>
                ))}
              </select>
            </label>
          )}
          <table className={s.table}>
            <thead>
              <tr>
                <th>{t('survey.column')}</th>
                <th>{t('survey.becomes')}</th>
                <th>{t('survey.why')}</th>
                <th>{t('survey.samples')}</th>
              </tr>
            </thead>
            <tbody>
              {feed.columns.map((column) => (
                <tr key={column.name}>
                  <td data-label={t('survey.column')} className={s.strong}>
                    {column.name}
                  </td>
                  <td data-label={t('survey.becomes')}>
                    {proposed ? (
                      <select
                        aria-label={t('survey.becomesOf', { column: column.name })}
                        value={column.target}
                        disabled={busy}
                        onChange={(e) =>
                          onMapping(retargeted(proposed, column.name, e.target.value))
                        }
                      >
                        {[...new Set([...survey.targets, column.target])].map((target) => (
                          <option key={target} value={target}>
                            {targetWord(target, t)}
                          </option>
                        ))}
                      </select>
                    ) : (
                      targetWord(column.target, t)
                    )}
                  </td>
                  <td data-label={t('survey.why')}>
                    <Pill
                      icon={column.sure === 'certain' ? 'check' : 'question'}
                      tone={
                        column.sure === 'unsure'
                          ? 'warn'
                          : column.sure === 'certain'
                            ? 'ok'
                            : 'plain'
                      }
                    >
                      {t(`sure.${column.sure}`)}
                    </Pill>
                    <span className={s.under} lang="en">
                      {column.why}
                    </span>
                  </td>
                  <td data-label={t('survey.samples')} className={s.samples}>
                    {column.samples.slice(0, 3).map((sample, i) => (
                      <code key={i}>{sample}</code>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section aria-labelledby="preview">
        <div className={s.sectionHead}>
          <h2 id="preview">{t('survey.preview')}</h2>
          {bad > 0 && (
            <Pill icon="warn" tone="warn">
              {t('survey.bad', { count: bad, of: feed.preview.length })}
            </Pill>
          )}
        </div>
        {feed.preview.length === 0 ? (
          <p className={s.note}>{t('survey.previewNone')}</p>
        ) : (
          <ul className={s.previews} role="list" aria-busy={busy}>
            {feed.preview.map((row) => (
              <Row key={row.row} row={row} />
            ))}
          </ul>
        )}
      </section>
      <section className={s.start} aria-label={t('survey.start')}>
        <label className={s.check}>
          <input type="checkbox" checked={full} onChange={(e) => setFull(e.target.checked)} />
          <span>
            {t('survey.full')}
            <span className={s.under}>{t('survey.fullWhat')}</span>
          </span>
        </label>
        {why !== undefined && <Trouble why={why} />}
        <button
          type="button"
          className={s.primary}
          disabled={starting || busy || !feed.readable}
          onClick={start}
        >
          {t('survey.load')}
        </button>
      </section>
    </>
  )
}

function Row({ row }: { row: PreviewRow }) {
  const { t } = useTranslation('catalogue')
  return (
    <li className={s.preview}>
      <div className={s.sectionHead}>
        <span className="num">{t('survey.row', { row: row.row })}</span>
        <Pill
          icon={row.product ? (row.problems.length ? 'info' : 'check') : 'warn'}
          tone={row.product ? (row.problems.length ? 'info' : 'ok') : 'bad'}
        >
          {t(
            row.product
              ? row.problems.length
                ? 'survey.noted'
                : 'survey.good'
              : 'survey.rejected',
          )}
        </Pill>
      </div>
      {row.product && <FieldsList fields={row.product} short />}
      {row.problems.map((p, i) => (
        <p key={i} className={s.problem}>
          <Icon name={row.product ? 'info' : 'warn'} size={16} />
          <span lang="en">
            {p.field && <strong>{p.field}: </strong>}
            {p.value && <code>{p.value}</code>} {p.reason} {p.remedy}
          </span>
        </p>
      ))}
    </li>
  )
}

const TYPES = ['manual', 'guide', 'policy', 'faq'] as const

function Paper({ survey, paper }: { survey: Survey; paper: DocumentSurvey }) {
  const { t, i18n } = useTranslation('catalogue')
  const [form, setForm] = useState({
    id: paper.id,
    type: paper.type,
    title: paper.title,
    language: paper.language,
    products: '',
  })
  const [starting, setStarting] = useState(false)
  const [why, setWhy] = useState<unknown>()
  const field = (name: keyof typeof form) => ({
    id: `document-${name}`,
    value: form[name],
    onChange: (e: { target: { value: string } }) => setForm({ ...form, [name]: e.target.value }),
  })

  if (paper.failure)
    return (
      <section className={s.card}>
        <h2>{t('paper.unreadable')}</h2>
        <p className={s.problem}>
          <Icon name="warn" size={16} />
          <span lang="en">
            {paper.failure.reason} {paper.failure.remedy}
          </span>
        </p>
        <button type="button" className={s.primary} onClick={() => go(to.sources)}>
          {t('paper.other')}
        </button>
      </section>
    )
  return (
    <form
      className={s.form}
      onSubmit={(e) => {
        e.preventDefault()
        setStarting(true)
        setWhy(undefined)
        client
          .load({
            kind: 'document',
            upload: survey.upload.id,
            document: {
              id: form.id.trim(),
              type: form.type,
              title: form.title.trim(),
              language: form.language.trim(),
              productIds: form.products.split(/[\s,;]+/).filter(Boolean),
            },
          })
          .then((job) => go(to.job(job.id)))
          .catch((x: unknown) => {
            setWhy(x)
            setStarting(false)
          })
      }}
    >
      <section className={s.card} aria-labelledby="what">
        <h2 id="what">{t('paper.what')}</h2>
        <div className={s.fields}>
          <label htmlFor="document-title">{t('paper.title')}</label>
          <input {...field('title')} required maxLength={500} />
          <label htmlFor="document-type">{t('paper.type')}</label>
          <select {...field('type')}>
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`type.${type}`)}
              </option>
            ))}
          </select>
          <label htmlFor="document-language">{t('paper.language')}</label>
          <select {...field('language')}>
            {[...new Set(['en', 'es', form.language])].map((language) => (
              <option key={language} value={language}>
                {new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language)}
              </option>
            ))}
          </select>
          <label htmlFor="document-products">{t('paper.products')}</label>
          <input {...field('products')} aria-describedby="document-products-how" />
          <span id="document-products-how" className={s.hint}>
            {t('paper.productsHow')}
          </span>
          <label htmlFor="document-id">{t('paper.id')}</label>
          <input {...field('id')} required maxLength={200} aria-describedby="document-id-how" />
          <span id="document-id-how" className={s.hint}>
            {t('paper.idHow')}
          </span>
        </div>
      </section>
      <DocumentReport paper={paper} />
      <section className={s.start} aria-label={t('survey.start')}>
        <p className={s.note}>
          {t('paper.passages', { count: paper.passages, n: number(paper.passages, i18n.language) })}
        </p>
        {why !== undefined && <Trouble why={why} />}
        <button type="submit" className={s.primary} disabled={starting}>
          {t('paper.load')}
        </button>
      </section>
    </form>
  )
}

const PRICES = new Set(['price', 'was', 'sale'])

/** The mapping with another place for one column; what it said of the column before goes with it. */
export function retargeted(mapping: Mapping, column: string, target: string): Mapping {
  const was = mapping.fields?.[column]
  const priced = PRICES.has(target) && was?.currency ? { currency: was.currency } : {}
  const moved = was?.to === target ? was : { to: target, ...priced }
  const named = target === 'attribute' && !moved.name ? { ...moved, name: column } : moved
  return { ...mapping, fields: { ...mapping.fields, [column]: named } }
}

/** Prices that state none are in this currency. */
export const inCurrency = (mapping: Mapping, code: string): Mapping => ({
  ...mapping,
  currency: code || undefined,
})

type T = ReturnType<typeof useTranslation<'catalogue'>>['t']

function targetWord(target: string, t: T): string {
  const word = t(`target.${target}` as 'target.id', { defaultValue: '' })
  return word || target
}
