import { describe, expect, it } from 'vitest';
import { assembleGlossary } from '../../src/glossary/assemble.ts';
import { createCleaner } from '../../src/pipeline.ts';

const source = 'domain: latin\nnames: [OpenAI, iPhone, GPU, SaaS]\n';
const cleaner = createCleaner({ glossary: assembleGlossary([[{ path: 'names.yaml', source }]]), stages: ['detect'] });

describe('names in Latin letters', () => {
  it.each([
    ['Openai和openAI都错了', 'OpenAI和OpenAI都错了'],
    ['SaAS、SAaS和Saas都是SaaS', 'SaaS、SaaS和SaaS都是SaaS'],
    ['买了一台Iphone、一台IPhone', '买了一台iPhone、一台iPhone'],
    ['G。 PU和GP。 U', 'GPU和GPU'],
    ['Saas公司用Open。 AI', 'SaaS公司用OpenAI'],
  ])('are mended: %s', (text, expected) => {
    expect(cleaner.clean(text).document.text).toBe(expected);
  });

  it.each([
    'OpenAI的iPhone',
    'npm install openai',
    'GPU。PU',
    'gpu',
    'https://x.com/Openai',
    'iPhones',
    '方案G。PU学校',
  ])('stay: %s', (text) => {
    expect(cleaner.clean(text).document.text).toBe(text);
  });

  it('all in lower case is a suggestion', () => {
    expect(cleaner.clean('用iphone拍照').findings).toMatchObject([{ tier: 'suggest', expected: ['iPhone'] }]);
  });
});
