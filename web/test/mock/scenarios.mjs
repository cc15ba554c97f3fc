// What the mock answers, chosen by a word in the question. English and Spanish say the same.
const NOW = () => new Date().toISOString()

const highlight = (text, parts) =>
  parts.map((part) => [text.indexOf(part), text.indexOf(part) + part.length])

const source = (mark, over, ...parts) => {
  const base = {
    id: `e${mark}`,
    mark,
    productId: 'p1',
    origin: 'spec',
    field: 'noise',
    title: 'Hario Tamis 40',
    text: '',
    value: null,
    unit: null,
    version: 41 + mark,
    asOf: NOW(),
    url: null,
    language: 'en',
    ...over,
  }
  return { ...base, highlight: highlight(base.text, parts.length ? parts : [base.text]) }
}

const sources = () => [
  source(
    1,
    {
      text: 'Measured per IEC 60704-1. Sound pressure at 1 m is 62 dB(A), mass 2.4 kg.',
      value: 62,
      unit: 'dB',
    },
    '62 dB(A)',
  ),
  source(
    2,
    {
      origin: 'review',
      field: 'review-7',
      text: 'I grind at six in the morning and nobody wakes up. It is quieter than our kettle. The bin is a little small.',
    },
    'nobody wakes up. It is quieter than our kettle',
  ),
  source(3, {
    productId: 'p2',
    title: 'Bodega Forte 60',
    field: 'hopper',
    text: 'Hopper capacity: 60 g',
    value: 60,
    unit: 'g',
  }),
  source(
    4,
    {
      productId: 'p3',
      title: 'Lume One',
      origin: 'manual',
      field: 'manual-11',
      text: 'To clean, twist the collar and lift the upper burr out by hand. No tools are needed.',
      url: 'https://shop.example/p3/manual',
    },
    'lift the upper burr out by hand',
  ),
  source(
    5,
    {
      productId: null,
      origin: 'policy',
      field: 'returns-3',
      title: 'Returns policy',
      text: 'Small appliances, including opened items, may be returned within 30 days of delivery.',
    },
    'including opened items',
    'within 30 days',
  ),
  source(6, {
    origin: 'price',
    field: 'price',
    text: 'Price: 119.00 USD',
    value: '119.00',
    unit: 'USD',
  }),
  source(7, {
    productId: 'p2',
    title: 'Bodega Forte 60',
    text: 'Noise at 1 m: 71 dB',
    value: 71,
    unit: 'dB',
  }),
]

const usd = (amount) => ({ amount, currency: 'USD', asOf: NOW() })

/** What was asked for, held against one product. */
const standing = (L, [price, mark], [noise, state, citation]) => ({
  conditions: [
    {
      label: L.grounds[0],
      asked: L.grounds[1],
      must: true,
      state: 'met',
      says: price,
      citations: mark ? [mark] : [],
    },
    {
      label: L.rows[0],
      asked: L.grounds[2],
      must: false,
      state,
      says: noise,
      citations: citation ? [citation] : [],
    },
  ],
  order: null,
})

const products = (L) => [
  {
    id: 'p1',
    title: 'Tamis 40 Conical Burr Coffee Grinder',
    language: 'en',
    brand: 'Hario',
    kind: 'coffee grinder',
    url: 'https://shop.example/p1',
    image: '/img/grinder-a.svg',
    price: usd('119.00'),
    was: usd('149.00'),
    rating: 4.6,
    reviewCount: 2184,
    availability: 'in_stock',
    stock: null,
    why: { text: L.why[0], citations: ['e1'] },
    standing: standing(L, ['$119.00', 'e6'], ['62 dB', 'met', 'e1']),
  },
  {
    id: 'p2',
    title: 'Forte 60 Electric Coffee Grinder, 31 settings',
    language: 'en',
    brand: 'Bodega',
    kind: 'coffee grinder',
    url: null,
    image: '/img/grinder-b.svg',
    price: usd('139.50'),
    was: null,
    rating: 4.3,
    reviewCount: 861,
    availability: 'in_stock',
    stock: 12,
    why: { text: L.why[1], citations: ['e3', 'e7'] },
    standing: standing(L, ['$139.50'], ['71 dB', 'unmet', 'e7']),
  },
  {
    id: 'p3',
    title: 'One Compact Grinder',
    language: 'en',
    brand: 'Lume',
    kind: 'coffee grinder',
    url: null,
    image: '/img/grinder-c.svg',
    price: usd('89.00'),
    was: null,
    rating: 4.1,
    reviewCount: 402,
    availability: 'backorder',
    stock: 0,
    why: { text: L.why[2], citations: ['e4'] },
    standing: standing(L, ['$89.00'], [null, 'unknown']),
  },
]

