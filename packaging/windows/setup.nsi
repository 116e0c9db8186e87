; The Windows setup: for one person, into their own folder, without an administrator.
; Given by the build: VERSION, NUMBERS (with a fourth), FOLDER (what is installed), ICON, SIDE, OUT, MEGABYTES, LIST (to be
; taken away again), SIGN (a command that signs a file, or nothing).
;
; The new copy is unpacked beside the old one and takes its place only when all of it is there. Whatever goes wrong
; before leaves the old copy as it was; a copy that was left half-way is cleared up by the next setup.

Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define PROGRAM "scrutinydesk-window.exe"
!define CLASS "ScrutinyDesk.Workbook"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\ScrutinyDesk"
!define OWN "Software\Scrutiny Desk"

; Exit statuses, told to IT in docs/install.md.
!define LATER_INSTALLED 10
!define IN_USE 11
!define NO_SPACE 12
!define NOT_WRITTEN 13
!define OTHER_FILES 14
!define TOO_OLD 15
!define OTHER_SETUP 16

Name "Scrutiny Desk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Scrutiny Desk"
InstallDirRegKey HKCU "${OWN}" "folder"
BrandingText "Scrutiny Desk ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Scrutiny Desk"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Scrutiny Desk setup"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!if "${SIGN}" != ""
    !uninstfinalize '${SIGN} "%1"' = 0
    !finalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "Scrutiny Desk ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Scrutiny Desk will be installed for you alone. No administrator is needed, nothing is sent \
anywhere, and what you have made with an earlier version is kept.$\r$\n$\r$\nIt takes ${MEGABYTES} MB and less than a minute."
!define MUI_FINISHPAGE_TITLE "Scrutiny Desk is installed"
!define MUI_FINISHPAGE_TEXT "It is in the Start menu, and under Open with when you right-click a workbook.$\r$\n$\r$\n\
What you make with it is kept in$\r$\n$LOCALAPPDATA\scrutiny-desk"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_PARAMETERS "demo"
!define MUI_FINISHPAGE_RUN_TEXT "Open Scrutiny Desk on the demonstration"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Says why nothing was installed, in a box and in a log that a silent setup leaves too, and ends.
!macro Stop Status Message
    SetOutPath "$TEMP"
    FileOpen $R9 "$TEMP\scrutiny-desk-setup.log" w
    FileWriteUTF16LE /BOM $R9 "${Message}$\r$\n"
    FileClose $R9
    MessageBox MB_OK|MB_ICONSTOP "${Message}" /SD IDOK
    SetErrorLevel ${Status}
    Quit
!macroend

; Leaves 1 in $R0 where a copy is open: Windows lets nobody write to a program that runs.
!macro LookWhetherOpen
    StrCpy $R0 0
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ClearErrors
        FileOpen $R1 "$INSTDIR\${PROGRAM}" a
        ${If} ${Errors}
            StrCpy $R0 1
        ${Else}
            FileClose $R1
        ${EndIf}
        ClearErrors
        FileOpen $R1 "$INSTDIR\scrutinydesk.exe" a
        ${If} ${Errors}
            StrCpy $R0 1
        ${Else}
            FileClose $R1
        ${EndIf}
    ${EndIf}
!macroend

!macro WaitUntilClosed
    ${Do}
        !insertmacro LookWhetherOpen
        ${If} $R0 == 0
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Scrutiny Desk is open, or another program holds its files.$\r$\n$\r$\n\
Close its window and choose Retry. Nothing has been changed so far." /SD IDCANCEL IDRETRY +2
        !insertmacro Stop ${IN_USE} "Scrutiny Desk is open, or another program holds its files in $INSTDIR. Nothing was changed. \
Close it and start the setup again."
    ${Loop}
!macroend

