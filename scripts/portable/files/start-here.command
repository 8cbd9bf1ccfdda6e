#!/bin/sh
# Opens a terminal in the home folder in which "boroughstat" is known.
here=$(cd "${0%/*}" && pwd)
export PATH="$here:$PATH"
cd "$HOME/Documents" 2>/dev/null || cd "$HOME" || exit 3
boroughstat --help
echo
echo "Type for example: boroughstat annual --borough Southwark -o southwark"
echo "The files go into a folder of $PWD"
exec "${SHELL:-/bin/sh}"
