import { useTranslation } from 'react-i18next'
import { money, number } from '../../lib/format'
import * as client from './client'
import { Empty, Heading, Loading, Pill, Trouble } from './parts'
import { go, Link, to } from './route'
import { useLoaded } from './useLoaded'
import type { Condition, Explanation, Preview } from './wire'
import s from './console.module.css'

/** A question as retrieval sees it, and how each hit came to its place. */
export function PreviewPage({ query }: { query: URLSearchParams }) {
  const { t } = useTranslation('catalogue')
  const q = query.get('q') ?? ''
  return (
    <>
      <Heading title={t('preview.title')} intro={t('preview.intro')} />
      <form
        className={s.search}
        role="search"
        onSubmit={(e) => {
          e.preventDefault()
          const asked = String(new FormData(e.currentTarget).get('q') ?? '').trim()
          if (asked) go(to.preview(asked), { replace: true })
        }}
      >
        <label className="sr" htmlFor="preview-q">
          {t('preview.question')}
        </label>
        <input
          id="preview-q"
          name="q"
          key={q}
          defaultValue={q}
          placeholder={t('preview.question')}
          maxLength={2000}
        />
        <button type="submit" className={s.primary}>
          {t('preview.search')}
        </button>
      </form>
      {q ? (
        <Found key={q} q={q} />
      ) : (
        <Empty icon="search" title={t('preview.empty')}>
          <p>{t('preview.emptyHow')}</p>
        </Empty>
      )}
    </>
  )
}

