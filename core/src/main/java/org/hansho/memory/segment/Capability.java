package org.hansho.memory.segment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What code seems able to do, deduced from the names of functions and sections that stand in its
 * memory. The groups are those that the original alert named; which names belong to them is our own
 * choice. Source of the names: Microsoft's documentation of the Windows API.
 */
public enum Capability {
  IMAGE_SECTIONS("image section descriptors", ".text .rdata .reloc .pdata"),
  DYNAMIC_CODE(
      "dynamic code execution on x64",
      "RtlAddFunctionTable RtlInstallFunctionTableCallback RtlLookupFunctionEntry"
          + " RtlDeleteFunctionTable"),
  MEMORY_AND_LOADING(
      "memory allocation and loading",
      "VirtualAlloc VirtualProtect NtAllocateVirtualMemory NtProtectVirtualMemory LoadLibraryA"
          + " LoadLibraryW LoadLibraryExA LoadLibraryExW LdrLoadDll GetProcAddress"
          + " LdrGetProcedureAddress"),
  REMOTE_INJECTION(
      "remote code injection",
      "VirtualAllocEx VirtualProtectEx WriteProcessMemory NtWriteVirtualMemory CreateRemoteThread"
          + " CreateRemoteThreadEx NtCreateThreadEx RtlCreateUserThread QueueUserAPC"
          + " NtQueueApcThread NtMapViewOfSection NtUnmapViewOfSection"),
  CONTROL_HIJACK(
      "control hijack",
      "SetThreadContext NtSetContextThread Wow64SetThreadContext SetWindowsHookExA"
          + " SetWindowsHookExW SuspendThread NtSuspendThread AddVectoredExceptionHandler"),
  ENVIRONMENT(
      "reading environment variables",
      "GetEnvironmentVariableA GetEnvironmentVariableW GetEnvironmentStrings"
          + " GetEnvironmentStringsW ExpandEnvironmentStringsA ExpandEnvironmentStringsW"),
  PROCESS_MEMORY(
      "reading other processes' memory",
      "ReadProcessMemory NtReadVirtualMemory Toolhelp32ReadProcessMemory MiniDumpWriteDump"),
  TOKEN_PRIVILEGES(
      "querying or changing token privileges",
      "AdjustTokenPrivileges LookupPrivilegeValueA LookupPrivilegeValueW OpenProcessToken"
          + " OpenThreadToken NtAdjustPrivilegesToken GetTokenInformation DuplicateTokenEx"
          + " ImpersonateLoggedOnUser"),
  HTTP(
      "HTTP or HTTPS traffic",
      "InternetOpenA InternetOpenW InternetConnectA InternetConnectW HttpOpenRequestA"
          + " HttpOpenRequestW HttpSendRequestA HttpSendRequestW InternetReadFile WinHttpOpen"
          + " WinHttpConnect WinHttpOpenRequest WinHttpSendRequest WinHttpReadData"
          + " URLDownloadToFileA URLDownloadToFileW"),
  SOCKETS(
      "socket traffic",
      "WSAStartup WSASocketA WSASocketW WSAConnect WSASend WSARecv closesocket ioctlsocket"
          + " getaddrinfo gethostbyname"),
  /** Not one of the original's groups; it decides which signature an injected module gets. */
  DEBUGGER(
      "detecting or evading debuggers",
      "IsDebuggerPresent CheckRemoteDebuggerPresent NtQueryInformationProcess DbgUiRemoteBreakin"
          + " NtSetInformationThread OutputDebugStringA");

  private static final Map<String, Capability> BY_NAME = byName();

  private final String description;
  private final String names;

  Capability(String description, String names) {
    this.description = description;
    this.names = names;
  }

  /** In a few words. */
  public String description() {
    return description;
  }

  /** All names and the capability that each shows. */
  static Map<String, Capability> names() {
    return BY_NAME;
  }

  private static Map<String, Capability> byName() {
    Map<String, Capability> names = new HashMap<>();
    for (Capability capability : values()) {
      List<String> own = Arrays.asList(capability.names.split(" "));
      own.forEach(name -> names.put(name, capability));
    }
    return names;
  }
}
