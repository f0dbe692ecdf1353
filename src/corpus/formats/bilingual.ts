/** Translation memories and files: each target text is cleaned with its source text at hand, segment by segment. */
import { charsetOf } from './charset.ts';
import { type Rewrite, recordId, type TextRecord, type Visitor } from './format.ts';
import { applySplices, type Splice, splicesFor, textOf } from './pieces.ts';
import { throughUtf8 } from './streams.ts';
import { contentPieces, contentText, type IsCode } from './xml-content.ts';
import { type XmlElement, xmlParts } from './xml-elements.ts';

/** A text, and the one that it was translated from. */
export interface Segment {
  readonly id?: string;
  readonly target: XmlElement;
  readonly source?: XmlElement;
  readonly lang?: string;
}

/** One kind of bilingual XML. Made anew for each file. */
export interface Dialect {
  /** Asked at each opening tag, until it says yes; then again behind that element. */
  isUnit(element: XmlElement): boolean;
  /** In the order in which their targets stand. */
  segmentsOf(unit: XmlElement): readonly Segment[];
  readonly isCode: IsCode;
}

export function bilingual(dialectFor: () => Dialect): Rewrite {
  return ({ path, chunks }, _fields, visitor) =>
    throughUtf8(chunks, (utf8) => rewriteUnits(path, utf8, dialectFor(), visitor), declaredCharset);
}

async function* rewriteUnits(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  { isUnit, segmentsOf, isCode }: Dialect,
  visitor: Visitor,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for await (const { raw, element } of xmlParts(chunks, isUnit)) {
    if (typeof raw !== 'string') {
      yield raw;
      continue;
    }
    const splices: Splice[] = [];
    for (const segment of element === undefined ? [] : segmentsOf(element)) {
      number++;
      const pieces = contentPieces(raw, segment.target, isCode);
      const text = textOf(pieces);
      if (text === '') continue;
      const record: TextRecord = {
        id: recordId(path, segment.id, number),
        text,
        ...(segment.lang !== undefined && { lang: segment.lang }),
        ...(segment.source !== undefined && { source: contentText(raw, segment.source, isCode) }),
      };
      splices.push(...splicesFor(pieces, await visitor.clean(record)));
    }
    yield Buffer.from(applySplices(raw, splices));
  }
}

function declaredCharset(head: Buffer): string {
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(head.toString('latin1').replace(/^ï»¿/, ''))?.[1];
  return declared === undefined ? 'utf-8' : charsetOf(head, declared);
}
