@echo off
rem Starts the program with the Node of this folder. Delayed expansion is off so that an exclamation mark in a name stays.
setlocal EnableExtensions DisableDelayedExpansion
rem Options meant for another Node could stop this one.
set "NODE_OPTIONS="
set "NODE_PATH="
"%~dp0runtime\node.exe" "%~dp0app\bin\boroughstat.js" %*
exit /b %ERRORLEVEL%
