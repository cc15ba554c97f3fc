import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, number } from '../../lib/format'
import * as client from './client'
import { Empty, Heading, Loading, Trouble } from './parts'
import { go, Link, to } from './route'
import { shown, useLoaded } from './useLoaded'
import type { Listed } from './wire'
import s from './console.module.css'

const TYPES = ['manual', 'guide', 'policy', 'faq'] as const

/** Products or documents, searched by id, title and kind; the address keeps the search. */
export function ItemsPage({
  type,
  query,
}: {
  type: 'product' | 'document'
  query: URLSearchParams
}) {
  const { t, i18n } = useTranslation('catalogue')
  const q = query.get('q') ?? ''
  const kind = query.get('kind') ?? ''
  const key = `${type} ${kind} ${q}`
  const [loaded, again] = useLoaded(key, () => client.items({ type, q, kind, after: '' }))
  const [kinds] = useLoaded(`kinds ${type}`, () => client.kinds(type))
  const [more, setMore] = useState<{ key: string; items: Listed[]; next: string | null }>()
  const page = shown(loaded)
  const behind = more?.key === key ? more : undefined
  const items = [...(page?.items ?? []), ...(behind?.items ?? [])]
  const next = behind ? behind.next : (page?.next ?? null)
  const root = type === 'product' ? to.products : to.documents
  const search = (changed: { q?: string; kind?: string }) => {
    const wanted = Object.entries({ q, kind, ...changed }).filter(([, value]) => value)
    go(wanted.length ? `${root}?${new URLSearchParams(wanted)}` : root, { replace: true })
  }
  const isType = (word: string): word is (typeof TYPES)[number] =>
    (TYPES as readonly string[]).includes(word)
  const kindWord = (word: string) => (isType(word) ? t(`type.${word}`) : word.replaceAll('_', ' '))

  return (
    <>
      <Heading
        title={t(type === 'product' ? 'nav.products' : 'nav.documents')}
        intro={
          page && t('items.count', { count: page.total, n: number(page.total, i18n.language) })
        }
      />
      <form
        className={s.search}
        role="search"
        onSubmit={(e) => {
          e.preventDefault()
          search({ q: String(new FormData(e.currentTarget).get('q') ?? '').trim() })
        }}
      >
        <label className="sr" htmlFor="items-q">
          {t('items.search')}
        </label>
        <input
          id="items-q"
          name="q"
          key={q}
          defaultValue={q}
          placeholder={t('items.search')}
          maxLength={200}
        />
        <label className="sr" htmlFor="items-kind">
          {t('items.kind')}
        </label>
        <select id="items-kind" value={kind} onChange={(e) => search({ kind: e.target.value })}>
          <option value="">{t('items.allKinds')}</option>
          {[...new Set([...(shown(kinds) ?? []), ...(kind ? [kind] : [])])].map((word) => (
            <option key={word} value={word}>
              {kindWord(word)}
            </option>
          ))}
        </select>
        <button type="submit" className={s.button}>
          {t('items.find')}
        </button>
      </form>
      {loaded.is === 'failed' && <Trouble why={loaded.why} onAgain={again} />}
      {!page && loaded.is === 'loading' && <Loading />}
      {page && page.total === 0 && (
        <Empty
          icon={type === 'product' ? 'bag' : 'quote'}
          title={t(q || kind ? 'items.noMatch' : 'items.none')}
        >
          {q || kind ? (
            <button type="button" className={s.button} onClick={() => search({ q: '', kind: '' })}>
              {t('items.all')}
            </button>
          ) : (
            <>
              <p>{t(type === 'product' ? 'items.noProducts' : 'items.noDocuments')}</p>
              <Link href={to.sources}>{t('jobs.toSources')}</Link>
            </>
          )}
        </Empty>
      )}
      {items.length > 0 && (
        <table className={s.table}>
          <thead>
            <tr>
              <th>{t('items.title')}</th>
              <th>{t('items.id')}</th>
              <th>{t(type === 'product' ? 'items.kind' : 'paper.type')}</th>
              <th>{t('items.from')}</th>
              <th>{t('items.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td data-label={t('items.title')}>
                  <Link href={to.item(item.id)} className={s.strong}>
                    {item.title || item.id}
                  </Link>
                </td>
                <td data-label={t('items.id')}>
                  <code>{item.id}</code>
                </td>
                <td data-label={t(type === 'product' ? 'items.kind' : 'paper.type')}>
                  {kindWord(item.kind ?? (type === 'document' ? item.type : '')) || '–'}
                </td>
                <td data-label={t('items.from')}>{item.source ?? '–'}</td>
                <td data-label={t('items.changed')} className="num">
                  {dateTime(item.at, i18n.language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next !== null && (
        <button
          type="button"
          className={s.button}
          onClick={() =>
            void client.items({ type, q, kind, after: next }).then((found) =>
              setMore({
                key,
                items: [...(behind?.items ?? []), ...found.items],
                next: found.next,
              }),
            )
          }
        >
          {t('more')}
        </button>
      )}
    </>
  )
}
