#!/bin/sh
# The Miller script for the jobs of bench/large.js: KIND FILE NOW BEFORE (months of each, YYYYMM, with commas).
kind=$1 file=$2
NOW=$3 BEFORE=$4
export NOW BEFORE
sums='begin { @now = splitax(ENV["NOW"], ","); @before = splitax(ENV["BEFORE"], ",") }
  $now = 0; for (m in @now) { $now += $[m] }
  $before = 0; for (m in @before) { $before += $[m] }'
wide() {
  mlr --icsv --otsv --headerless-csv-output filter "$2" then put "$sums" then stats1 -a sum -f now,before -g "$1" "$file"
}
case $kind in
  borough) wide BoroughName '$MinorText == "SHOPLIFTING"' ;;
  ward) wide WardCode '$MinorText == "SHOPLIFTING" && $LookUp_BoroughName == "Barnet"' ;;
  lsoa) wide 'LSOA Code' '${Minor Category} == "SHOPLIFTING" && $Borough == "Barnet"' ;;
  dashboard)
    mlr --icsv --otsv --headerless-csv-output \
      filter '${Area Type} == "Borough" && ${Offence Subgroup} == "SHOPLIFTING" && $Measure == "Offences"' \
      then put 'm = sub($Month_Year, "^(....)-(..).*$", "\1\2"); $now = ENV["NOW"] =~ m ? $Count : 0; $before = ENV["BEFORE"] =~ m ? $Count : 0' \
      then stats1 -a sum -f now,before -g 'Area name' "$file"
    ;;
  street)
    mlr --icsv --otsv --headerless-csv-output \
      filter '${LSOA name} =~ "^Barnet "' then count -g 'Crime type' then put '$none = 0' "$file"
    ;;
esac
