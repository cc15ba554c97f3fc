export function script(
  question: string,
  context: { locale: string; first: boolean; generator: string },
): { events: [string, unknown][]; behaviour: Record<string, unknown> }
export function shop(generator: string): import('../../src/lib/wire').Shop
