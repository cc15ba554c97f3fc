import { recall, remember } from '../lib/memory'

export type Theme = 'light' | 'dark'

const chosen = (): Theme | null => {
  const theme = recall('theme')
  return theme === 'light' || theme === 'dark' ? theme : null
}

/** The reader's choice, else what the system asks for. */
export const currentTheme = (): Theme =>
  chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

/** Follows the choice; without one the style sheet follows the system by itself. */
export function applyTheme(theme: Theme | null = chosen()): void {
  if (!theme) return
  document.documentElement.dataset.theme = theme
  // The browser's own bar takes the colour of ours (--surface), which it cannot read from a variable.
  for (const meta of document.querySelectorAll('meta[name=theme-color]'))
    meta.setAttribute('content', theme === 'dark' ? '#18201d' : '#ffffff')
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  applyTheme(theme)
}
