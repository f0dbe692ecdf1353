/** Reads the documents of a report, or of a part of one, line by line. */
import { linesOf } from '../corpus/formats/lines.ts';
import type { DocumentRecord } from '../report/json.ts';

/** @param tooLong called for a document of which more is said than one string can hold, which is left out */
export async function* documentRecords(
  chunks: AsyncIterable<Uint8Array>,
  tooLong: () => void,
): AsyncGenerator<DocumentRecord> {
  for await (const line of linesOf(chunks, tooLong)) {
    const record = documentIn(line);
    if (record !== undefined) yield record;
  }
}

/** The document that a line of the report is about; undefined for the first line and the last. */
function documentIn(line: Buffer): DocumentRecord | undefined {
  const json = line.toString().trimEnd().replace(/,$/, '');
  return json.startsWith('{"id":') ? (JSON.parse(json) as DocumentRecord) : undefined;
}
