/**
 * Whether a text has anything to do with China: what a rule asks of an English text that asks for nothing itself, since
 * almost any English words mean themselves somewhere. Knows no rules.
 */

const SIGNS =
  /\p{Script=Han}|\b(?:china|chinese|beijing|shanghai|shenzhen|guangzhou|guangdong|hangzhou|hong kong|hongkong|taiwan|taipei|yuan|rmb|renminbi|cny)\b/u;

/** @param folded the text after `fold` */
export const isAboutChina = (folded: string): boolean => SIGNS.test(folded);
