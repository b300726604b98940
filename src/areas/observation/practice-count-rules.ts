/** How many practices an observer can hold in mind in one visit. */
const goodNumber = { min: 3, max: 5 };

/** Whether so many practices are fewer or more than three to five. A hint beside the form; nothing is refused for it. */
export function practiceCountHint(count: number): 'few' | 'good' | 'many' {
  if (count < goodNumber.min) return 'few';
  return count > goodNumber.max ? 'many' : 'good';
}
