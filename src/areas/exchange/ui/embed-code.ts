/**
 * What to paste into another site for a published chart.
 *
 * @param address of the chart, without its ending
 * @param own what follows the ending, such as the language
 * @param title safe inside an attribute
 */
export function frameCode(address: string, own: string, title: string): string {
  return `<iframe src="${address}.html${own}" title="${title}" width="660" height="520" loading="lazy" style="border:0"></iframe>`;
}

/** The same as a picture that leads to the page. */
export function imageCode(address: string, own: string, title: string): string {
  return `<a href="${address}.html${own}"><img src="${address}.svg${own}" alt="${title}"></a>`;
}
