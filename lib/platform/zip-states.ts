/**
 * In which state a ZIP code lies, by its first three digits. From the codes of the package zipcodes 8.0.0 (BSD); of a prefix
 * that several states share, the one with most of its codes, and the others beside it. Pure.
 */
const RANGES =
  'NY 005 005|PR 006 007|VI 008 008|PR 009 009|MA 010 027|RI 028 029|NH 030 038|ME 039 049|VT 050 054|MA 055 055|VT 056 059|CT 060 069|NJ 070 089|NY 100 149|PA 150 196|DE 197 199|DC 200 200|VA 201 201|DC 202 205|MD 206 219|VA 220 246|WV 247 268|NC 270 289|SC 290 299|GA 300 319|FL 320 339|FL 341 349|AL 350 369|TN 370 385|MS 386 397|GA 398 399|KY 400 427|OH 430 459|IN 460 479|MI 480 499|IA 500 528|WI 530 549|MN 550 567|DC 569 569|SD 570 577|ND 580 588|MT 590 599|IL 600 629|MO 630 658|KS 660 679|NE 680 693|LA 700 714|AR 716 729|OK 730 731|TX 733 733|OK 734 749|TX 750 799|CO 800 816|WY 820 831|ID 832 838|UT 840 847|AZ 850 865|NM 870 884|TX 885 885|NV 889 898|CA 900 961|HI 967 968|GU 969 969|OR 970 979|WA 980 994|AK 995 999'
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  '063': ['NY'],
  '205': ['MD', 'VA'],
  '739': ['TX'],
  '834': ['WY'],
}

const ranges = RANGES.split('|').map((range) => {
  const [state = '', from = '', to = ''] = range.split(' ')
  return { state, from, to }
})

/** Fishers Island, and codes of the Pacific, where three digits hold several of them; of Palau, Micronesia and the Marshall Islands there is no state. */
const EXACT: readonly (readonly [state: string | null, from: string, to: string])[] = [
  ['NY', '06390', '06390'],
  ['AS', '96799', '96799'],
  [null, '96939', '96944'],
  ['MP', '96950', '96952'],
  [null, '96960', '96960'],
  [null, '96970', '96970'],
]

/** @param zip five digits or more @returns the state where most of it lies, and others where it may; none for what is no ZIP code */
export function statesOfZip(zip: string): readonly string[] {
  const five = zip.slice(0, 5)
  const exact = EXACT.find(([, from, to]) => five >= from && five <= to)
  if (exact) return exact[0] ? [exact[0]] : []
  const prefix = zip.slice(0, 3)
  const found = ranges.find(({ from, to }) => prefix >= from && prefix <= to)
  return found ? [found.state, ...(BESIDES[prefix] ?? [])] : []
}
