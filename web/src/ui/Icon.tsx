const PATHS = {
  send: 'M5 12h14M13 6l6 6-6 6',
  stop: 'M7 7h10v10H7z',
  close: 'M6 6l12 12M18 6L6 18',
  refresh: 'M20 11a8 8 0 1 0-2.300 6.300M20 5v6h-6',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  shield: 'M12 3l7 3v6c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6z',
  receipt: 'M12 3l7 3v6c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6zM9 12l2.200 2.200L15.200 10',
  search: 'M11 4a7 7 0 1 0 .01 0M16 16l4.500 4.500M8.500 11h5',
  find: 'M11 4a7 7 0 1 0 .01 0M16 16l4.500 4.500',
  question:
    'M9 9.500a3 3 0 1 1 4.600 2.500c-1 .700-1.600 1.300-1.600 2.500M12 18h.01M12 2.800a9.200 9.200 0 1 0 .01 0',
  warn: 'M12 4L2.800 19.500h18.400zM12 10v4.500M12 17h.01',
  info: 'M12 2.800a9.200 9.200 0 1 0 .01 0M12 11v5.500M12 7.500h.01',
  cut: 'M4 7h16M4 12h5M15 12h5M4 17h11',
  sun: 'M12 4V2M12 22v-2M4 12H2M22 12h-2M6 6 4.600 4.600M19.400 19.400 18 18M6 18l-1.400 1.400M19.400 4.600 18 6M12 8a4 4 0 1 0 .01 0',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  plus: 'M12 5v14M5 12h14',
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7.500V12l3 2',
  arrow: 'M12 5v14M6 13l6 6 6-6',
  away: 'M14 5h5v5M19 5l-8 8M11 6H6v12h12v-5',
  bag: 'M5 8h14l-1 12H6zM9 8V7a3 3 0 0 1 6 0v1',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  upload: 'M12 19V8M7 12l5-5 5 5M5 4h14',
  quote:
    'M10 8H5v5h5zM10 13c0 2.200-1.200 3.600-3.500 4M19 8h-5v5h5zM19 13c0 2.200-1.200 3.600-3.500 4',
  up: 'M7.500 11v9H4v-9zM7.500 11l4-8c1.700 0 2.800 1.200 2.500 3l-.500 3.500h4.600c1.300 0 2.200 1.100 2 2.400l-1 6c-.200 1.200-1 2.100-2.200 2.100H7.500',
  down: 'M16.500 13V4H20v9zM16.500 13l-4 8c-1.700 0-2.800-1.200-2.500-3l.500-3.500H5.900c-1.300 0-2.200-1.100-2-2.400l1-6C5.100 4.900 5.900 4 7.100 4h9.400',
  pen: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM14 6.500l3.500 3.500',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  back: 'M20 12H5M11 6l-6 6 6 6',
  person: 'M12 4a4 4 0 1 0 .01 0M4.500 20c.500-4 3.500-6 7.500-6s7 2 7.500 6',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside a word; it never stands for the word. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
