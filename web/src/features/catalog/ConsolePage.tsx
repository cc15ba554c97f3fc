import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Preferences } from '../../app/Preferences'
import { ShopContext, useLoadedShop } from '../../app/useShop'
import { Icon, type IconName } from '../../ui/Icon'
import { IndexPage } from './IndexPage'
import { ItemPage } from './ItemPage'
import { ItemsPage } from './ItemsPage'
import { JobPage } from './JobPage'
import { JobsPage } from './JobsPage'
import { Heading } from './parts'
import { PreviewPage } from './PreviewPage'
import { Link, to, useRoute, type Route } from './route'
import { SourcesPage } from './SourcesPage'
import { SurveyPage } from './SurveyPage'
import s from './console.module.css'

const RAIL: { at: Route['at'][]; icon: IconName; href: string; word: RailWord }[] = [
  { at: ['sources', 'upload'], icon: 'upload', href: to.sources, word: 'sources' },
  { at: ['jobs', 'job'], icon: 'clock', href: to.jobs, word: 'jobs' },
  { at: ['products', 'item'], icon: 'bag', href: to.products, word: 'products' },
  { at: ['documents'], icon: 'quote', href: to.documents, word: 'documents' },
  { at: ['index'], icon: 'info', href: to.index, word: 'index' },
  { at: ['preview'], icon: 'search', href: to.preview(), word: 'preview' },
]

type RailWord = 'sources' | 'jobs' | 'products' | 'documents' | 'index' | 'preview'

/** The catalogue console: what its keepers see under /catalogue. */
export default function ConsolePage() {
  const { t, i18n } = useTranslation('catalogue')
  const shop = useLoadedShop()
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const moved = useRef(false)

  useEffect(() => {
    document.title = shop ? t('titleOf', { shop: shop.name }) : t('title')
  }, [shop, t, i18n.language])

  const place = 'id' in route ? `${route.at} ${route.id}` : route.at
  useEffect(() => {
    main.current?.scrollTo(0, 0)
    if (moved.current) main.current?.querySelector<HTMLElement>('h1')?.focus()
    moved.current = true
  }, [place])

  return (
    <ShopContext value={shop}>
      <div className={s.console}>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <header className={s.bar}>
          <span className={s.brand}>
            <img src="/icon.svg" alt="" width="28" height="28" />
            <span className={s.name}>{shop?.name}</span>
          </span>
          <div className={s.tools}>
            <a className={s.assistant} href="/">
              <Icon name="away" size={18} />
              <span>{t('assistant')}</span>
            </a>
            <a className={s.assistant} href="/sign-in">
              <Icon name="person" size={18} />
              <span>{t('account')}</span>
            </a>
            <Preferences />
          </div>
        </header>
        <nav className={s.rail} aria-label={t('nav.label')}>
          <ul role="list">
            {RAIL.map(({ at, icon, href, word }) => (
              <li key={word}>
                <Link href={href} aria-current={at.includes(route.at) ? 'page' : undefined}>
                  <Icon name={icon} />
                  <span>{t(`nav.${word}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" className={s.main} ref={main} tabIndex={-1}>
          <div className={s.page} key={place}>
            <Page route={route} />
          </div>
        </main>
      </div>
    </ShopContext>
  )
}

function Page({ route }: { route: Route }) {
  const { t } = useTranslation('catalogue')
  switch (route.at) {
    case 'sources':
      return <SourcesPage />
    case 'upload':
      return <SurveyPage id={route.id} />
    case 'jobs':
      return <JobsPage />
    case 'job':
      return <JobPage id={route.id} />
    case 'products':
      return <ItemsPage type="product" query={route.query} />
    case 'documents':
      return <ItemsPage type="document" query={route.query} />
    case 'item':
      return <ItemPage id={route.id} />
    case 'index':
      return <IndexPage />
    case 'preview':
      return <PreviewPage query={route.query} />
    case 'nowhere':
      return (
        <Heading
          title={t('nowhere.title')}
          intro={<Link href={to.sources}>{t('nowhere.back')}</Link>}
        />
      )
  }
}
