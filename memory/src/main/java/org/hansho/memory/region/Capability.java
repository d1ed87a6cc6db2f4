package org.hansho.memory.region;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What code seems able to do, judged by the functions of the system that it names or points to. The
 * groups follow what the original alerts report; the functions in them are our choice.
 */
public enum Capability {
  IMAGE_SECTIONS(
      "image-section-descriptors",
      "NtCreateSection NtMapViewOfSection NtUnmapViewOfSection "
          + "ZwMapViewOfSection ZwUnmapViewOfSection ImageNtHeader RtlImageNtHeader "
          + "RtlImageDirectoryEntryToData ImageDirectoryEntryToData"),
  DYNAMIC_CODE(
      "dynamic-code",
      "RtlAddFunctionTable RtlDeleteFunctionTable RtlInstallFunctionTableCallback "
          + "FlushInstructionCache NtFlushInstructionCache VirtualProtect NtProtectVirtualMemory "
          + "ZwProtectVirtualMemory"),
  MEMORY_AND_LOADING(
      "memory-allocation-and-loading",
      "VirtualAlloc NtAllocateVirtualMemory "
          + "ZwAllocateVirtualMemory LoadLibraryA LoadLibraryW LoadLibraryExA LoadLibraryExW "
          + "LdrLoadDll GetProcAddress LdrGetProcedureAddress"),
  REMOTE_INJECTION(
      "remote-code-injection",
      "VirtualAllocEx WriteProcessMemory CreateRemoteThread "
          + "CreateRemoteThreadEx NtWriteVirtualMemory NtCreateThreadEx RtlCreateUserThread "
          + "QueueUserAPC NtQueueApcThread VirtualProtectEx"),
  CONTROL_HIJACK(
      "control-hijack",
      "SetThreadContext Wow64SetThreadContext NtSetContextThread "
          + "NtResumeThread SuspendThread SetWindowsHookExA SetWindowsHookExW"),
  ENVIRONMENT(
      "environment",
      "GetEnvironmentVariableA GetEnvironmentVariableW GetEnvironmentStringsW "
          + "ExpandEnvironmentStringsA ExpandEnvironmentStringsW"),
  OTHER_PROCESSES(
      "other-processes-memory",
      "ReadProcessMemory NtReadVirtualMemory MiniDumpWriteDump "
          + "CreateToolhelp32Snapshot Process32First Process32FirstW Process32NextW"),
  TOKEN(
      "token-privileges",
      "OpenProcessToken OpenThreadToken AdjustTokenPrivileges "
          + "DuplicateTokenEx ImpersonateLoggedOnUser SetThreadToken LookupPrivilegeValueA "
          + "LookupPrivilegeValueW NtAdjustPrivilegesToken"),
  HTTP(
      "http",
      "InternetOpenA InternetOpenW InternetConnectA InternetConnectW HttpOpenRequestA "
          + "HttpOpenRequestW HttpSendRequestA HttpSendRequestW InternetReadFile WinHttpOpen "
          + "WinHttpConnect WinHttpOpenRequest WinHttpSendRequest WinHttpReceiveResponse "
          + "URLDownloadToFileA URLDownloadToFileW"),
  SOCKET(
      "socket",
      "WSAStartup WSASocketA WSASocketW WSAConnect WSASend WSARecv getaddrinfo "
          + "gethostbyname closesocket"),
  CRYPTOGRAPHY(
      "cryptography",
      "CryptAcquireContextA CryptAcquireContextW CryptDecrypt CryptEncrypt "
          + "CryptDeriveKey BCryptDecrypt BCryptEncrypt CryptUnprotectData"),
  REGISTRY("registry", "RegOpenKeyExA RegOpenKeyExW RegSetValueExA RegSetValueExW RegCreateKeyExW"),
  PROCESS(
      "process",
      "CreateProcessA CreateProcessW CreateProcessAsUserW WinExec ShellExecuteA "
          + "ShellExecuteExW TerminateProcess"),
  DEBUGGER(
      "debugger-detection",
      "IsDebuggerPresent CheckRemoteDebuggerPresent "
          + "NtQueryInformationProcess NtSetInformationThread OutputDebugStringA");

  private static final Map<String, Capability> BY_FUNCTION = byFunction();

  private final String title;
  private final String functions;

  Capability(String title, String functions) {
    this.title = title;
    this.functions = functions;
  }

  private static Map<String, Capability> byFunction() {
    Map<String, Capability> byFunction = new HashMap<>();
    for (Capability capability : values()) {
      for (String function : capability.functions.split(" ", -1)) {
        byFunction.put(function, capability);
      }
    }
    return Map.copyOf(byFunction);
  }

  /** The name in events. */
  public String title() {
    return title;
  }

  /** What a function of that name is good for, or null. */
  static @Nullable Capability of(String function) {
    return BY_FUNCTION.get(function);
  }

  /** Length of the longest and shortest names, so that other texts are not looked up. */
  static boolean mayBe(int length) {
    return length >= 7 && length <= 32;
  }
}
