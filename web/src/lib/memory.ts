/** Small choices that outlive the tab. A browser that forbids storage forgets them, and that is all. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`tendero.${key}`)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`tendero.${key}`, value)
  } catch {
    // Forbidden or full: the choice holds for this visit.
  }
}
