/** A question that another page of this site hands to the conversation. No address carries it: a
 * link from elsewhere must not make anybody ask. */
const KEY = 'tendero.asked'

export function handOver(question: string): void {
  try {
    sessionStorage.setItem(KEY, question)
  } catch {
    // Forbidden: the conversation opens without it.
  }
}

/** Once. */
export function takeOver(): string | null {
  try {
    const question = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return question
  } catch {
    return null
  }
}