Function .onInit
    ${IfNot} ${AtLeastWin10}
        !insertmacro Stop ${TOO_OLD} "Scrutiny Desk needs Windows 10 or later. Nothing was installed."
    ${EndIf}
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "ScrutinyDeskSetup") p .r1 ?e'
    Pop $0
    ${If} $0 == 183
        !insertmacro Stop ${OTHER_SETUP} "Another setup of Scrutiny Desk is running. Nothing was changed. Wait until it has ended."
    ${EndIf}
    ReadRegStr $0 HKCU "${LISTED}" "DisplayVersion"
    ${If} $0 != ""
        ${VersionCompare} $0 "${VERSION}" $1
        ${If} $1 == 1
            !insertmacro Stop ${LATER_INSTALLED} "Scrutiny Desk $0 is installed, which is later than ${VERSION}. Nothing was \
changed: an older version could not read what the later one has remembered. To go back all the same, uninstall it first."
        ${EndIf}
    ${EndIf}
    ; A setup that was broken off between its two last steps left the old copy under another name.
    ${IfNot} ${FileExists} "$INSTDIR\*.*"
    ${AndIf} ${FileExists} "$INSTDIR.old\${PROGRAM}"
        Rename "$INSTDIR.old" "$INSTDIR"
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
        ${DirState} "$INSTDIR" $0
        ${If} $0 == 1
            !insertmacro Stop ${OTHER_FILES} "There are other files in $INSTDIR. Nothing was changed. Choose a folder of its own."
        ${EndIf}
        RMDir "$INSTDIR"
    ${EndIf}
FunctionEnd

Section
    !insertmacro WaitUntilClosed

    ${GetRoot} "$INSTDIR" $0
    ClearErrors
    ${DriveSpace} "$0\" "/D=F /S=M" $1
    ${IfNot} ${Errors}
    ${AndIf} $1 < ${MEGABYTES}
        !insertmacro Stop ${NO_SPACE} "There is no room for Scrutiny Desk: it takes ${MEGABYTES} MB, and $1 MB are free on $0. \
Nothing was changed. Make room and start the setup again."
    ${EndIf}

    ClearErrors
    RMDir /r "$INSTDIR.new"
    SetOutPath "$INSTDIR.new"
    SetOverwrite on
    File /r "${FOLDER}/*.*"
    WriteUninstaller "$INSTDIR.new\uninstall.exe"
    SetOutPath "$TEMP"
    ${If} ${Errors}
        RMDir /r "$INSTDIR.new"
        !insertmacro Stop ${NOT_WRITTEN} "Scrutiny Desk could not be written to $INSTDIR: the disk is full, or a program that \
guards this computer forbids it. Nothing was changed. Ask IT to permit the setup, and start it again."
    ${EndIf}

    ClearErrors
    ${If} ${FileExists} "$INSTDIR\*.*"
        Call TakeOutOfTheWay
    ${EndIf}
    ClearErrors
    Rename "$INSTDIR.new" "$INSTDIR"
    ${If} ${Errors}
        Rename "$INSTDIR.old" "$INSTDIR"
        RMDir /r "$INSTDIR.new"
        !insertmacro Stop ${IN_USE} "Another program holds the files of the new copy, perhaps one that looks for viruses. What \
was installed before is in its place. Wait a minute and start the setup again."
    ${EndIf}
    Call ClearOld

    CreateShortcut "$SMPROGRAMS\Scrutiny Desk.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" \
        "Check, read and use a constabulary's quarterly performance workbook"
    Call Register
SectionEnd

Function TakeOutOfTheWay
    ${Do}
        ClearErrors
        RMDir "$INSTDIR.old"
        Rename "$INSTDIR" "$INSTDIR.old"
        ${IfNot} ${Errors}
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Another program holds files in $INSTDIR, perhaps a window of the folder or a \
program that looks for viruses.$\r$\n$\r$\nClose it and choose Retry. Nothing has been changed so far." /SD IDCANCEL IDRETRY +3
        RMDir /r "$INSTDIR.new"
        !insertmacro Stop ${IN_USE} "Another program holds files in $INSTDIR. Nothing was changed. Close it and start the setup again."
    ${Loop}