const bare = {
  id: 'p9',
  title: 'Grinder without much known about it',
  language: 'en',
  brand: null,
  kind: null,
  url: null,
  image: null,
  price: null,
  was: null,
  rating: null,
  reviewCount: null,
  availability: null,
  stock: null,
  why: null,
}

const WORDS = {
  en: {
    disclosure: {
      composer:
        'This is an automated assistant. It puts its answers together from the shop’s data; no language model writes them.',
      model:
        'This is an AI assistant. A language model writes the answers; every statement is checked against the shop’s data.',
    },
    find: [
      'For a small kitchen where noise matters, the **Hario Tamis 40** is the best match: it measures **62 dB** at one metre.',
      'Reviewers describe it as quiet enough for early mornings.',
      'If you brew more than two cups at a time, look at the **Bodega Forte 60**, which holds 60 g.',
      '- **Quietest:** Hario Tamis 40, 62 dB.',
      '- **Easiest to clean:** Lume One, its burr lifts out without tools.',
      '- **Returns:** opened grinders can go back within 30 days.',
    ],
    why: [
      'Quietest of the three at 62 dB',
      'Largest hopper, 60 g, but 71 dB',
      'Burr lifts out without tools',
    ],
    follow: ['Which one is easiest to clean?', 'Only in black', 'Compare the first two'],
    compare: 'The Tamis 40 is quieter, the Forte 60 holds more.',
    rows: ['Noise at 1 m', 'Hopper', 'Height', 'Warranty', 'Voltage'],
    grounds: ['Price', 'at most $150.00', 'at most 65 dB'],
    years: '2 years',
    policy:
      'The returns policy says: “Small appliances, including opened items, may be returned within 30 days of delivery.”',
    none: 'No grinder costs less than $20. Without the price limit there are 14.',
    relax: ['Grinders under $90', 'All grinders, cheapest first'],
    clarify: 'There are two products by that name. Which one do you mean?',
    options: ['The Tamis 40', 'The Tamis 40 Pro'],
    withheld: '2 statements could not be confirmed by the product data and were left out.',
    person: 'A colleague from the shop can help you with an order.',
    off: 'I can help you find and compare what this shop sells.',
    price: ['The Tamis 40 costs $119.00.', 'The Tamis 40 now costs $124.00.'],
    refusal: {
      text: 'I can’t give advice about removing a product’s safety lock.',
      can: [
        'Grinders with a child lock',
        'The manufacturer’s cleaning steps',
        'Returns and warranty',
      ],
    },
  },
  es: {
    disclosure: {
      composer:
        'Este es un asistente automático. Compone sus respuestas con los datos de la tienda; no las escribe ningún modelo de lenguaje.',
      model:
        'Este es un asistente de IA. Un modelo de lenguaje escribe las respuestas; cada afirmación se comprueba con los datos de la tienda.',
    },
    find: [
      'Para una cocina pequeña donde importa el ruido, la mejor opción es el **Hario Tamis 40**: mide **62 dB** a un metro.',
      'Las opiniones lo describen como silencioso por la mañana.',
      'Si preparas más de dos tazas, mira el **Bodega Forte 60**, que admite 60 g.',
      '- **Más silencioso:** Hario Tamis 40, 62 dB.',
      '- **Más fácil de limpiar:** Lume One, la muela sale sin herramientas.',
      '- **Devoluciones:** 30 días, aunque esté abierto.',
    ],
    why: [
      'El más silencioso de los tres, 62 dB',
      'La tolva más grande, 60 g, pero 71 dB',
      'La muela sale sin herramientas',
    ],
    follow: ['¿Cuál es más fácil de limpiar?', 'Solo en negro', 'Compara los dos primeros'],
    compare: 'El Tamis 40 hace menos ruido, el Forte 60 admite más café.',
    rows: ['Ruido a 1 m', 'Tolva', 'Altura', 'Garantía', 'Tensión'],
    grounds: ['Precio', 'como máximo 150,00 US$', 'como máximo 65 dB'],
    years: '2 años',
    policy:
      'La política de devoluciones dice: «Small appliances, including opened items, may be returned within 30 days of delivery».',
    none: 'Ningún molinillo cuesta menos de 20 US$. Sin el límite de precio hay 14.',
    relax: ['Molinillos por menos de 90 US$', 'Todos los molinillos, del más barato al más caro'],
    clarify: 'Hay dos productos con ese nombre. ¿A cuál te refieres?',
    options: ['El Tamis 40', 'El Tamis 40 Pro'],
    withheld: 'Se han omitido 2 afirmaciones que los datos de producto no confirman.',
    person: 'Una persona de la tienda puede ayudarte con un pedido.',
    off: 'Puedo ayudarte a encontrar y comparar lo que vende esta tienda.',
    price: ['El Tamis 40 cuesta 119,00 US$.', 'El Tamis 40 cuesta ahora 124,00 US$.'],
    refusal: {
      text: 'No puedo aconsejar sobre quitar el bloqueo de seguridad de un producto.',
      can: [
        'Molinillos con bloqueo infantil',
        'Los pasos de limpieza del fabricante',
        'Devoluciones y garantía',
      ],
    },
  },
}

