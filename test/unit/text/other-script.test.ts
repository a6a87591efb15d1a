import { describe, expect, it } from 'vitest';
import { inScriptOf } from '../../../server/src/engine/index.ts';

describe('words in the script of a text', () => {
  it('are traditional in a traditional text, as it writes them itself', () => {
    expect(inScriptOf('挑战', '病毒不分國界，是全人類面臨的共同挑占')).toBe('挑戰');
    expect(inScriptOf('这里', '家裡的門開著')).toBe('這裡');
  });

  it('are simplified in a simplified text, and stay where script makes no difference', () => {
    expect(inScriptOf('挑戰', '病毒不分国界')).toBe('挑战');
    expect(inScriptOf('人口', '病毒不分國界')).toBe('人口');
  });

  it('are none where the form is not plain', () => {
    expect(inScriptOf('发', '病毒不分國界')).toBeNull();
    expect(inScriptOf('战', '病毒不分國界，是全人类面臨的')).toBeNull();
  });
});
