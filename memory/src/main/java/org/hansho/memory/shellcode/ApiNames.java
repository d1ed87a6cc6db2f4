package org.hansho.memory.shellcode;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Names of public functions of Windows that injected code asks for, by library. Source: Microsoft's
 * documentation of the Windows API; a few of ntdll are documented by their use alone.
 */
final class ApiNames {
  private static final String NAMES =
      """
      kernel32.dll:
        LoadLibraryA LoadLibraryW LoadLibraryExA LoadLibraryExW FreeLibrary GetProcAddress
        GetModuleHandleA GetModuleHandleW GetModuleHandleExA GetModuleFileNameA
        GetModuleFileNameW VirtualAlloc VirtualAllocEx VirtualFree VirtualFreeEx
        VirtualProtect VirtualProtectEx VirtualQuery VirtualQueryEx HeapAlloc HeapCreate
        HeapFree HeapReAlloc GetProcessHeap GlobalAlloc GlobalFree GlobalLock GlobalUnlock
        LocalAlloc LocalFree CreateProcessA CreateProcessW CreateProcessInternalA
        CreateProcessInternalW WinExec ExitProcess ExitThread TerminateProcess TerminateThread
        OpenProcess OpenThread GetCurrentProcess GetCurrentProcessId GetCurrentThread
        GetCurrentThreadId GetExitCodeProcess GetExitCodeThread CreateThread
        CreateRemoteThread CreateRemoteThreadEx ResumeThread SuspendThread QueueUserAPC
        GetThreadContext SetThreadContext Wow64GetThreadContext Wow64SetThreadContext
        ConvertThreadToFiber CreateFiber SwitchToFiber ReadProcessMemory WriteProcessMemory
        FlushInstructionCache CreateToolhelp32Snapshot Process32First Process32FirstW
        Process32Next Process32NextW Module32First Module32Next Thread32First Thread32Next
        CreateFileA CreateFileW ReadFile WriteFile CloseHandle DeleteFileA DeleteFileW
        CopyFileA CopyFileW MoveFileA MoveFileExA SetFilePointer GetFileSize
        GetFileAttributesA SetFileAttributesA FindFirstFileA FindFirstFileW FindNextFileA
        FindNextFileW FindClose CreateDirectoryA GetTempPathA GetTempPathW GetTempFileNameA
        GetSystemDirectoryA GetSystemDirectoryW GetWindowsDirectoryA GetComputerNameA
        GetComputerNameW GetEnvironmentVariableA GetEnvironmentVariableW
        SetEnvironmentVariableA ExpandEnvironmentStringsA GetCommandLineA GetCommandLineW
        GetStartupInfoA GetVersion GetVersionExA GetSystemInfo GetNativeSystemInfo
        GetSystemTime GetLocalTime GetTickCount QueryPerformanceCounter CreateFileMappingA
        CreateFileMappingW OpenFileMappingA MapViewOfFile UnmapViewOfFile CreateNamedPipeA
        ConnectNamedPipe DisconnectNamedPipe CreatePipe PeekNamedPipe WaitNamedPipeA
        CreateMutexA CreateMutexW OpenMutexA CreateEventA CreateEventW SetEvent ResetEvent
        WaitForSingleObject WaitForSingleObjectEx WaitForMultipleObjects Sleep SleepEx
        IsDebuggerPresent CheckRemoteDebuggerPresent OutputDebugStringA
        SetUnhandledExceptionFilter UnhandledExceptionFilter AddVectoredExceptionHandler
        RemoveVectoredExceptionHandler RaiseException SetErrorMode GetLastError SetLastError
        IsWow64Process Wow64DisableWow64FsRedirection Wow64RevertWow64FsRedirection
        DuplicateHandle SetHandleInformation GetStdHandle WriteConsoleA AllocConsole
        FreeConsole lstrcmpA lstrcmpiA lstrcpyA lstrcatA lstrlenA lstrlenW MultiByteToWideChar
        WideCharToMultiByte InitializeCriticalSection EnterCriticalSection
        LeaveCriticalSection DeleteCriticalSection TlsAlloc TlsGetValue TlsSetValue
        FindResourceA LoadResource LockResource SizeofResource DeviceIoControl
        GetLogicalDrives GetDriveTypeA CreateTimerQueueTimer CreateTimerQueue
      ntdll.dll:
        NtAllocateVirtualMemory NtFreeVirtualMemory NtProtectVirtualMemory
        NtQueryVirtualMemory NtReadVirtualMemory NtWriteVirtualMemory NtCreateSection
        NtOpenSection NtMapViewOfSection NtUnmapViewOfSection NtCreateThread NtCreateThreadEx
        NtOpenThread NtOpenProcess NtOpenProcessToken NtResumeThread NtSuspendThread
        NtResumeProcess NtTerminateProcess NtTerminateThread NtQueueApcThread
        NtQueueApcThreadEx NtGetContextThread NtSetContextThread NtContinue NtDelayExecution
        NtClose NtWaitForSingleObject NtQueryInformationProcess NtSetInformationProcess
        NtQueryInformationThread NtSetInformationThread NtQuerySystemInformation
        NtAdjustPrivilegesToken NtDuplicateObject NtCreateFile NtOpenFile NtReadFile
        NtWriteFile NtDeleteFile NtFlushInstructionCache NtAlertResumeThread
        NtCreateUserProcess NtTestAlert NtSignalAndWaitForSingleObject ZwAllocateVirtualMemory
        ZwProtectVirtualMemory ZwWriteVirtualMemory ZwCreateThreadEx ZwUnmapViewOfSection
        ZwMapViewOfSection LdrLoadDll LdrGetProcedureAddress LdrGetDllHandle LdrUnloadDll
        LdrEnumerateLoadedModules RtlAllocateHeap RtlFreeHeap RtlCreateHeap
        RtlCreateUserThread RtlExitUserThread RtlExitUserProcess RtlMoveMemory RtlZeroMemory
        RtlCopyMemory RtlDecompressBuffer RtlGetVersion RtlInitUnicodeString RtlInitAnsiString
        RtlAddFunctionTable RtlCaptureContext RtlRegisterWait RtlCreateTimer
        RtlCreateTimerQueue RtlAddVectoredExceptionHandler EtwEventWrite EtwEventWriteFull
        DbgPrint DbgBreakPoint DbgUiRemoteBreakin TpAllocWork TpPostWork TpReleaseWork
      ws2_32.dll:
        WSAStartup WSACleanup WSASocketA WSASocketW WSAConnect WSASend WSARecv WSAGetLastError
        WSAIoctl socket connect bind listen accept send recv sendto recvfrom closesocket
        select shutdown gethostbyname gethostname getaddrinfo freeaddrinfo inet_addr inet_ntoa
        htons ntohs htonl setsockopt ioctlsocket getpeername
      wininet.dll:
        InternetOpenA InternetOpenW InternetConnectA InternetConnectW InternetOpenUrlA
        InternetOpenUrlW InternetReadFile InternetReadFileEx InternetWriteFile
        InternetCloseHandle InternetSetOptionA InternetSetOptionW InternetQueryOptionA
        InternetQueryDataAvailable InternetGetConnectedState InternetCrackUrlA
        HttpOpenRequestA HttpOpenRequestW HttpSendRequestA HttpSendRequestW HttpQueryInfoA
        HttpAddRequestHeadersA
      winhttp.dll:
        WinHttpOpen WinHttpConnect WinHttpOpenRequest WinHttpSendRequest
        WinHttpReceiveResponse WinHttpQueryDataAvailable WinHttpReadData WinHttpWriteData
        WinHttpSetOption WinHttpQueryOption WinHttpQueryHeaders WinHttpCloseHandle
        WinHttpCrackUrl WinHttpGetIEProxyConfigForCurrentUser WinHttpGetProxyForUrl
        WinHttpAddRequestHeaders
      urlmon.dll:
        URLDownloadToFileA URLDownloadToFileW URLDownloadToCacheFileA URLOpenBlockingStreamA
      dnsapi.dll:
        DnsQuery_A DnsQuery_W DnsFree DnsRecordListFree
      advapi32.dll:
        OpenProcessToken OpenThreadToken LookupPrivilegeValueA LookupPrivilegeValueW
        AdjustTokenPrivileges GetTokenInformation DuplicateTokenEx ImpersonateLoggedOnUser
        ImpersonateNamedPipeClient RevertToSelf SetThreadToken CreateProcessAsUserA
        CreateProcessWithTokenW CreateProcessWithLogonW LogonUserA LookupAccountSidA
        GetUserNameA GetUserNameW RegOpenKeyA RegOpenKeyExA RegOpenKeyExW RegCreateKeyExA
        RegSetValueExA RegSetValueExW RegQueryValueExA RegQueryValueExW RegDeleteKeyA
        RegDeleteValueA RegEnumKeyExA RegEnumValueA RegCloseKey OpenSCManagerA CreateServiceA
        StartServiceA OpenServiceA ControlService DeleteService StartServiceCtrlDispatcherA
        RegisterServiceCtrlHandlerA SetServiceStatus CryptAcquireContextA CryptAcquireContextW
        CryptCreateHash CryptHashData CryptDeriveKey CryptEncrypt CryptDecrypt CryptGenRandom
        CryptImportKey CryptDestroyKey CryptDestroyHash CryptReleaseContext SystemFunction032
        SystemFunction033 SystemFunction036
      bcrypt.dll:
        BCryptOpenAlgorithmProvider BCryptGenerateSymmetricKey BCryptEncrypt BCryptDecrypt
        BCryptGenRandom BCryptDestroyKey BCryptCloseAlgorithmProvider
      user32.dll:
        MessageBoxA MessageBoxW FindWindowA FindWindowW GetForegroundWindow
        GetWindowThreadProcessId SetWindowsHookExA SetWindowsHookExW UnhookWindowsHookEx
        CallNextHookEx GetAsyncKeyState GetKeyState GetMessageA PeekMessageA TranslateMessage
        DispatchMessageA PostMessageA PostThreadMessageA SendMessageA ShowWindow EnumWindows
        GetWindowTextA GetClipboardData OpenClipboard CloseClipboard GetDC ReleaseDC
        GetSystemMetrics wsprintfA ExitWindowsEx RegisterClassExA CreateWindowExA
        DefWindowProcA
      shell32.dll:
        ShellExecuteA ShellExecuteW ShellExecuteExA ShellExecuteExW SHGetFolderPathA
        SHGetFolderPathW SHGetSpecialFolderPathA CommandLineToArgvW IsUserAnAdmin
      ole32.dll:
        CoInitialize CoInitializeEx CoUninitialize CoCreateInstance CoTaskMemFree
        CLSIDFromString
      psapi.dll:
        EnumProcesses EnumProcessModules GetModuleBaseNameA GetModuleFileNameExA
        GetModuleInformation
      mscoree.dll:
        CLRCreateInstance CorBindToRuntime
      msvcrt.dll:
        malloc calloc realloc free memcpy memset memcmp strcmp strcpy strlen strstr strncmp
        sprintf system printf fopen fread fwrite fclose _wcsicmp _stricmp
      """;

