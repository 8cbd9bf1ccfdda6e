@echo off
rem Opens a window in the Documents folder in which "boroughstat" is known.
setlocal EnableExtensions DisableDelayedExpansion
title boroughstat
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
if exist "%USERPROFILE%\Documents\" cd /d "%USERPROFILE%\Documents"
call "%~dp0boroughstat.cmd" --help
echo.
echo Type for example: boroughstat annual --borough Southwark -o southwark
echo The files go into a folder of "%CD%"
cmd /k
