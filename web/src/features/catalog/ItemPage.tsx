import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handOver } from '../../app/handOver'
import { dateTime } from '../../lib/format'
import { Problem } from '../../lib/api'
import { Icon } from '../../ui/Icon'
import * as client from './client'
import { FieldsList, worded } from './FieldsList'
import { Confirm, Heading, Loading, Pill, Trouble } from './parts'
import { Link, to } from './route'
import { shown, useLoaded } from './useLoaded'
import type { Done, FieldValue, Item } from './wire'
import s from './console.module.css'

/** One product or document: what is known of it, where that came from, and what may be done. */
export function ItemPage({ id }: { id: string }) {
  const { t } = useTranslation('catalogue')
  const [loaded, again] = useLoaded(id, () => client.item(id))
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<Done>()
  const [why, setWhy] = useState<unknown>()
  const item = shown(loaded)

  if (!item) {
    if (loaded.is !== 'failed') return <Loading />
    return loaded.why instanceof Problem && loaded.why.status === 404 ? (
      <Heading
        title={t('item.unknown')}
        intro={<Link href={to.products}>{t('nav.products')}</Link>}
      />
    ) : (
      <Trouble why={loaded.why} onAgain={again} />
    )
  }
  const product = item.type === 'product'
  const restore = () => {
    setWhy(undefined)
    client.restore(id).then((what) => {
      setDone(what)
      again()
    }, setWhy)
  }
  const title = item.title || item.id
  return (
    <>
      <p className={s.crumb}>
        <Link href={product ? to.products : to.documents}>
          {t(product ? 'nav.products' : 'nav.documents')}
        </Link>
      </p>
      <Heading title={title} intro={<code>{item.id}</code>}>
        {!item.live && (
          <Pill icon="close" tone="bad">
            {t('item.gone')}
          </Pill>
        )}
        {item.live && (
          <>
            <button
              type="button"
              className={s.primary}
              onClick={() => {
                handOver(title)
                location.assign('/')
              }}
            >
              {t('item.ask')}
            </button>
            <button type="button" className={s.dangerQuiet} onClick={() => setAsking(true)}>
              {t('item.delete')}
            </button>
          </>
        )}
        {item.restorable && (
          <button type="button" className={s.primary} onClick={restore}>
            {t('item.restore')}
          </button>
        )}
      </Heading>
      {why !== undefined && <Trouble why={why} />}
      {done && (
        <div className={s.done} role="status">
          <Icon name="check" />
          <div>
            <p>{t(done.job.kind === 'delete' ? 'item.deleted' : 'item.restored')}</p>
            {done.auditId && (
              <p className={s.small}>
                {t('item.receipt')} <code>{done.auditId}</code>
              </p>
            )}
          </div>
        </div>
      )}
      {!item.live && !item.restorable && <p className={s.note}>{t('item.notKept')}</p>}
      <div className={s.columns}>
        <div>
          {item.fields && (
            <section className={s.card} aria-labelledby="fields">
              <h2 id="fields">{t('item.fields')}</h2>
              <FieldsList fields={item.fields} />
              <Lists fields={item.fields} />
            </section>
          )}
          <section className={s.card} aria-labelledby="passages">
            <h2 id="passages">{t('item.passages', { count: item.passages.length })}</h2>
            <p className={s.note}>{t('item.passagesWhat')}</p>
            <ul className={s.passages} role="list">
              {item.passages.map((p) => (
                <li key={p.id}>
                  <p className={s.place}>
                    <span>{t(`origin.${p.origin.toLowerCase()}` as 'origin.guide')}</span>
                    {p.place?.page && (
                      <span className="num">{t('item.page', { page: p.place.page })}</span>
                    )}
                    {p.place?.headings && p.place.headings.length > 0 && (
                      <span>{p.place.headings.join(' › ')}</span>
                    )}
                  </p>
                  <p className={s.passage} lang={p.language}>
                    {p.text}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section className={s.card} aria-labelledby="versions">
          <h2 id="versions">{t('item.versions')}</h2>
          <ol className={s.versions} role="list">
            {item.versions.map((v) => (
              <li key={v.seq}>
                <Pill icon={v.deleted ? 'close' : 'check'} tone={v.deleted ? 'bad' : 'plain'}>
                  {t(v.deleted ? 'item.wasDeleted' : 'item.wasWritten')}
                </Pill>
                <span className="num">{dateTimeOf(v.at)}</span>
                <span className={s.under}>
                  {v.source ?? t('item.unknownSource')}
                  {v.who && ` · ${v.who}`}
                </span>
                {v.job && v.jobNumber !== null && (
                  <Link href={to.job(v.job)}>{t('item.job', { number: v.jobNumber })}</Link>
                )}
                <span className={s.small}>{t('item.version', { seq: v.seq })}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      {asking && (
        <Confirm
          title={t('item.deleteTitle', { title })}
          yes={t('item.deleteYes')}
          onNo={() => setAsking(false)}
          onYes={() =>
            client.remove(id).then((what) => {
              setDone(what)
              setAsking(false)
              again()
            })
          }
        >
          <p>{t('item.deleteWhat', { count: item.passages.length })}</p>
          <p>{t('item.deleteUndo')}</p>
        </Confirm>
      )}
    </>
  )

  function dateTimeOf(iso: string) {
    return dateTime(iso, document.documentElement.lang || 'en')
  }
}

const LISTS = ['variants', 'reviews', 'translations'] as const

/** Parts of a product that are lists of their own. */
function Lists({ fields }: { fields: NonNullable<Item['fields']> }) {
  const { t, i18n } = useTranslation('catalogue')
  return LISTS.map((name) => {
    const value = fields[name]
    if (!value || typeof value !== 'object') return null
    const entries: FieldValue[] = Array.isArray(value)
      ? value
      : Object.entries(value).map(([language, each]) => ({ language, text: each }))
    return (
      <details key={name} className={s.offered}>
        <summary>{t(`item.${name}`, { count: entries.length })}</summary>
        <ul>
          {entries.map((entry, i) => (
            <li key={i}>{worded(entry, i18n.language)}</li>
          ))}
        </ul>
      </details>
    )
  })
}
