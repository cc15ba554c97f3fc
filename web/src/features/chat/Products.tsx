import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outward } from '../../lib/embed'
import {
  discount,
  imageUrl,
  langOf,
  money,
  number,
  percent,
  rating,
  time,
  webUrl,
  withUnits,
} from '../../lib/format'
import type { Product } from '../../lib/wire'
import { Icon } from '../../ui/Icon'
import { Tied } from '../../ui/Tied'
import s from './products.module.css'
import type { CiteAll } from './TurnView'

interface Props {
  products: Product[]
  /** Of the reasons; titles have their own. */
  language: string | undefined
  cite: CiteAll
  /** Opens what the answer knows about a product; nothing where it cites nothing about it. */
  opener: (p: Product) => (() => void) | undefined
  onWhy: (product: string) => void
}

export function Products({ products, language, cite, opener, onWhy }: Props) {
  const { t, i18n } = useTranslation()
  const readAt = products.flatMap((p) => p.price?.asOf ?? []).toSorted()[0]
  return (
    <section aria-label={t('card.products')}>
      <ul className={s.rail} role="list">
        {products.map((p, i) => (
          <Card
            key={p.id}
            product={p}
            language={language}
            eager={i < 3}
            cite={cite}
            onOpen={opener(p)}
            onWhy={p.standing ? () => onWhy(p.id) : undefined}
          />
        ))}
      </ul>
      {readAt && (
        <p className={s.readAt}>{t('card.asOf', { time: time(readAt, i18n.language) })}</p>
      )}
    </section>
  )
}

interface CardProps {
  product: Product
  language: string | undefined
  eager: boolean
  cite: CiteAll
  onOpen: (() => void) | undefined
  /** Explains its place; nothing where no search put it there. */
  onWhy: (() => void) | undefined
}

/**
 * The whole card is one link to the shop's page of it, where there is one, else one button to the
 * evidence; its citations lie above.
 */
function Card({ product: p, language, eager, cite, onOpen, onWhy }: CardProps) {
  const { t, i18n } = useTranslation()
  const href = webUrl(p.url)
  const title = <span className={s.name}>{withUnits(p.title)}</span>
  const off = discount(p.price, p.was)
  return (
    <li className={s.card} data-link={href || onOpen ? true : undefined}>
      <div className={s.media}>
        <Picture image={p.image} eager={eager} />
        {off !== null && (
          <>
            <span className={s.badge} aria-hidden="true">
              −{percent(off, i18n.language)}
            </span>
            <span className="sr">{t('card.off', { percent: percent(off, i18n.language) })}</span>
          </>
        )}
      </div>
      <div className={s.body}>
        <p className={s.brand}>{p.brand}</p>
        <h4 className={s.title} {...langOf(p.language, i18n.language)}>
          {href ? (
            <a href={href} {...outward}>
              {title}
            </a>
          ) : onOpen ? (
            <button type="button" onClick={onOpen}>
              {title}
            </button>
          ) : (
            title
          )}
        </h4>
        <Rating value={p.rating} count={p.reviewCount} />
        <p className={s.price}>
          {p.price ? (
            <>
              <span className="sr">{t('card.now')}</span>
              <span className="num">{money(p.price, i18n.language)}</span>
              {off !== null && p.was && (
                <>
                  <span className="sr">{t('card.was')}</span>
                  <s className="num">{money(p.was, i18n.language)}</s>
                </>
              )}
            </>
          ) : (
            <span className={s.none}>{t('card.noPrice')}</span>
          )}
        </p>
        <div className={s.stockRow}>
          <Stock availability={p.availability} stock={p.stock} />
          {onWhy && (
            <button
              type="button"
              className={s.explain}
              aria-label={t('card.explainOf', { title: p.title })}
              onClick={onWhy}
            >
              {t('card.explain')}
            </button>
          )}
        </div>
        {p.why ? (
          <p className={s.why}>
            <span className="sr">{t('card.why')}</span>
            <span {...langOf(language, i18n.language)}>
              <Tied text={p.why.text}>
                <span className={s.cites}>{cite(p.why.citations)}</span>
              </Tied>
            </span>
          </p>
        ) : (
          <span />
        )}
      </div>
    </li>
  )
}

/** The product's picture, or a glyph where there is none or it does not come. */
function Picture({ image, eager }: { image: string | null; eager: boolean }) {
  const [broken, setBroken] = useState(false)
  const src = imageUrl(image)
  if (!src || broken)
    return (
      <span className={s.glyph}>
        <Icon name="bag" size={40} />
      </span>
    )
  return (
    <img
      src={src}
      alt=""
      width="400"
      height="250"
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  )
}

const STAR =
  'M10.500 1.500l2.700 5.700 6.200.800-4.600 4.300 1.200 6.200-5.500-3.100-5.500 3.100 1.200-6.200L1.600 8l6.200-.800z'
const STARS = 5
const STAR_WIDTH = 21

function Rating({ value, count }: { value: number | null; count: number | null }) {
  const { t, i18n } = useTranslation()
  if (value === null) return <p className={s.noRating}>{t('card.noRating')}</p>
  const shown = rating(value, i18n.language)
  const reviews = count === null ? null : number(count, i18n.language)
  const label =
    reviews === null
      ? t('card.ratingOnly', { value: shown })
      : t('card.rating', { value: shown, reviews })
  const full = STARS * STAR_WIDTH
  return (
    <p className={s.rating}>
      <svg role="img" aria-label={label} viewBox={`0 0 ${full} 20`} width="84" height="16">
        <Row className={s.starOff} />
        {/* An inner svg clips what leaves it. */}
        <svg width={(full * Math.min(value, STARS)) / STARS} height="20">
          <Row className={s.starOn} />
        </svg>
      </svg>
      <span aria-hidden="true" className="num">
        <b>{shown}</b>
        {reviews !== null && ` (${reviews})`}
      </span>
    </p>
  )
}

const Row = ({ className }: { className: string | undefined }) => (
  <g className={className}>
    {Array.from({ length: STARS }, (_, i) => (
      <path key={i} d={STAR} transform={`translate(${i * STAR_WIDTH} 0)`} />
    ))}
  </g>
)

/** The words of the product format, and how good the news is. */
const AVAILABILITY = {
  in_stock: ['inStock', 'ok'],
  out_of_stock: ['outOfStock', 'bad'],
  preorder: ['preorder', 'warn'],
  backorder: ['backorder', 'warn'],
} as const

function Stock({ availability, stock }: { availability: string | null; stock: number | null }) {
  const { t } = useTranslation()
  if (!availability || !Object.hasOwn(AVAILABILITY, availability)) return <span />
  const [word, tone] = AVAILABILITY[availability as keyof typeof AVAILABILITY]
  const counted = word === 'inStock' && stock !== null && stock > 0
  return (
    <p className={s.stock} data-tone={tone}>
      {counted ? t('card.inStockCount', { count: stock }) : t(`card.${word}`)}
    </p>
  )
}
