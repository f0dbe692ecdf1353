/**
 * What TBX-Basic asks of a file in the DCA style (ISO 30042:2019 and the dialect's published constraints), for the
 * elements that an export has; any other counts as a violation. Checks names and places, not what terms say.
 */
import { SaxesParser } from 'saxes';

const NAMESPACE = 'urn:iso:std:iso:30042:ed-2';
const AUXILIARY = '(?: descrip| note)*';

interface Kind {
  /** The children in order, each with a space in front; undefined where there is text. */
  readonly content?: RegExp;
  /** What each attribute may say; one whose pattern accepts nothing at all may be missing. */
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly text?: RegExp;
}

const ID = /^(?:[A-Za-z_][\w.-]*)?$/;
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

const KINDS: Readonly<Record<string, Kind>> = {
  tbx: { content: /^ tbxHeader text$/, attributes: { type: /^TBX-Basic$/, style: /^dca$/, 'xml:lang': LANGUAGE } },
  tbxHeader: { content: /^ fileDesc$/ },
  fileDesc: { content: /^(?: sourceDesc)+$/ },
  sourceDesc: { content: /^(?: p)+$/ },
  p: {},
  text: { content: /^ body$/ },
  body: { content: /^(?: conceptEntry)+$/ },
  conceptEntry: { content: new RegExp(`^${AUXILIARY}(?: langSec)+$`), attributes: { id: ID } },
  langSec: { content: new RegExp(`^${AUXILIARY}(?: termSec)+$`), attributes: { 'xml:lang': LANGUAGE } },
  termSec: { content: new RegExp(`^ term(?: termNote)*${AUXILIARY}$`) },
  term: { text: /\S/ },
  'descrip in conceptEntry': { attributes: { type: /^(?:subjectField|definition)$/ }, text: /\S/ },
  'termNote in termSec': {
    attributes: { type: /^administrativeStatus$/ },
    text: /^(?:preferred|admitted|deprecated|superseded)Term-admn-sts$/,
  },
  note: { text: /\S/ },
};

/** A sentence for each violation; none where the file is valid. */
export function violationsIn(xml: string): string[] {
  const violations: string[] = [];
  const open: { name: string; children: string; text: string }[] = [];
  const ids = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => violations.push(message));
  parser.on('opentag', ({ name, uri, attributes }) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.children += ` ${name}`;
    const label = KINDS[name] === undefined ? `${name} in ${parent?.name}` : name;
    const kind = KINDS[label];
    if (uri !== NAMESPACE || kind === undefined || (parent === undefined && name !== 'tbx')) {
      violations.push(`<${label}> is not allowed`);
    }
    const patterns = kind?.attributes ?? {};
    const given = Object.keys(attributes).filter((key) => !key.startsWith('xmlns'));
    for (const key of new Set([...given, ...Object.keys(patterns)])) {
      const value = attributes[key]?.value ?? '';
      if (!patterns[key]?.test(value)) violations.push(`<${label}> has ${key}="${value}"`);
    }
    const id = attributes['id']?.value;
    if (id !== undefined && ids.has(id)) violations.push(`the id ${id} stands twice`);
    if (id !== undefined) ids.add(id);
    open.push({ name, children: '', text: '' });
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    const { name, children, text } = open.pop() ?? { name: '', children: '', text: '' };
    const { content, text: pattern } = KINDS[name] ?? KINDS[`${name} in ${open.at(-1)?.name}`] ?? {};
    if (!(content ?? /^$/).test(children)) violations.push(`<${name}> holds${children || ' nothing'}`);
    if (content === undefined ? pattern?.test(text) === false : /\S/.test(text)) {
      violations.push(`<${name}> says "${text.trim()}"`);
    }
  });
  parser.write(xml).close();
  return violations;
}
