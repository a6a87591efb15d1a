import { describe, expect, it } from 'vitest';
import { besideMarkup } from '../../server/src/edits-beside-markup.ts';
import type { Edit } from '../../server/src/engine/index.ts';

/** The text with what stands between ⟦ and ⟧, read as `found`, changed; null where it is left alone. */
function changed(marked: string, found: string, expected: string, op: Edit['op'] = 'substitution') {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const edit = besideMarkup(text, { start, end, op, found, expected, kind: 'wording' });
  return edit && text.slice(0, edit.start) + edit.expected + text.slice(edit.end);
}

describe('an edit beside markup', () => {
  it('leaves tags, emphasis, links and notes where they stand', () => {
    expect(changed('fight in <b>⟦Bel</b>gium⟧, we', 'Belgium', 'France')).toBe('fight in <b>France</b>, we');
    expect(changed('运共**⟦同体观**念⟧，守望', '同体观念', '同体意识')).toBe('运共**同体意识**，守望');
    expect(changed('[⟦同体观](http://a.b)念⟧，守望', '同体观念', '同体意识')).toBe(
      '[同体意识](http://a.b)，守望',
    );
    expect(changed('⟦观[^1]念⟧，', '观念', '意识')).toBe('意识[^1]，');
    expect(changed('⟦观（见图1）念⟧，', '观念', '意识')).toBe('意识（见图1），');
    expect(changed('⟦观〔一〕念⟧，', '观念', '意识')).toBe('意识〔一〕，');
    expect(changed('⟦（立即）⟧行动', '（立即）', '', 'addition')).toBe('行动');
    expect(changed('⟦<i>Bel</i><b>gium</b>⟧', 'Belgium', 'France')).toBe('<i>France</i><b></b>');
  });

  it('keeps the end of a line, and begins none with a closing mark', () => {
    expect(changed('同体⟦理\n念⟧，守望', '理念', '意识')).toBe('同体意\n识，守望');
    expect(changed('同体⟦理\n念⟧，守望', '理念', '新意识')).toBe('同体\n新意识，守望');
    expect(changed('同体⟦理\r\n  念⟧守望', '理念', '新意识')).toBe('同体新意识\r\n  守望');
    expect(changed('同体⟦意\n识⟧，守望', '意识', '')).toBe('同体\n，守望');
  });

  it('takes empty marks of emphasis with the words', () => {
    expect(changed('守望相助，**⟦一起⟧**携手', '一起', '', 'addition')).toBe('守望相助，携手');
    expect(changed('守望相助，⟦一起⟧携手', '一起', '', 'addition')).toBe('守望相助，携手');
    expect(changed('**守望⟦一起⟧**携手', '一起', '', 'addition')).toBe('**守望**携手');
  });

  it('changes what is spelled out, and nothing where words and markup cannot be told apart', () => {
    expect(changed('⟦&#35266;&#24565;⟧', '观念', '意识')).toBe('意识');
    expect(
      changed(
        '⟦携手应对**风险挑战，[守望相助⟧',
        '携手应对风险挑战，守望相助',
        '守望相助，携手应对风险挑战',
        'transposition',
      ),
    ).toBeNull();
    expect(changed('⟦&#35266;<b>&#24565;</b>⟧', '观念', '意识')).toBeNull();
  });
});
