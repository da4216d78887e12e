/** Text as it stands in XML and HTML: nothing in it is markup. */

/** What XML 1.0 cannot hold at all, however it is written. */
const UNHELD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are left out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

/** In an element and in an attribute between quotes alike. */
export const escapedMarkup = (text: string): string =>
  text.replace(UNHELD, '').replace(/[&<>"'\r]/g, (sign) => SIGNS[sign] ?? '')
