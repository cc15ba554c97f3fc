import '@fontsource-variable/figtree/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { applyTheme } from './app/theme'
import { Broken } from './app/Broken'
import { addWords, startI18n } from './i18n'
import { Boundary } from './ui/Boundary'

// Keepers of the catalogue come to it by its address; no shopper loads it.
const Console = lazy(async () => {
  await addWords('catalogue', (locale) =>
    locale === 'es' ? import('./i18n/catalogue.es.json') : import('./i18n/catalogue.en.json'),
  )
  return import('./features/catalog/ConsolePage')
})

/** Pages beside the assistant, by the first part of the path; each comes when it is asked for. */
const PAGES: Record<string, ReturnType<typeof lazy>> = {
  mine: lazy(() => import('./features/mine/MinePage')),
  'sign-in': lazy(() => import('./features/sign-in/SignInPage')),
  catalogue: Console,
}
const Page = PAGES[location.pathname.split('/')[1] ?? ''] ?? App

applyTheme()
void startI18n().then(() => {
  const root = document.getElementById('root')
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Boundary fallback={<Broken />}>
          <Suspense>
            <Page />
          </Suspense>
        </Boundary>
      </StrictMode>,
    )
})
