import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { langOf } from '../../lib/format'
import type { Condition, Order, Product, Source, Standing } from '../../lib/wire'
import { Citations } from '../../ui/Citations'
import { Icon } from '../../ui/Icon'
import s from './evidence.module.css'

const LOOKS = { met: 'check', unmet: 'close', unknown: 'question' } as const

/** A state that this page has no word for is told as not known. */
const stateOf = ({ state }: Condition): keyof typeof LOOKS =>
  Object.hasOwn(LOOKS, state) ? state : 'unknown'

interface Props {
  product: Product
  standing: Standing
  /** From 1. */
  place: number
  of: number
  /** The answer's. */
  language: string | undefined
  sources: Source[]
  active: string | null
  onPick: (source: string) => void
}

/** Why a product stands where it does: what was asked for, and what the shop's data says to that. */
export function WhyThis({ product, standing, place, of, language, ...rest }: Props) {
  const { t, i18n } = useTranslation()
  const { conditions, order } = standing
  const inItsLanguage = langOf(language, i18n.language)
  const basis = order ? null : conditions.length ? 'byWordsMet' : 'byWords'
  return (
    <section className={s.whyThis} aria-labelledby="why-this">
      <h3 id="why-this">{t('why.title')}</h3>
      <p className={s.whom} {...langOf(product.language, i18n.language)}>
        {product.title}
      </p>
      <p className={s.place}>
        {t('why.place', { place, of })}
        {basis && ` ${t(`why.${basis}`)}`}
      </p>
      {(conditions.length > 0 || order) && (
        <ul className={s.grounds} role="list">
          {order && (
            <li>
              <Icon name="arrow" size={18} />
              <Ground {...rest} of={order} language={inItsLanguage}>
                {t(order.ascending ? 'why.ascending' : 'why.descending')}
              </Ground>
            </li>
          )}
          {conditions.map((condition) => (
            <li key={`${condition.label} ${condition.asked}`} data-state={stateOf(condition)}>
              <Icon name={LOOKS[stateOf(condition)]} size={18} />
              <Ground {...rest} of={condition} language={inItsLanguage}>
                {t(condition.must ? 'why.must' : 'why.wish')}{' '}
                <span {...inItsLanguage}>{condition.asked}</span>
              </Ground>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface GroundProps {
  of: Condition | Order
  language: ReturnType<typeof langOf>
  sources: Source[]
  active: string | null
  onPick: (source: string) => void
  children: ReactNode
}

function Ground({ of, language, sources, active, onPick, children }: GroundProps) {
  const { t } = useTranslation()
  const cited = sources.filter((x) => of.citations.includes(x.id))
  return (
    <div>
      <p className={s.label}>
        <span {...language}>{of.label}</span>
        {'state' in of && <b>{t(`why.state.${stateOf(of)}`)}</b>}
      </p>
      <p className={s.asked}>{children}</p>
      <p>
        {of.says === null ? (
          t('why.silent')
        ) : (
          <>
            {t('why.says')} <span {...language}>{of.says}</span>{' '}
            <Citations sources={cited} active={active} onOpen={onPick} />
          </>
        )}
      </p>
    </div>
  )
}
