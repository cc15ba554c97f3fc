/*
 * The assistant as a panel in a shop's own page:
 *   <script src="https://assistant.example/embed.js" data-label="Ask us" async></script>
 * docs/embedding.md says what the page's own policy must allow. No dependency, nothing global, no
 * markup from strings; every style is set by a constructed sheet, which strict policies allow.
 */
;(() => {
  const script = document.currentScript
  if (!script || document.querySelector('tendero-assistant')) return
  const { label, lang = document.documentElement.lang.slice(0, 2), side } = script.dataset
  const words =
    lang === 'es'
      ? { ask: 'Pregúntanos', panel: 'Asistente de compras', close: 'Cerrar' }
      : { ask: 'Ask us', panel: 'Shopping assistant', close: 'Close' }
  const origin = new URL(script.src).origin
  const phone = matchMedia('(max-width: 599px), (max-height: 479px)')

  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    :host { all: initial; }
    button {
      position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; min-height: 48px;
      max-width: calc(100vw - 40px); padding: 0 20px; border: 1px solid transparent;
      border-radius: 999px; background: #0d6b50; color: #fff; cursor: pointer;
      font: 600 16px/1.2 system-ui, sans-serif;
      box-shadow: 0 8px 28px rgb(12 30 22 / .24), 0 2px 6px rgb(12 30 22 / .12);
    }
    button:hover { background: #0a5641; }
    button:focus-visible { outline: 3px solid #0d6b50; outline-offset: 3px; }
    button[hidden] { display: none; }
    dialog {
      position: fixed; inset: auto 20px 20px auto; z-index: 2147483001; box-sizing: border-box;
      width: min(420px, calc(100vw - 40px)); height: min(720px, calc(100dvh - 40px));
      max-width: none; max-height: none; margin: 0; padding: 0; overflow: clip;
      border: 1px solid #d5dcd8; border-radius: 16px; background: #f6f8f7;
      box-shadow: 0 16px 48px rgb(12 30 22 / .28);
    }
    :host([side=left]) button, :host([side=left]) dialog { inset: auto auto 20px 20px; }
    dialog::backdrop { background: none; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    @media (max-width: 599px), (max-height: 479px) {
      dialog, :host([side=left]) dialog {
        inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0;
      }
    }
    @media (prefers-color-scheme: dark) {
      button { background: #5fd0a6; color: #04231a; }
      button:hover { background: #7bdcb8; }
      button:focus-visible { outline-color: #5fd0a6; }
      dialog { border-color: #303c37; background: #101614; }
    }
    @media print { button, dialog { display: none; } }
  `)

  const host = document.createElement('tendero-assistant')
  if (side === 'left') host.setAttribute('side', 'left')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label || words.ask
  button.setAttribute('aria-haspopup', 'dialog')
  const panel = document.createElement('dialog')
  panel.setAttribute('aria-label', words.panel)
  root.append(button, panel)
  let frame

  const begin = () => {
    frame.focus()
    frame.contentWindow.postMessage({ tendero: 'opened' }, origin)
  }

  const open = () => {
    if (panel.open) return
    // Nothing is fetched before somebody asks for it.
    if (!frame) {
      frame = document.createElement('iframe')
      frame.title = words.panel
      frame.src = `${origin}/?embed${/^(en|es)$/.test(lang) ? `&lang=${lang}` : ''}`
      frame.addEventListener('load', begin)
      panel.append(frame)
    }
    // On a phone it covers the page, which must then be out of reach as well.
    if (phone.matches) panel.showModal()
    else panel.show()
    button.hidden = true
    begin()
  }

  const close = () => {
    if (!panel.open) return
    panel.close()
    button.hidden = false
    button.focus()
  }

  button.addEventListener('click', open)
  panel.addEventListener('cancel', (e) => {
    e.preventDefault()
    close()
  })
  root.addEventListener('keydown', (e) => e.key === 'Escape' && close())
  phone.addEventListener('change', () => {
    if (!panel.open) return
    panel.close()
    if (phone.matches) panel.showModal()
    else panel.show()
  })
  addEventListener('message', (e) => {
    if (
      frame &&
      e.source === frame.contentWindow &&
      e.origin === origin &&
      e.data?.tendero === 'close'
    )
      close()
  })

  const place = () => document.body.append(host)
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place)
})()
