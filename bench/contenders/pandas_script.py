"""The pandas script for the jobs of bench/large.js: KIND FILE NOW BEFORE (months of each, YYYYMM, with commas)."""
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


if kind == 'borough':
    wide('BoroughName', 'MinorText')
elif kind == 'ward':
    wide('WardCode', 'MinorText', 'LookUp_BoroughName')
elif kind == 'lsoa':
    wide('LSOA Code', 'Minor Category', 'Borough')
elif kind == 'dashboard':
    names = ['Month_Year', 'Area Type', 'Area name', 'Offence Group', 'Offence Subgroup', 'Measure']
    table = pandas.read_csv(file, usecols=names + ['Count'])
    table = table[table['Area Type'] == 'Borough']
    counts = table.groupby(names)['Count'].sum().reset_index()
    counts = counts[(counts['Offence Subgroup'] == 'SHOPLIFTING') & (counts['Measure'] == 'Offences')]
    month = counts['Month_Year'].str.replace('-', '').str[:6]
    for area, rows in counts.groupby('Area name'):
        show([(area, rows['Count'][month.isin(now)].sum(), rows['Count'][month.isin(before)].sum())])
else:
    names = ['Month', 'LSOA code', 'LSOA name', 'Crime type', 'Last outcome category']
    counts = pandas.read_csv(file, usecols=names).groupby(names, dropna=False).size().reset_index(name='n')
    here = counts[counts['LSOA name'].fillna('').str.startswith('Barnet ')]
    show((key, n, 0) for key, n in here.groupby('Crime type')['n'].sum().items())