FunctionEnd

; Takes away what belonged to the copy before, and no file that somebody else put there.
Function ClearOld
    ${If} ${FileExists} "$INSTDIR.old\uninstall.exe"
        ExecWait '"$INSTDIR.old\uninstall.exe" /S /OLD _?=$INSTDIR.old'
        Delete "$INSTDIR.old\uninstall.exe"
        RMDir "$INSTDIR.old"
    ${EndIf}
FunctionEnd

Function Register
    WriteRegStr HKCU "${OWN}" "folder" "$INSTDIR"
    WriteRegStr HKCU "${LISTED}" "DisplayName" "Scrutiny Desk"
    WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${LISTED}" "Publisher" "Scrutiny Desk"
    WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
    WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" "$0"

    ; Among the programs under "Open with", and never in place of Excel.
    WriteRegStr HKCU "Software\Classes\${CLASS}" "" "Performance workbook"
    WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
    WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "Scrutiny Desk"
    WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
    !macro Opens Ending
        WriteRegStr HKCU "Software\Classes\Applications\${PROGRAM}\SupportedTypes" "${Ending}" ""
        WriteRegStr HKCU "Software\Classes\${Ending}\OpenWithProgids" "${CLASS}" ""
    !macroend
    !insertmacro Opens ".xlsx"
    !insertmacro Opens ".xlsm"
    !insertmacro Opens ".xls"
    !insertmacro Opens ".xlsb"
    !insertmacro Opens ".ods"
    !insertmacro Opens ".csv"
    ${RefreshShellIcons}
FunctionEnd

; Unpacking that is broken off, by a full disk too, leaves nothing of the new copy.
Function .onInstFailed
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR.new"
    FileOpen $R9 "$TEMP\scrutiny-desk-setup.log" w
    FileWriteUTF16LE /BOM $R9 "Scrutiny Desk could not be written to $INSTDIR. What was installed before is as it was.$\r$\n"
    FileClose $R9
    SetErrorLevel ${NOT_WRITTEN}
FunctionEnd

Var old

Function un.onInit
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/OLD" $1
    StrCpy $old 1
    ${If} ${Errors}
        StrCpy $old 0
    ${EndIf}
FunctionEnd

Section "Uninstall"
    ${If} $old == 0
        !insertmacro WaitUntilClosed
        Delete "$SMPROGRAMS\Scrutiny Desk.lnk"
        DeleteRegKey HKCU "${LISTED}"
        DeleteRegKey HKCU "${OWN}"
        DeleteRegKey HKCU "Software\Classes\${CLASS}"
        DeleteRegKey HKCU "Software\Classes\Applications\${PROGRAM}"
        !macro NoLongerOpens Ending
            DeleteRegValue HKCU "Software\Classes\${Ending}\OpenWithProgids" "${CLASS}"
            DeleteRegKey /ifempty HKCU "Software\Classes\${Ending}\OpenWithProgids"
            DeleteRegKey /ifempty HKCU "Software\Classes\${Ending}"
        !macroend
        !insertmacro NoLongerOpens ".xlsx"
        !insertmacro NoLongerOpens ".xlsm"
        !insertmacro NoLongerOpens ".xls"
        !insertmacro NoLongerOpens ".xlsb"
        !insertmacro NoLongerOpens ".ods"
        !insertmacro NoLongerOpens ".csv"
    ${EndIf}
    !include "${LIST}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    ${If} $old == 0
        ${RefreshShellIcons}
        ${If} ${FileExists} "$LOCALAPPDATA\scrutiny-desk\*.*"
            MessageBox MB_OK|MB_ICONINFORMATION "Scrutiny Desk is removed. What you made with it stays where it is, in$\r$\n\
$LOCALAPPDATA\scrutiny-desk" /SD IDOK
        ${EndIf}
    ${EndIf}
SectionEnd
