import { describe, expect, it } from 'vitest';
import { numberStyle } from '../../../src/write/ods/number-styles.js';

// By ODF 1.3 part 3, 16.29: a style with conditions shows the sign that it states, and the number without its own.
describe('a data style of an OpenDocument spreadsheet', () => {
  it('has digits, group marks and words', () => {
    expect(numberStyle('#,##0.0" [u]"', 'n1')).toBe(
      '<number:number-style style:name="n1"><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1" number:grouping="true"/><number:text> [u]</number:text></number:number-style>',
    );
  });

  it('has a style for positive numbers and one for negative ones where the format has', () => {
    const style = numberStyle('+#,##0.0%;-#,##0.0%;#,##0.0%', 'n2');
    expect(style.match(/<number:percentage-style style:name="[^"]+"/g)).toEqual([
      '<number:percentage-style style:name="n2P0"',
      '<number:percentage-style style:name="n2P1"',
      '<number:percentage-style style:name="n2"',
    ]);
    expect(style).toContain('<style:map style:condition="value()&gt;0" style:apply-style-name="n2P0"/>');
    expect(style).toContain('<style:map style:condition="value()&lt;0" style:apply-style-name="n2P1"/>');
  });

  it('is words alone where the format is', () => {
    expect(numberStyle('"<0.001";"<0.001";"<0.001"', 'n3')).toContain('<number:text>&lt;0.001</number:text>');
    expect(() => numberStyle('0.0E+00', 'n4')).toThrow('no number format of a spreadsheet: 0.0E+00');
  });
});
