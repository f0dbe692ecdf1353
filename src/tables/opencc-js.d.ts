/** opencc-js declares nothing for its dictionaries: entries `key value`, separated by `|`. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