  /** Shorter names are words of their own. */
  private static final int SHORTEST_IN_TEXT = 7;

  private static final Map<String, List<String>> BY_MODULE = read();

  private ApiNames() {}

  private static Map<String, List<String>> read() {
    Map<String, List<String>> modules = new LinkedHashMap<>();
    String module = "";
    for (String line : NAMES.split("\n")) {
      List<String> words = Arrays.asList(line.strip().split(" "));
      if (line.endsWith(":")) {
        module = line.substring(0, line.length() - 1);
      } else {
        modules.merge(
            module,
            words,
            (first, second) -> Stream.concat(first.stream(), second.stream()).toList());
      }
    }
    return Collections.unmodifiableMap(modules);
  }

  /** The functions of each library. */
  static Map<String, List<String>> byModule() {
    return BY_MODULE;
  }

  /** The name of a library or function that a text in lower case contains, empty if none. */
  static String named(String text) {
    for (Map.Entry<String, List<String>> module : BY_MODULE.entrySet()) {
      String stem = module.getKey().substring(0, module.getKey().indexOf('.'));
      if (text.contains(stem)) {
        return stem;
      }
      for (String function : module.getValue()) {
        String lower = function.toLowerCase(Locale.ROOT);
        if (lower.length() >= SHORTEST_IN_TEXT && text.contains(lower)) {
          return function;
        }
      }
    }
    return text.endsWith(".dll") ? text : "";
  }
}
