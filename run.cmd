@echo off
rem run.cmd [WORKBOOK]   sets up what is missing, then opens the workbook (the demonstration where none is named).
rem run.cmd COMMAND ...  the same for any command of scrutinydesk: run.cmd --help lists them.
setlocal
call "%~dp0packaging\set-up.cmd" requirements.lock || exit /b 1
if "%~1"=="" (
    "%~dp0.venv\Scripts\python.exe" -m scrutinydesk demo
) else (
    "%~dp0.venv\Scripts\python.exe" -m scrutinydesk %*
)
exit /b %errorlevel%
