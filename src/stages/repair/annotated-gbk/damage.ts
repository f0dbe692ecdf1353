/**
 * The damage, forwards: what a page shows when readings are put into its GBK bytes and the bytes are then read pair
 * by pair. `decode.ts` is its inverse. Knows nothing of how likely a text is.
 */
import { gbk, isLead, isTrail } from './gbk.ts';

/** Something that happened to the bytes; `at` is an offset into the bytes before the damage. */
export interface Incident {
  readonly at: number;
  /** The reading with its brackets that was put there; empty where the bytes were torn apart in front of a mark. */
  readonly inserted: string;
}

const OPAQUE = 0x10000;
const TEAR = -1;

/**
 * The text that the bytes show.
 *
 * @param bytes GBK
 * @param incidents sorted by position
 * @param vanished whether pairs without a character disappear or show as private-use characters
 */
export function damage(
  bytes: ArrayLike<number>,
  incidents: readonly Incident[],
  vanished: 'dropped' | 'private-use',
): string {
  return show(annotate(bytes, incidents), vanished);
}

/** Bytes, with what was inserted as opaque UTF-16 units: its letters never pair with a neighbour, its bracket can. */
function annotate(bytes: ArrayLike<number>, incidents: readonly Incident[]): number[] {
  const stream: number[] = [];
  let next = 0;
  for (let at = 0; at <= bytes.length; at++) {
    for (let incident = incidents[next]; incident?.at === at; incident = incidents[++next]) {
      if (incident.inserted === '') stream.push(TEAR);
      for (const [i, unit] of [...incident.inserted].entries())
        stream.push(unit.charCodeAt(0) + (i === 0 ? 0 : OPAQUE));
    }
    if (at < bytes.length) stream.push(bytes[at] ?? 0);
  }
  return stream;
}

function show(stream: readonly number[], vanished: 'dropped' | 'private-use'): string {
  const { unitOf } = gbk();
  let shown = '';
  for (let i = 0; i < stream.length; i++) {
    const lead = stream[i] ?? 0;
    const trail = stream[i + 1] ?? TEAR;
    if (lead === TEAR) continue;
    if (lead >= OPAQUE) shown += String.fromCharCode(lead - OPAQUE);
    else if (lead < 0x80) shown += String.fromCharCode(lead);
    else if (isLead(lead) && trail !== TEAR && isTrail(trail)) {
      const unit = unitOf[(lead << 8) | trail] ?? 0;
      if (unit !== 0) shown += String.fromCharCode(unit);
      else if (vanished === 'private-use') shown += privateUse((lead << 8) | trail);
      i++;
    } else {
      shown += '?';
      if (isLead(lead) && swallows(trail)) i++;
    }
  }
  return shown;
}

/** An orphan lead byte takes the ASCII byte behind it along, but never a comma or the end of a line. */
function swallows(byte: number): boolean {
  return byte >= 0x20 && byte < 0x80 && byte !== 0x2c;
}

function privateUse(code: number): string {
  return new TextDecoder('gbk').decode(new Uint8Array([code >> 8, code & 0xff]));
}

/**
 * True where the incidents are what replacing strings of bytes makes of a table: each of the table's characters that
 * the bytes spell is annotated, in whatever step of the pairing it stands, unless an earlier entry or a tear split it.
 *
 * @param strict GBK codes that the page annotates wherever they stand
 */
export function obeysTable(
  bytes: ArrayLike<number>,
  incidents: readonly Incident[],
  strict: ReadonlySet<number>,
): boolean {
  const places = new Set(incidents.map(({ at }) => at));
  for (let at = 2; at < bytes.length; at++) {
    const code = ((bytes[at - 2] ?? 0) << 8) | (bytes[at - 1] ?? 0);
    if (strict.has(code) && !places.has(at) && !places.has(at - 1)) return false;
  }
  return true;
}

/** True where what was scraped is `shown`, or became what was scraped by narrowing full-width characters. */
export function equalsUpToWidth(shown: string, scraped: string): boolean {
  if (shown.length !== scraped.length) return false;
  for (let i = 0; i < shown.length; i++) {
    const unit = shown.charCodeAt(i);
    const other = scraped.charCodeAt(i);
    const same = unit === other || narrow(unit) === other || (unit === 0x3f && other === 0xfffd);
    if (!same) return false;
  }
  return true;
}

function narrow(unit: number): number {
  return unit === 0x3000 ? 0x20 : unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}
