/** Addresses that only the visit screens use. */
export const visitPaths = {
  done: (visitId: string) => `/visit/done/${visitId}`,
  show: (visitId: string) => `/visit/show/${visitId}`,
  notes: '/visit/notes',
} as const;
