/** Reads XML as a stream, and hands out chosen elements whole, with the places of all that is in them. */
import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { wholeCharacters } from './charset.ts';
import { DamagedInput } from './format.ts';
import { LONGEST_RECORD } from './lines.ts';

/** Places are counted in the text of the element that was handed out. */
interface Place {
  start: number;
  end: number;
}

export interface XmlElement extends Place {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent?: XmlElement;
  /** Behind the opening tag, and in front of the closing one. Both are `end` where the tag closes itself. */
  contentStart: number;
  contentEnd: number;
  /** Only within the elements that were asked for. */
  readonly children: XmlNode[];
}

/** Text, a CDATA section, or what is neither element nor text. */
interface XmlText extends Place {
  readonly name: '#text' | '#cdata' | '#other';
}

export type XmlNode = XmlElement | XmlText;

/** A piece of the document as it is written. */
export interface XmlPart {
  /** Bytes behind a fault, where nothing is read any more. */
  readonly raw: string | Uint8Array;
  /** Where `raw` is an element that was asked for. */
  readonly element?: XmlElement;
}

/**
 * Cuts a document into the elements that are asked for and what stands between them: all parts together are the
 * document. Entities are never looked up and document types never followed.
 *
 * @param isWanted asked at each opening tag outside a wanted element
 * @throws {DamagedInput} where the document is not well formed, after all that came before and after it
 */
export async function* xmlParts(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (element: XmlElement) => boolean,
): AsyncGenerator<XmlPart> {
  const reader = new Reader(isWanted);
  let cut: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([cut, chunk]);
    const whole = wholeCharacters(bytes);
    cut = bytes.subarray(whole.length);
    if (!reader.isAtFault && !isUtf8(whole)) yield* reader.stop('is not valid UTF-8');
    if (!reader.isAtFault) yield* reader.add(`${whole}`);
    else {
      yield { raw: bytes };
      cut = new Uint8Array();
    }
  }
  if (cut.length > 0) yield* [...reader.stop('is not valid UTF-8'), { raw: cut }];
  yield* reader.end();
}

/** Deeper elements are not read: no document of use has them. */
const DEEPEST = 1000;

class Reader {
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  /** What has been read and not handed out. */
  #raw = '';
  /** The place of `#raw` in the document. */
  #base = 0;
  /** Behind the last tag, text or comment that was read. */
  #tokenEnd = 0;
  #depth = 0;
  #open: XmlElement | undefined;
  #wanted: XmlElement | undefined;
  /** The place of the wanted element in the document. */
  #origin = 0;
  #ready: { readonly element: XmlElement; readonly origin: number }[] = [];
  #fault: DamagedInput | undefined;

  constructor(isWanted: (element: XmlElement) => boolean) {
    const parser = this.#parser;
    parser.on('text', () => this.#node('#text', parser.position - 1));
    parser.on('cdata', () => this.#node('#cdata', parser.position));
    parser.on('comment', () => this.#node('#other', parser.position + 1));
    parser.on('processinginstruction', () => this.#node('#other', parser.position));
    parser.on('doctype', () => this.#node('#other', parser.position));
    parser.on('xmldecl', () => this.#node('#other', parser.position));
    parser.on('opentag', ({ name, attributes }) => this.#enter(name, attributes, isWanted));
    parser.on('closetag', () => this.#leave());
  }

  get isAtFault(): boolean {
    return this.#fault !== undefined;
  }

  /** @returns all that has not been handed out: it is not read any further */
  stop(message: string): XmlPart[] {
    this.#fail(message);
    return this.#take();
  }

  add(text: string): XmlPart[] {
    this.#raw += text;
    this.#feed(() => this.#parser.write(text));
    const parts = this.#take();
    if (this.#raw.length <= LONGEST_RECORD) return parts;
    return [...parts, ...this.stop('holds an element of more than 256 MiB')];
  }

  /** @throws {DamagedInput} */
  *end(): Generator<XmlPart> {
    const isWhole = this.#fault === undefined;
    this.#feed(() => this.#parser.close());
    yield* this.#take();
    yield { raw: this.#cut(this.#base + this.#raw.length) };
    if (this.#fault === undefined) return;
    throw isWhole ? new DamagedInput('truncated', 'ends before its last element does', this.#fault) : this.#fault;
  }

  #feed(read: () => void): void {
    if (this.#fault !== undefined) return;
    try {
      read();
    } catch (error) {
      const { message } = error as Error;
      this.#fail(`is not well-formed XML, at line ${message.replace(/^(\d+):\d+/, '$1')}`, error);
    }
  }

  #fail(message: string, cause?: unknown): void {
    this.#fault = new DamagedInput('corrupt', message, cause);
  }

  #take(): XmlPart[] {
    const parts: XmlPart[] = [];
    for (const { element, origin } of this.#ready) {
      parts.push({ raw: this.#cut(origin) }, { raw: this.#cut(origin + element.end), element });
    }
    this.#ready = [];
    const rest = this.#fault === undefined ? this.#tokenEnd : this.#base + this.#raw.length;
    parts.push({ raw: this.#cut(this.#wanted === undefined || this.#fault !== undefined ? rest : this.#origin) });
    return parts;
  }

  #cut(end: number): string {
    const cut = this.#raw.slice(0, end - this.#base);
    this.#raw = this.#raw.slice(cut.length);
    this.#base += cut.length;
    return cut;
  }

  #node(name: XmlText['name'], end: number): void {
    if (this.#wanted !== undefined && end > this.#tokenEnd) {
      this.#open?.children.push({ name, start: this.#tokenEnd - this.#origin, end: end - this.#origin });
    }
    this.#tokenEnd = end;
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>, isWanted: (element: XmlElement) => boolean): void {
    if (++this.#depth > DEEPEST) throw new Error(`${this.#parser.line}:0: elements are nested ${DEEPEST} deep`);
    const start = this.#tokenEnd;
    const end = this.#parser.position;
    const local = name.slice(name.indexOf(':') + 1);
    const origin = this.#wanted === undefined ? start : this.#origin;
    const element: XmlElement = {
      name: local,
      attributes,
      ...(this.#open !== undefined && { parent: this.#open }),
      start: start - origin,
      contentStart: end - origin,
      contentEnd: end - origin,
      end: end - origin,
      children: [],
    };
    if (this.#wanted !== undefined) this.#open?.children.push(element);
    else if (isWanted(element)) {
      this.#wanted = element;
      this.#origin = start;
    }
    this.#open = element;
    this.#tokenEnd = end;
  }

  #leave(): void {
    const element = this.#open;
    if (element === undefined) return;
    const end = this.#parser.position;
    element.contentEnd = this.#tokenEnd - this.#origin;
    element.end = end - this.#origin;
    this.#tokenEnd = end;
    this.#depth--;
    this.#open = element.parent;
    if (element !== this.#wanted) return;
    this.#ready.push({ element, origin: this.#origin });
    this.#wanted = undefined;
  }
}
