@echo off
rem test.cmd             sets up what is missing, then runs all tests.
rem test.cmd ARGUMENTS   hands the arguments to pytest.
setlocal
call "%~dp0packaging\set-up.cmd" requirements-test.lock || exit /b 1
cd /d "%~dp0"
if "%~1"=="" (
    .venv\Scripts\python.exe -m pytest -n 2 --dist loadfile --no-loadscope-reorder
) else (
    .venv\Scripts\python.exe -m pytest %*
)
exit /b %errorlevel%
