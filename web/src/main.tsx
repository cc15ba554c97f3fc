import '@fontsource-variable/figtree/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { applyTheme } from './app/theme'
import { Broken } from './app/Broken'
import { startI18n } from './i18n'
import { Boundary } from './ui/Boundary'

/** Pages beside the assistant; each comes when it is asked for. */
const PAGES: Record<string, ReturnType<typeof lazy>> = {
  '/mine': lazy(() => import('./features/mine/MinePage')),
  '/sign-in': lazy(() => import('./features/sign-in/SignInPage')),
}
const Page = PAGES[location.pathname] ?? App

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
