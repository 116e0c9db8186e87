/* Starts the program with the Python that lies beside it: python311.dll, and start.pyc with what was typed.
   Compiled twice, with a console for the command line and without one for the window. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
#include <wchar.h>

#define BEFORE 3 /* words that stand before those that were typed */

static int fail(const wchar_t *what)
{
    wchar_t text[1024];
    swprintf(text, 1024, L"Scrutiny Desk cannot start: %ls\n\nInstall it again. Your work is not affected.", what);
#ifdef WINDOW
    MessageBoxW(NULL, text, L"Scrutiny Desk", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return 1;
}

int wmain(int count, wchar_t **typed)
{
    static wchar_t place[32768], file[32768];
    DWORD length = GetModuleFileNameW(NULL, place, 32768);
    wchar_t *end = length && length < 32768 ? wcsrchr(place, L'\\') : NULL;
    if (end == NULL)
        return fail(L"Windows does not say where it lies.");
    end[1] = 0;

    /* Nothing is loaded from where the program happens to be started. */
    SetDllDirectoryW(L"");
    swprintf(file, 32768, L"%lspython311.dll", place);
    HMODULE python = LoadLibraryExW(file, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return fail(L"python311.dll is missing or damaged.");
    int (*run)(int, wchar_t **) = (int (*)(int, wchar_t **))(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return fail(L"python311.dll is not the one that belongs to it.");

    wchar_t **words = calloc(count + BEFORE + 1, sizeof *words);
    if (words == NULL)
        return fail(L"there is no memory left.");
    swprintf(file, 32768, L"%lsstart.pyc", place);
    words[0] = typed[0];
    words[1] = L"-Xutf8";
    words[2] = file;
    for (int at = 1; at < count; at++)
        words[at + BEFORE - 1] = typed[at];
    return run(count + BEFORE - 1, words);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
