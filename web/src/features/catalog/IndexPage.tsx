import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime, number } from '../../lib/format'
import * as client from './client'
import { ago, bytes } from './format'
import { Figure, Heading, Loading, Pill, Trouble } from './parts'
import { shown, useLoaded } from './useLoaded'
import s from './console.module.css'

const LOOK_MS = 5_000

/** What answers are found in, and whether it is where the catalogue is. */
export function IndexPage() {
  const { t, i18n } = useTranslation('catalogue')
  const [loaded, again] = useLoaded('figures', client.figures)
  useEffect(() => {
    const timer = setInterval(again, LOOK_MS)
    return () => clearInterval(timer)
  }, [again])
  const now = shown(loaded)
  const n = (value: number) => number(value, i18n.language)
  return (
    <>
      <Heading title={t('index.title')} intro={t('index.intro')} />
      {loaded.is === 'failed' && <Trouble why={loaded.why} onAgain={again} />}
      {now ? (
        <>
          <p className={s.pills}>
            {now.followed < now.sequence ? (
              <Pill icon="refresh" tone="warn">
                {t('index.behind', {
                  count: now.sequence - now.followed,
                  n: n(now.sequence - now.followed),
                })}
              </Pill>
            ) : (
              <Pill icon="check" tone="ok">
                {t('index.follows')}
              </Pill>
            )}
          </p>
          <dl className={s.figures}>
            <Figure label={t('figures.products')} value={n(now.products)} />
            <Figure label={t('index.documents')} value={n(now.documents)} />
            <Figure
              label={t('index.passages')}
              value={n(now.passages)}
              note={t('index.passagesWhat')}
            />
            <Figure
              label={t('index.size')}
              value={bytes(now.bytes, i18n.language)}
              note={t('index.segments', { count: now.segments })}
            />
            <Figure
              label={t('index.sequence')}
              value={n(now.sequence)}
              note={t('index.sequenceWhat')}
            />
            <Figure
              label={t('figures.changed')}
              value={now.changedAt ? ago(now.changedAt, i18n.language) : t('figures.never')}
              note={now.changedAt ? dateTime(now.changedAt, i18n.language) : undefined}
            />
          </dl>
        </>
      ) : (
        loaded.is === 'loading' && <Loading />
      )}
    </>
  )
}
