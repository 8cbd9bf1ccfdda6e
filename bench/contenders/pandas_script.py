"""The pandas script for the jobs of bench/large.js: KIND FILE NOW BEFORE (months of each, YYYYMM, with commas)."""
import io
import pathlib
import sys

import pandas

kind, file, now, before = sys.argv[1:5]
now, before = now.split(','), before.split(',')


def show(rows):
    for key, one, other in rows:
        print(key, int(one), int(other), sep='\t')


def wide(code, offence, borough=None):
    table = pandas.read_csv(file)
    months = [column for column in table.columns if column.isdigit()]
    names = [column for column in table.columns if not column.isdigit()]
    counts = table.groupby(names)[months].sum().reset_index()
    counts = counts[counts[offence] == 'SHOPLIFTING']
    if borough:
        counts = counts[counts[borough] == 'Barnet']
    show(zip(counts[code], counts[now].sum(axis=1), counts[before].sum(axis=1)))


DASHBOARD = ['Month_Year', 'Area Type', 'Area name', 'Offence Group', 'Offence Subgroup', 'Measure']


def dashboard(table):
    table = table[table['Area Type'] == 'Borough']
    counts = table.groupby(DASHBOARD)['Count'].sum().reset_index()
    counts = counts[(counts['Offence Subgroup'] == 'SHOPLIFTING') & (counts['Measure'] == 'Offences')]
    month = counts['Month_Year'].astype(str).str.replace('-', '').str[:6]
    for area, rows in counts.groupby('Area name'):
        show([(area, rows['Count'][month.isin(now)].sum(), rows['Count'][month.isin(before)].sum())])


def changes(counts):
    """Counts of three years, their changes, rates per 1,000 and ranks out of 32, of every borough and of London."""
    reference = pathlib.Path(__file__).parents[2] / 'data' / 'reference'
    areas = pandas.read_csv(reference / 'areas.csv').set_index('code')['name']
    people = pandas.read_csv(reference / 'population.csv')
    people = people[people['date'] == people['date'].max()].groupby('area')['value'].last().rename(index=areas)
    table = counts.copy()
    table['change'] = 100 * (counts['now'] / counts['before'] - 1)
    table['long change'] = 100 * (counts['now'] / counts['first'] - 1)
    for year in counts.columns:
        table['rate ' + year] = 1000 * counts[year] / counts.index.get_level_values(0).map(people)
    for year in ('now', 'before'):
        table['rank ' + year] = table.groupby(level=1)['rate ' + year].rank(ascending=False, method='min')
    london = counts.groupby(level=1).sum()
    table['of London'] = 100 * table['now'] / london['now'].reindex(table.index.get_level_values(1)).to_numpy()
    return table, london


def annual():
    """The counts of an assessment: every group and sub-group, every borough, three years and the months of five."""
    table = pandas.read_csv(file)
    months = [column for column in table.columns if column.isdigit()]
    first = months[-72:-60] if len(months) >= 72 else months[:12]
    spans = {'now': now, 'before': before, 'first': first}
    out = io.StringIO()
    for level in ('MajorText', 'MinorText'):
        monthly = table.groupby(['BoroughName', level])[months].sum()
        counts = pandas.DataFrame({name: monthly[span].sum(axis=1) for name, span in spans.items()})
        every, london = changes(counts)
        every.xs('Barnet', level=0).round(1).to_csv(out)
        london.to_csv(out)
        index = monthly.xs('Barnet', level=0)[months[-60:]]
        (index.div(index.mean(axis=1), axis=0) * 100).round(0).to_csv(out)
    row = counts.loc[('Barnet', 'SHOPLIFTING')]
    show([('SHOPLIFTING', row['now'], row['before'])])


if kind == 'annual':
    annual()
elif kind == 'workbook':
    dashboard(pandas.read_excel(file, sheet_name='Data', engine='openpyxl'))
elif kind == 'borough':
    wide('BoroughName', 'MinorText')
elif kind == 'ward':
    wide('WardCode', 'MinorText', 'LookUp_BoroughName')
elif kind == 'lsoa':
    wide('LSOA Code', 'Minor Category', 'Borough')
elif kind == 'dashboard':
    dashboard(pandas.read_csv(file, usecols=DASHBOARD + ['Count']))
else:
    names = ['Month', 'LSOA code', 'LSOA name', 'Crime type', 'Last outcome category']
    counts = pandas.read_csv(file, usecols=names).groupby(names, dropna=False).size().reset_index(name='n')
    here = counts[counts['LSOA name'].fillna('').str.startswith('Barnet ')]
    show((key, n, 0) for key, n in here.groupby('Crime type')['n'].sum().items())