const FIND_CITATIONS = [['e1'], ['e2'], ['e3', 'e7'], ['e1'], ['e4'], ['e5']]

const table = (L) => ({
  columns: [
    { productId: 'p1', title: 'Hario Tamis 40' },
    { productId: 'p2', title: 'Bodega Forte 60' },
  ],
  rows: [
    [
      ['62 dB', ['e1']],
      ['71 dB', ['e7']],
    ],
    [
      ['', []],
      ['60 g', ['e3']],
    ],
    [
      ['34 cm', ['e1']],
      ['38 cm', ['e3']],
    ],
    [
      [L.years, ['e1']],
      [L.years, ['e3']],
    ],
    [
      ['120 V', ['e1']],
      ['120 V', ['e3']],
    ],
  ].map((cells, i) => ({
    label: L.rows[i],
    differs: i < 3,
    cells: cells.map(([text, citations]) => ({ text, citations })),
  })),
})

const evil =
  'Hi <img src="https://evil.test/a.png" onerror="alert(1)"> ![x](https://evil.test/b.png) [click me](https://evil.test/c) <script>alert(1)</script> https://evil.test/d [9] **fine**.'

/**
 * The events of one turn as [name, data] pairs; the last one ends it. `behaviour` says what the
 * server does besides: drop the line, refuse the request, falsify the receipt.
 */
