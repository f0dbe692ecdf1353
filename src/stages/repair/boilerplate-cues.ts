/** The wording of page boilerplate, in both scripts, with what each phrase counts. Data for `boilerplate.ts`. */

export interface Cue {
  readonly name: string;
  readonly pattern: RegExp;
  /** {@link LEAST_SCORE} where the phrase says it alone, less where it needs company. */
  readonly score: number;
  /** In a longer line the phrase counts nothing: authors speak to their readers too. */
  readonly longest?: number;
}

export const LEAST_SCORE = 3;

const SHORT = 80;

const CUES: readonly Cue[] = [
  {
    name: 'a disclaimer',
    score: 3,
    pattern: /^[【（(]?(?:特别|特別|郑重|鄭重)?(?:免责|免責|版权|版權)(?:声明|聲明)[】）)]?[:：]/u,
  },
  { name: 'a declaration', score: 1, pattern: /^[【（(]?(?:特别|特別|郑重|鄭重)?(?:声明|聲明)[】）)]?[:：]/u },
  {
    name: 'opinions are the author’s',
    score: 2,
    pattern: /[仅僅只]?(?:代表|為|为)作者(?:本人|个人|個人)?(?:观点|觀點|立场|立場)/u,
  },
  { name: 'opinions are not the site’s', score: 3, pattern: /不代表(?:本[站网網刊]|本平台|平台)/u },
  { name: 'for reference only', score: 1, pattern: /[仅僅只](?:供|作)(?:参考|參考|学习|學習|分享)/u },
  { name: 'copyright', score: 2, pattern: /(?:版权|版權|著作权|著作權)(?:归|歸|所有|属于|屬於)/u },
  {
    name: 'terms of reprinting',
    score: 3,
    pattern: /(?:转载|轉載)[^。]{0,6}(?:请|請|须|須)[^。]{0,8}(?:注明|註明|联系|聯繫|授权|授權)/u,
  },
  { name: 'reprinting', score: 1, pattern: /转载|轉載|转自|轉自|投稿|刊登/u },
  {
    name: 'a prohibition',
    score: 2,
    pattern: /未[经經][^，,。]{0,10}(?:授权|授權|许可|許可|同意)[^。]{0,10}(?:不得|禁止|严禁|嚴禁|请勿|請勿)/u,
  },
  { name: 'infringement', score: 1, pattern: /侵权|侵權|侵犯/u },
  {
    name: 'getting in touch',
    score: 1,
    pattern: /[联聯][系繫](?:我们|我們|本[站网網]|小编|小編|作者|删除|刪除)|与(?:我们|本站)联系|與(?:我們|本站)聯繫/u,
  },
  { name: 'deletion', score: 1, pattern: /删除|刪除|撤稿/u },
  { name: 'an address', score: 1, pattern: /[\w.+-]+@[\w-]+\.[\w.-]+|邮箱|郵箱|信箱|电话[:：]|電話[:：]/u },
  {
    name: 'sharing',
    score: 2,
    longest: SHORT,
    pattern: /分享(?:到|至)[^。]{0,10}(?:微信|微博|朋友圈|QQ|Facebook|LINE|Twitter)/iu,
  },
  { name: 'a QR code', score: 1, longest: SHORT, pattern: /扫码|掃碼|扫一扫|掃一掃|二维码|二維碼|QR ?Code/iu },
  {
    name: 'a place to follow',
    score: 1,
    longest: SHORT,
    pattern: /公众号|公眾號|订阅号|訂閱號|微信|微博|粉丝专页|粉絲專頁|朋友圈|App/u,
  },
  {
    name: 'an appeal',
    score: 1,
    longest: SHORT,
    pattern: /(?:点击|點擊|欢迎|歡迎|长按|長按|识别|識別)[^。]{0,12}|关注我们|關注我們|追蹤我們/u,
  },
  {
    name: 'a reaction',
    score: 1,
    longest: SHORT,
    pattern: /关注|關注|订阅|訂閱|点赞|點讚|在看|收藏|转发|轉發|一键三连/u,
  },
  {
    name: 'an editor’s line',
    score: 3,
    pattern:
      /^[（(【[]?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|编审|監製|监制)[】\]]?\s?[:：丨|][^。，！？]{1,24}$/u,
  },
  {
    name: 'a source line',
    score: 3,
    pattern:
      /^[（(【[]?(?:来源|來源|稿源|文章来源|文章來源|本文来源|本文來源|信息来源|图片来源|圖片來源|图源|圖源|原标题|原標題)[】\]]?\s?[:：丨|][^。！？]{1,40}$/u,
  },
  {
    name: 'a link of the page',
    score: 3,
    pattern:
      /^[【[]?(?:上一篇|下一篇|相关阅读|相關閱讀|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀|返回首页|返回首頁|返回顶部|阅读原文|閱讀原文|查看更多|更多精彩)[】\]]?(?:$|[:：>»])/u,
  },
];

/** Most lines have no cue: one look tells. */
const ANY = new RegExp(CUES.map(({ pattern }) => pattern.source).join('|'), 'iu');

/** The cues that a line has, if it is not longer than `longest`, in UTF-16 units. */
export function cuesOf(line: string, longest: number): Cue[] {
  if (line.length > longest || !ANY.test(line)) return [];
  return CUES.filter((cue) => line.length <= (cue.longest ?? longest) && cue.pattern.test(line));
}

const LAW = /免责|免責|侵权|侵權|版权|版權|著作权|著作權|转载|轉載/gu;

/** More mentions than these, outside the lines in question, are what the article is about. */
const MOST_MENTIONS = 2;

export function isAboutLaw(text: string): boolean {
  return (text.match(LAW)?.length ?? 0) > MOST_MENTIONS;
}