function Found({ q }: { q: string }) {
  const { t, i18n } = useTranslation('catalogue')
  const [loaded, again] = useLoaded(`${i18n.language} ${q}`, () => client.preview(q, i18n.language))
  if (loaded.is === 'loading') return <Loading />
  if (loaded.is === 'failed') return <Trouble why={loaded.why} onAgain={again} />
  const found = loaded.value
  const most = mostOf(found)
  return (
    <>
      <section className={s.card} aria-labelledby="understood">
        <h2 id="understood">{t('preview.understood')}</h2>
        <p className={s.pills}>
          <Pill icon="question" tone="plain">
            {t(`intent.${found.intent}` as 'intent.find', { defaultValue: found.intent })}
          </Pill>
          {found.wanted.map((c) => (
            <Pill key={`${c.attribute} ${c.value}`} icon="check" tone="ok">
              {text(c)}
            </Pill>
          ))}
          {found.preferred.map((c) => (
            <Pill key={`${c.attribute} ${c.value}`} icon="up" tone="info">
              {text(c)}
            </Pill>
          ))}
        </p>
        <p className={s.note}>
          {t('preview.matching', {
            count: found.matching,
            n: number(found.matching, i18n.language),
          })}
          {found.words && ` · ${t('preview.words', { words: found.words })}`}
          {` · ${t('preview.micros', { ms: number(found.micros / 1000, i18n.language) })}`}
        </p>
      </section>
      <section aria-labelledby="products">
        <h2 id="products">{t('preview.products')}</h2>
        <Legend />
        {found.products.length === 0 ? (
          <p className={s.note}>{t('preview.noProducts')}</p>
        ) : (
          <ol className={s.ranked} role="list">
            {found.products.map((hit, i) => (
              <li key={hit.id}>
                <span className={`num ${s.rank}`}>{i + 1}</span>
                <div className={s.hit}>
                  <Link href={to.item(hit.id)} lang={hit.language} className={s.strong}>
                    {hit.title}
                  </Link>
                  <span className={s.under}>
                    {hit.price ? money(hit.price, i18n.language) : t('preview.noPrice')}
                  </span>
                </div>
                <Bars explanation={hit.explanation} score={hit.score} most={most} />
                <Why line={hit.line} explanation={hit.explanation} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="passages">
        <h2 id="passages">{t('preview.passages')}</h2>
        {found.passages.length === 0 ? (
          <p className={s.note}>{t('preview.noPassages')}</p>
        ) : (
          <ol className={s.ranked} role="list">
            {found.passages.map((hit, i) => (
              <li key={hit.id}>
                <span className={`num ${s.rank}`}>{i + 1}</span>
                <div className={s.hit}>
                  <Link href={to.item(hit.source)} className={s.strong}>
                    {hit.title}
                  </Link>
                  <span className={s.under}>{t(`origin.${hit.origin}` as 'origin.guide')}</span>
                  <p className={s.excerpt} lang={hit.language}>
                    {hit.text}
                  </p>
                </div>
                <Bars explanation={hit.explanation} score={hit.score} most={mostRead(found)} />
                <Why line={hit.line} explanation={hit.explanation} />
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

interface Most {
  words: number
  fused: number
}

const mostOf = ({ products }: Preview): Most => ({
  words: Math.max(...products.map((p) => p.explanation.lexical.score), 1e-9),
  fused: Math.max(...products.map((p) => p.score), 1e-9),
})

const mostRead = ({ passages }: Preview): Most => ({
  words: Math.max(...passages.map((p) => p.explanation.lexical.score), 1e-9),
  fused: Math.max(...passages.map((p) => p.score), 1e-9),
})

/** Of all the ways in which a thing is said, a reader needs to see a few. */
const FORMS = 3

const text = ({ attribute, operator, value }: Condition): string => {
  const forms = value.split(' / ')
  const told = forms.slice(0, FORMS).join(' / ') + (forms.length > FORMS ? ' / …' : '')
  const word = attribute === 'kind' ? told.replaceAll('_', ' ') : told
  return `${attribute.replaceAll('_', ' ')} ${SIGNS[operator] ?? operator} ${word}`
}

const SIGNS: Record<string, string> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  le: '≤',
  gt: '>',
  ge: '≥',
  between: '',
}

function Legend() {
  const { t } = useTranslation('catalogue')
  return (
    <p className={s.legend}>
      <span data-arm="words">{t('preview.armWords')}</span>
      <span data-arm="vector">{t('preview.armVector')}</span>
      <span data-arm="fused">{t('preview.armFused')}</span>
    </p>
  )
}

function Bars({
  explanation,
  score,
  most,
}: {
  explanation: Explanation
  score: number
  most: Most
}) {
  const { t, i18n } = useTranslation('catalogue')
  const arms = [
    ['words', t('preview.armWords'), explanation.lexical.score, most.words],
    ['vector', t('preview.armVector'), explanation.vector.score, 1],
    ['fused', t('preview.armFused'), score, most.fused],
  ] as const
  return (
    <dl className={s.bars}>
      {arms.map(([arm, name, value, full]) => (
        <div key={arm}>
          <dt className="sr">{name}</dt>
          <dd>
            <meter
              className={s.armBar}
              data-arm={arm}
              min={0}
              max={full}
              value={Math.max(0, value)}
              aria-label={name}
            />
            <span className="num">{number(value, i18n.language)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Why({ line, explanation }: { line: string; explanation: Explanation }) {
  const { t, i18n } = useTranslation('catalogue')
  const n = (value: number) => number(value, i18n.language)
  return (
    <details className={s.why}>
      <summary>{t('preview.why')}</summary>
      <ul>
        <li>
          {explanation.lexical.rank
            ? t('preview.byWords', {
                rank: explanation.lexical.rank,
                score: n(explanation.lexical.score),
              })
            : t('preview.notByWords')}
        </li>
        <li>
          {explanation.vector.rank
            ? t('preview.byVector', {
                rank: explanation.vector.rank,
                score: n(explanation.vector.score),
              })
            : t('preview.notByVector')}
        </li>
        <li>{t('preview.covers', { share: n(Math.round(explanation.coverage * 100)) })}</li>
        {explanation.preference !== 0 && (
          <li>{t('preview.lifted', { score: n(explanation.preference) })}</li>
        )}
      </ul>
      <p className={s.small}>
        <code>{line}</code>
      </p>
    </details>
  )
}
