# The data.table script for the jobs of bench/large.js: KIND FILE NOW BEFORE (months of each, YYYYMM, with commas).
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(TRUE)
kind <- args[1]; file <- args[2]
now <- strsplit(args[3], ',')[[1]]; before <- strsplit(args[4], ',')[[1]]
show <- function(key, one, other) cat(paste(key, one, other, sep = '\t'), sep = '\n')
wide <- function(code, offence, borough = NULL) {
  table <- fread(file, header = TRUE)
  months <- grep('^[0-9]{6}$', names(table), value = TRUE)
  counts <- table[, lapply(.SD, sum), by = setdiff(names(table), months), .SDcols = months]
  counts <- counts[get(offence) == 'SHOPLIFTING']
  if (!is.null(borough)) counts <- counts[get(borough) == 'Barnet']
  show(counts[[code]], rowSums(counts[, ..now]), rowSums(counts[, ..before]))
}
if (kind == 'borough') {
  wide('BoroughName', 'MinorText')
} else if (kind == 'ward') {
  wide('WardCode', 'MinorText', 'LookUp_BoroughName')
} else if (kind == 'lsoa') {
  wide('LSOA Code', 'Minor Category', 'Borough')
} else if (kind == 'dashboard') {
  names <- c('Month_Year', 'Area Type', 'Area name', 'Offence Group', 'Offence Subgroup', 'Measure')
  table <- fread(file, header = TRUE, select = c(names, 'Count'))
  counts <- table[`Area Type` == 'Borough', .(n = sum(Count)), by = names]
  counts <- counts[`Offence Subgroup` == 'SHOPLIFTING' & Measure == 'Offences']
  counts[, month := format(as.Date(Month_Year), '%Y%m')]
  sums <- counts[, .(one = sum(n[month %in% now]), other = sum(n[month %in% before])), by = `Area name`]
  show(sums$`Area name`, sums$one, sums$other)
} else {
  names <- c('Month', 'LSOA code', 'LSOA name', 'Crime type', 'Last outcome category')
  counts <- fread(file, header = TRUE, select = names)[, .N, by = names]
  sums <- counts[startsWith(`LSOA name`, 'Barnet '), .(n = sum(N)), by = `Crime type`]
  show(sums$`Crime type`, sums$n, 0)
}
