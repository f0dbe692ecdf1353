/**
 * Thrift's compact protocol, as far as Parquet's footer uses it, without loss: what is read and written again is the
 * same, fields that nobody knows included.
 */

/** A value with the number that the protocol gives its type. */
export type Thrift =
  | { readonly type: 1 | 2 }
  | { readonly type: 3; readonly value: number }
  | { readonly type: 4 | 5 | 6; value: bigint }
  | { readonly type: 7 | 8; readonly value: Uint8Array }
  | { readonly type: 9 | 10; readonly elementType: number; readonly items: Thrift[] }
  | ThriftStruct;

/** Fields by their numbers. */
export interface ThriftStruct {
  readonly type: 12;
  readonly fields: Map<number, Thrift>;
}

/** @throws {RangeError} where the bytes end too early, or hold what Parquet does not use */
export function readThrift(bytes: Uint8Array): ThriftStruct {
  let at = 0;
  const byte = (): number => {
    if (at >= bytes.length) throw new RangeError('the footer ends too early');
    return bytes[at++] as number;
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('the footer ends too early');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const next = byte();
      value |= BigInt(next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  };
  const zigzag = (): bigint => {
    const value = varint();
    return (value >> 1n) ^ -(value & 1n);
  };
  const list = (type: 9 | 10): Thrift => {
    const head = byte();
    const size = head >> 4 === 15 ? Number(varint()) : head >> 4;
    const elementType = head & 15;
    if (size > bytes.length) throw new RangeError('a list is longer than the footer');
    const items: Thrift[] = [];
    // In a list a truth value takes a byte.
    for (let i = 0; i < size; i++) items.push(read(elementType <= 2 ? 3 : elementType));
    return { type, elementType, items };
  };
  const struct = (): ThriftStruct => {
    const fields = new Map<number, Thrift>();
    for (let id = 0; ; ) {
      const head = byte();
      if (head === 0) return { type: 12, fields };
      id = head >> 4 === 0 ? Number(zigzag()) : id + (head >> 4);
      fields.set(id, read(head & 15));
    }
  };
  const read = (type: number): Thrift => {
    if (type === 1 || type === 2) return { type };
    if (type === 3) return { type, value: byte() };
    if (type === 4 || type === 5 || type === 6) return { type, value: zigzag() };
    if (type === 7) return { type, value: take(8) };
    if (type === 8) return { type, value: take(Number(varint())) };
    if (type === 9 || type === 10) return list(type);
    if (type === 12) return struct();
    throw new RangeError(`the footer holds a type ${type}, which Parquet does not use`);
  };
  return struct();
}

export function writeThrift(root: ThriftStruct): Buffer {
  return Buffer.concat([...encode(root)]);
}

function* encode(value: Thrift): Generator<Uint8Array> {
  if (value.type === 3) yield Uint8Array.of(value.value);
  else if (value.type === 4 || value.type === 5 || value.type === 6) yield zigzag(value.value);
  else if (value.type === 7) yield value.value;
  else if (value.type === 8) yield* [varint(BigInt(value.value.length)), value.value];
  else if (value.type === 9 || value.type === 10) {
    const { length } = value.items;
    yield Uint8Array.of((Math.min(length, 15) << 4) | value.elementType);
    if (length >= 15) yield varint(BigInt(length));
    for (const item of value.items) yield* encode(item);
  } else if (value.type === 12) {
    let last = 0;
    for (const [id, field] of [...value.fields].sort(([a], [b]) => a - b)) {
      const step = id - last;
      yield Uint8Array.of(((step > 15 ? 0 : step) << 4) | field.type);
      if (step > 15) yield zigzag(BigInt(id));
      yield* encode(field);
      last = id;
    }
    yield Uint8Array.of(0);
  }
}

function zigzag(value: bigint): Uint8Array {
  return varint(value >= 0n ? value << 1n : (-value << 1n) - 1n);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from([...bytes, Number(rest)]);
}
