/** segmentit declares no types. */
declare module 'segmentit' {
  interface Segment {
    doSegment(text: string, options: { simple: true }): string[];
    readonly DICT: { readonly TABLE: Readonly<Record<string, unknown>> };
  }
  const segmentit: {
    readonly Segment: new () => Segment;
    useDefault(segment: Segment): Segment;
  };
  export default segmentit;
}