export function script(question, { locale, first, generator }) {
  const L = WORDS[locale === 'es' ? 'es' : 'en']
  const is = (pattern) => pattern.test(question)
  const events = []
  const say = (event, data) => events.push([event, data])
  const stage = (name) => say('stage', { name })
  const delta = (sentence, text, citations = []) => say('delta', { sentence, text, citations })
  const done = (outcome, route = {}) =>
    say('done', {
      auditId: null,
      generator: outcome === 'refusal' ? 'none' : generator,
      route,
      outcome,
    })
  const end = () => ({ events, behaviour: behaviourOf(is) })

  stage('reading')
  if (first)
    say('disclosure', {
      text: L.disclosure[generator === 'composer' ? 'composer' : 'model'],
      generator,
    })
  if (is(/lock|bloqueo/i)) {
    if (is(/half|medio/i)) {
      say('sources', sources())
      delta(0, L.find[0], ['e1'])
      say('products', products(L))
    }
    say('refusal', { reason: 'hazard', ...L.refusal, ref: 'R-SAFE-12 · 7f3a19' })
    done('refusal')
    return end()
  }
  if (is(/person|persona/i)) {
    delta(0, L.person)
    done('handoff')
    return end()
  }
  if (is(/weather|tiempo hace/i)) {
    delta(0, L.off)
    done('out_of_scope')
    return end()
  }
  stage('searching')
  if (is(/unicorn|under \$20|menos de 20/i)) {
    stage('writing')
    delta(0, L.none)
    say('followups', L.relax)
    done('no_match')
    return end()
  }
  say('sources', sources())
  if (is(/which tamis|qué tamis/i)) {
    delta(0, L.clarify)
    say('followups', L.options)
    done('clarify')
    return end()
  }
  if (is(/return|devolver/i)) {
    stage('writing')
    delta(0, L.policy, ['e5'])
    done('excerpts')
    return end()
  }
  if (is(/compare|compara/i)) {
    stage('writing')
    delta(0, L.compare, ['e1', 'e7', 'e3'])
    say('table', table(L))
    say('followups', L.follow.slice(0, 2))
    done('compare')
    return end()
  }
  if (is(/price now|precio ahora/i)) {
    delta(0, L.price[0], ['e6'])
    say('replace', { sentence: 0, text: L.price[1], citations: ['e6'] })
    done('grounded')
    return end()
  }
  if (is(/inject/i)) {
    say('sources', [
      { ...sources()[0], id: 'e20', mark: 9, title: evil, text: evil, url: 'javascript:alert(1)' },
    ])
    say('products', [
      {
        ...bare,
        id: 'p20',
        title: evil,
        url: 'javascript:alert(1)',
        why: { text: evil, citations: ['e20'] },
        standing: {
          conditions: [
            { label: evil, asked: evil, must: true, state: 'met', says: evil, citations: ['e20'] },
            // A state that this page does not know yet.
            { label: 'x', asked: 'x', must: true, state: 'toString', says: null, citations: [] },
          ],
          order: { label: evil, ascending: true, says: evil, citations: ['nowhere'] },
        },
      },
    ])
    delta(0, evil, ['e20', 'nowhere'])
    done('grounded')
    return end()
  }
  if (is(/bare|desconocido/i)) {
    delta(0, L.find[0], ['e1'])
    say('products', [products(L)[0], bare, products(L)[2]])
    done('grounded')
    return end()
  }
  say('products', products(L))
  stage('writing')
  L.find.forEach((text, i) => {
    delta(i, text, FIND_CITATIONS[i])
    if (i === 0) stage('checking')
  })
  if (is(/withheld|omite/i)) say('withheld', { count: 2, reason: L.withheld })
  if (is(/fail|falla/i)) {
    say('error', { code: 'unavailable', retryable: true })
    return end()
  }
  if (is(/broken|roto/i)) {
    say('error', { code: 'internal', retryable: false })
    return end()
  }
  say('followups', L.follow)
  done('grounded', is(/mute|mudo/i) ? { trouble: 'timeout' } : {})
  return end()
}

const behaviourOf = (is) => ({
  drop: is(/drop|corte/i),
  slow: is(/slow|despacio/i),
  stuck: is(/stuck|atascado/i),
  limited: is(/limit|límite/i),
  busy: is(/busy|ocupado/i),
  unrecorded: is(/unrecorded|sin anotar/i),
  forged: is(/forged|falso/i)
    ? 'answer'
    : is(/unsigned/i)
      ? 'signature'
      : is(/stray/i)
        ? 'inclusion'
        : null,
})

export const shop = (generator) => ({
  name: 'Harbor & Home',
  assistant: { generator },
  starters: {
    en: [
      'Quiet coffee grinder under $150',
      'Compare the Tamis 40 and the Forte 60',
      'Can I return an opened grinder?',
    ],
    es: [
      'Molinillo de café silencioso por menos de 150 $',
      'Compara el Tamis 40 y el Forte 60',
      '¿Puedo devolver un molinillo abierto?',
    ],
  },
  contact: 'hello@shop.example',
  handoff: 'https://shop.example/help',
  hours: { en: 'Mon–Fri, 9:00–17:00', es: 'lun–vie, 9:00–17:00' },
})
