import { describe, expect, it } from 'vitest';
import { changelogSection, nameChanges, obstacle } from '../../scripts/release.js';

const CHANGELOG = '# Changelog\n\n## 1.1.0 (2027-01-02)\n\n- New.\n\n## 1.0.0\n\n- First.\n- Second.\n\n## 0.9.0\n';
const ready = { version: '1.0.0', changed: '', tagged: '', head: 'abc', section: '- First.' };

describe('a release', () => {
  it('has the part of the changelog of its version, and no other', () => {
    expect(changelogSection(CHANGELOG, '1.0.0')).toBe('## 1.0.0\n\n- First.\n- Second.\n');
    expect(changelogSection(CHANGELOG, '1.1.0')).toBe('## 1.1.0 (2027-01-02)\n\n- New.\n');
    expect(changelogSection(CHANGELOG, '0.9.0')).toBeUndefined();
    expect(changelogSection(CHANGELOG, '1.0')).toBeUndefined();
  });

  it('has the changes without a version too: they are in what is released', () => {
    const more = CHANGELOG.replace('## 1.1.0', '## Unreleased\n\n- Newest.\n\n## 1.1.0');
    expect(changelogSection(more, '1.1.0')).toBe('## Unreleased\n\n- Newest.\n\n## 1.1.0 (2027-01-02)\n\n- New.\n');
    const none = CHANGELOG.replace('## 1.1.0', '## Unreleased\n\n## 1.1.0');
    expect(changelogSection(none, '1.1.0')).toBe('## 1.1.0 (2027-01-02)\n\n- New.\n');
    const named = nameChanges(more, '1.2.0', '2027-03-04');
    expect(changelogSection(named, '1.2.0')).toBe('## 1.2.0 (2027-03-04)\n\n- Newest.\n');
    expect(() => nameChanges(CHANGELOG, '1.2.0', '2027-03-04')).toThrow('no section');
  });

  it('is refused where something is not committed, is tagged elsewhere, or is not in the changelog', () => {
    expect(obstacle(ready)).toBeUndefined();
    expect(obstacle({ ...ready, tagged: 'abc' })).toBeUndefined();
    expect(obstacle({ ...ready, changed: ' M README.md' })).toContain('not committed:\n M README.md');
    expect(obstacle({ ...ready, tagged: 'def' })).toContain('v1.0.0 is tagged at another commit');
    expect(obstacle({ ...ready, section: undefined })).toContain('## 1.0.0');
  });
});
