import '@fontsource-variable/figtree/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { applyTheme } from './app/theme'
import { Broken } from './app/Broken'
import { startI18n } from './i18n'
import { Boundary } from './ui/Boundary'

applyTheme()
void startI18n().then(() => {
  const root = document.getElementById('root')
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Boundary fallback={<Broken />}>
          <App />
        </Boundary>
      </StrictMode>,
    )
})
