import { tablesOf } from '../../grids/grid.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Rule } from '../../rule.js';
import { checkedCells } from './grid-checks.js';
import { rowFinding } from './row-finding.js';

/**
 * Columns of change, share and total, worked out from the other cells of the row. What a column is of is read from the
 * headings; where they leave it open, from what most of its rows bear out.
 */

export const tableRow: Rule = {
  id: 'table-row',
  about: 'changes, shares and totals of a table, from the other cells of the row or column',
  why: 'A table is pasted from a sheet whose formula was of another column.',
  speaks: [
    [
      'differs',
      '| Kind | 2014 | 2015 | % |\n|---|---|---|---|\n| Shops | 1,600 | 1,780 | 11.25 |\n| Bikes | 450 | 400 | 12.50 |\n| Arson | 64 | 60 | 6.25 |',
    ],
    [
      'differs',
      '| Found | Mar 21 | Mar 22 | +/- | Percentage |\n|---|---|---|---|---|\n| Knives | 80 | 100 | 20 | 25% |\n| Locks | 50 | 45 | -5 | -10% |\n| Bats | 20 | 30 | 10 | 65% |',
    ],
    [
      'agrees',
      '| Offence | 2018 | 2019 | Change |\n|---|---|---|---|\n| Burglary | 100 | 120 | +20% |\n| Robbery | 50 | 40 | -20% |',
    ],
    [
      'differs',
      '| Offence | 2018 | 2019 | Change |\n|---|---|---|---|\n| Burglary | 100 | 120 | +17% |\n| Robbery | 50 | 40 | -20% |',
    ],
    [
      'differs',
      '| Area | Population | Offences | Rate per 1,000 |\n|---|---|---|---|\n| North | 40,000 | 3,200 | 80.0 |\n| South | 25,000 | 1,500 | 60.0 |\n| West | 30,000 | 2,160 | 27.0 |',
    ],
    [
      'differs',
      '| Measure | 2023 | 2024 | Change |\n|---|---|---|---|\n| Burglary | 2,148 | 1,897 | -11.7% |\n| Solved | 14.2% | 16.8% | +2.6 pts |\n| Answered | 86.1% | 91.7% | +6.5 pts |',
    ],
    [
      'agrees',
      '| Measure | Target | 2023 | 2024 | Change |\n|---|---|---|---|---|\n| Calls | - | 14,821 | 15,503 | +4.6% |\n| Answered in time | 90.0% | 86.4% | 91.7% | +5.3 points |\n| Given up | 5.0% | 9.2% | 6.5% | -2.7 points |',
    ],
    [
      'differs',
      '| Kind | Answered | Solved |\n|---|---|---|\n| Theft | 120 | 31 |\n| Fire | 240 | 52 |\n| Flood | 311 | 40 |\n| Total | 671 | 323 |',
    ],
    [
      'agrees',
      '+-------+------+------+--------+\n| Kind  | 2022 | 2023 | Change |\n+=======+======+======+========+\n| Race  | 200  | 180  | -10%   |\n+-------+------+------+--------+\n| Faith | 40   | 50   | +25%   |\n+-------+------+------+--------+',
    ],
    [
      'agrees',
      '| Zone | 2023 | 2024 |\n|---|---|---|\n| Quay: theft | 20 | 25 |\n| Quay: damage | 30 | 31 |\n| Quay: total | 50 | 56 |',
    ],
    ['agrees', '| Station | Calls |\n|---|---|\n| North | 412 |\n| South | 377 |\n| Total | 789 |'],
    [
      'differs',
      'Year     Recorded   On previous year\n2020          400                  -\n2021          440             +10.0%\n2022          550             +25.0%\n2023          495             -11.1%',
    ],
    [
      'differs',
      '| Year | Calls | Fires |\n|---|---|---|\n| 2021 | 400 | 30 |\n| 2022 | 440 | 36 |\n| Change 2021 to 2022 | +40 | +9 |',
    ],
    [
      'differs',
      'There were 4,000 offences.\n\nType        Number   Share of all crime\nBurglary       400                10.0%\nRobbery        100                 2.5%\nTheft          900                22.5%\nArson           60                 5.1%',
    ],
    [
      'differs',
      'Borough   Crimes   Per 1,000\nNorth      3,200        80.0\nSouth      1,500        60.0\nWest       2,160        27.0\n\nPopulations: North 40,000; South 25,000; West 30,000.',
    ],
    [
      'differs',
      '| Unit | Cases | Visited | Solved | Solved % |\n|---|---|---|---|---|\n| A | 861 | 835 | 51 | 5.9% |\n| B | 797 | 733 | 74 | 10.1% |\n| C | 556 | 535 | 43 | 7.7% |\n| D | 610 | 600 | 31 | 1.5% |',
    ],
    [
      'differs',
      'Rates use the counts of residents (Ash 40,000; Birch 25,000; Cedar 30,000).\n\n| Town | Crimes | Per 1,000 |\n|---|---|---|\n| Ash | 3,200 | 80.0 |\n| Birch | 1,500 | 60.0 |\n| Cedar | 2,160 | 72.0 |\n| All three | 6,860 | 77.2 |',
    ],
    [
      'differs',
      'Force         Year to    % change   People     Rate per\n              Mar 2025   on year               1,000\n-----------------------------------------------------\nNorth         83,377     -4.1       1,012,400      82.4\nSouth         62,940     +4.5         742,300      84.8\nWest          51,866     +3.3         655,100      97.2',
    ],
    [
      'differs',
      'Outcome       Number   Per cent\nCharged          200       10.0\nCautioned        300       15.0\nNo suspect     1,000       50.0\nOther            500       52.0\nAll            2,000      100.0',
    ],
    [
      'differs',
      '          Spring   Summer   Autumn   Winter    Year\n2023         612      588      641      557   2,398\n2024         590      571      548      533   2,422',
    ],
    [
      'differs',
      '| Year | Fires | Floods | Calls |\n|---|---|---|---|\n| 2023 | 612 | 588 | 641 |\n| 2024 | 590 | 571 | 548 |\n| % change | -3.6 | -2.9 | -41.5 |',
    ],
    [
      'differs',
      '| | 2021 | 2022 | 2023 | 2024 |\n|---|---|---|---|---|\n| All fires | 31 | 38 | 35 | 41 |\n| of which at night | 13 | 17 | 15 | 20 |\n| At night (%) | 42 | 45 | 43 | 94 |',
    ],
    [
      'differs',
      '| Ward | People | Offences | Rate |\n|---|---|---|---|\n| North | 40,000 | 3,200 | 80.0 |\n| South | 25,000 | 1,500 | 60.0 |\n| West | 30,000 | 2,160 | 27.0 |',
    ],
    [
      'differs',
      '| Town | 2023 | 2024 |\n|---|---|---|\n| Ash | 3,000 | 3,200 |\n| Birch | 1,400 | 1,500 |\n| Cedar | 2,000 | 2,160 |\n| Dale | 900 | 990 |\n\nSize for size:\n\n| Rank | Town | Residents | Rate |\n|---|---|---|---|\n| 1 | Ash | 40,000 | 80.0 |\n| 2 | Cedar | 30,000 | 72.0 |\n| 3 | Birch | 25,000 | 60.0 |\n| 4 | Dale | 30,000 | 30.3 |',
    ],
    [
      'differs',
      '| Zone | Shops | Thefts | Thefts per shop |\n|---|---|---|---|\n| High Street | 214 | 1,297 | 6.1 |\n| Quarter | 96 | 1,158 | 21.1 |\n| Arcades | 58 | 334 | 5.8 |\n| Park | 132 | 829 | 6.3 |',
    ],
    [
      'wrong-direction',
      '| Group | Share of cases | Share of people | Gap (points) |\n|---|---|---|---|\n| North | 56.1% | 68.4% | -12.3 |\n| South | 15.9% | 6.9% | +9.0 |\n| East | 14.6% | 8.2% | +6.4 |\n| West | 10.4% | 13.9% | +3.5 |',
    ],
    [
      'differs',
      '| Measure | 2023 | 2024 | Change |\n|---|---|---|---|\n| Fires | 3,118 | 2,754 | down 17.1% |\n| Floods | 1,946 | 1,732 | down 11.0% |\n| Calls | 2,176 | 2,214 | up 38 |',
    ],
    [
      'differs',
      '| Year | Men | Women | Persons |\n|---|---|---|---|\n| 2021 | 158 | 47 | 205 |\n| 2022 | 172 | 55 | 272 |\n| 2023 | 174 | 57 | 231 |\n| 2024 | 161 | 53 | 214 |',
    ],
    [
      'differs',
      'Line     Crimes   Journeys (m)   Per million\nAmber       196            5.6          35.0\nBlue        190            4.9          38.8\nCanal        77            2.2          35.0\nDocks       152            3.7          42.9\nExpress      51            2.1          24.3',
    ],
    [
      'differs',
      'We have 58,000 residents.\n\n| Type | 2023 | 2024 | Per 1,000 |\n|---|---|---|---|\n| Theft | 1,590 | 1,624 | 28.0 |\n| Arson | 150 | 232 | 4.0 |\n| Fraud | 770 | 812 | 14.0 |\n| Noise | 390 | 348 | 9.0 |',
    ],
    [
      'differs',
      '| Service | Budget | Forecast | Variance % |\n|---|---|---|---|\n| Youth | 1,250 | 1,450 | +16.0 |\n| Roads | 2,400 | 2,712 | +31.0 |\n| Parks | 1,600 | 1,960 | +22.5 |\n| Cameras | 1,500 | 1,320 | -12.0 |',
    ],
    [
      'differs',
      '| Site | 2023 | 2024 | Difference |\n|---|---|---|---|\n| North | 12.4 | 9.1 | -3.3 |\n| South | 10.6 | 8.0 | -2.6 |\n| West | 9.7 | 7.2 | -2.9 |\n| East | 8.3 | 5.9 | -2.4 |',
    ],
    [
      'differs',
      '| Test | Passed | Warned | Failed | % passed |\n|---|---|---|---|---|\n| Gates | 130 | 15 | 5 | 87% |\n| Locks | 114 | 30 | 6 | 76% |\n| Lamps | 123 | 21 | 6 | 28% |',
    ],
    [
      'differs',
      '| Measure | 2023 | 2024 |\n|---|---|---|\n| Asked | 310 | 352 |\n| Placed | 126 | 139 |\n| Refused | 184 | 223 |',
    ],
    [
      'differs',
      '| Kind | 2018/19 | 2021/22 | 2022/23 | Five-year change |\n|---|---|---|---|---|\n| Floods | 1,200 | 1,310 | 1,380 | +15% |\n| Alarms | 2,040 | 2,250 | 2,390 | +6% |\n| Rescues | 610 | 700 | 744 | +22% |',
    ],
    ['differs', '| Heading | £m |\n|---|---|\n| Pay | 61.4 |\n| Fleet | 12.3 |\n| Training | 4.8 |\n| Total | 74.5 |'],
    [
      'differs',
      '| Kind | Badges | Cabs |\n|---|---|---|\n| Black | 71 | 64 |\n| Private | 243 | 218 |\n| Both | 314 | 292 |',
    ],
  ],
  silent: [
    '| Measure | 2023 | 2024 |\n|---|---|---|\n| Asked | 310 | 352 |\n| Placed | 126 | 139 |\n| Letters | 184 | 471 |',
    '| Zone | Shops | Thefts | Index |\n|---|---|---|---|\n| High Street | 214 | 1,297 | 6.1 |\n| Quarter | 96 | 1,158 | 9.4 |\n| Arcades | 58 | 334 | 7.7 |',
    '| Group | Share of cases | Share of people | Gap to last survey |\n|---|---|---|---|\n| North | 56.1% | 68.4% | +1.3 |\n| South | 15.9% | 6.9% | -2.0 |\n| East | 14.6% | 8.2% | +0.4 |',
    '| Year | Men | Women | Callers |\n|---|---|---|---|\n| 2021 | 158 | 47 | 240 |\n| 2022 | 172 | 55 | 251 |\n| 2023 | 174 | 57 | 249 |',
    '| Ward | People | Offences | Rate |\n|---|---|---|---|\n| North | 40,000 | 320 | 1.1 |\n| South | 25,000 | 150 | 0.9 |\n| West | 30,000 | 270 | 1.7 |',
    'Outcome       Number   Per cent\nCharged          200        3.1\nCautioned        300        8.0\nNo suspect     1,000       61.0\nOther            500        5.0',
    '| Station | Calls |\n|---|---|\n| North | 412 |\n| South | 377 |',
    '| Ward | Target |\n|---|---|\n| A | 12% |\n| B | 15% |',
    '| Area | People | Fires | Fires per 1,000 |\n|---|---|---|---|\n| North | 40,000 | 32 | 1.1 |\n| South | 25,000 | 15 | 0.9 |',
    '| Rank | Name |\n|---|---|\n| 1 | A |',
    'There were 4,000 offences.\n\nType        Number   Share of all crime\nBurglary       400                11.3%\nRobbery        100                 3.1%\nTheft          900                24.9%',
    '| Year | Calls | Temperature change |\n|---|---|---|\n| 2021 | 400 | +1.1% |\n| 2022 | 440 | +1.4% |\n| 2023 | 450 | -0.3% |',
    'Borough   Crimes   Per 1,000\nNorth      3,200        81.2\nSouth      1,500        64.0\n\nPopulations: Easton 40,000; Weston 25,000.',
  ],
  read: (discourse: Discourse) =>
    tablesOf(discourse)
      .map((grid) => ({ ...grid, rows: grid.rows.filter(({ isGroup }) => !isGroup) }))
      .flatMap((grid) => {
        const all = checkedCells(discourse, grid);
        return grid.rows.flatMap((row) => {
          const ofRow = all.filter((item) => item.row === row);
          const good = ofRow.filter(({ verdict }) => verdict === 'agrees');
          return [
            ...(good.length > 0 ? [rowFinding(row, good)] : []),
            ...ofRow.filter(({ verdict }) => verdict !== 'agrees').map((entry) => rowFinding(row, [entry])),
          ];
        });
      }),
};
