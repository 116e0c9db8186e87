@echo off
rem Sets up .venv at the top of the checkout; called by run.cmd and test.cmd with the lock to install.
rem Done once; after that, only when the lock, pyproject.toml or the place of the checkout has changed.
setlocal
pushd "%~dp0.." || exit /b 1
set PYTHONDONTWRITEBYTECODE=
set PIP_NO_COMPILE=
set PYTHONHOME=
set PYTHONPATH=
set LOCK=%~1

if not exist .venv\Scripts\python.exe goto make
call :current %LOCK%
if not errorlevel 1 goto done
if "%LOCK%"=="requirements.lock" (
    call :current requirements-test.lock
    if not errorlevel 1 goto done
)
goto install

:make
set BASE=
for %%v in (3.13 3.12 3.11 3.14) do (
    if not defined BASE (
        py -%%v -c "import venv" >nul 2>nul && set BASE=py -%%v
    )
)
if not defined BASE (
    python -c "import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))" >nul 2>nul && set BASE=python
)
if not defined BASE (
    echo Scrutiny Desk needs Python 3.11 to 3.14, and none was found. Install one, then try again. 1>&2
    goto failed
)
echo Setting up .venv ... 1>&2
%BASE% -m venv --clear .venv
if errorlevel 1 goto failed

:install
echo Installing what %LOCK% lists, once; some minutes on a slow line ... 1>&2
.venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r %LOCK%
if errorlevel 1 goto failed
.venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
if errorlevel 1 goto failed
.venv\Scripts\python.exe -m compileall -q src resources >nul
copy /y %LOCK% .venv\%LOCK%.stamp >nul
copy /y pyproject.toml .venv\%LOCK%.project.stamp >nul
> .venv\%LOCK%.place.stamp echo %CD%

:done
popd
exit /b 0

:failed
echo The set-up did not succeed; the lines above say why. 1>&2
popd
exit /b 1

:current
fc /b %1 .venv\%1.stamp >nul 2>nul || exit /b 1
fc /b pyproject.toml .venv\%1.project.stamp >nul 2>nul || exit /b 1
if not exist .venv\%1.place.stamp exit /b 1
set PLACE=
set /p PLACE=<.venv\%1.place.stamp
if /i not "%PLACE%"=="%CD%" exit /b 1
exit /b 0
