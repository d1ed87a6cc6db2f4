package org.hansho.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * Which Windows channel is which Sigma service, and which event of it is which Sigma category: the
 * taxonomy of the public rules as two tables, and the lookup of an event's class. Immutable after
 * loading; a lookup allocates nothing.
 *
 * <p>Source: Sigma specification, appendix "Taxonomy"; Sysmon's event schema; the manifests of the
 * providers named.
 */
final class WindowsSources {
  /** Service and channel. A service may have several channels. */
  private static final String CHANNELS =
      """
      security                                     | Security
      system                                       | System
      application                                  | Application
      sysmon                                       | Microsoft-Windows-Sysmon/Operational
      powershell                                   | Microsoft-Windows-PowerShell/Operational
      powershell                                   | PowerShellCore/Operational
      powershell-classic                           | Windows PowerShell
      windefend                                    | Microsoft-Windows-Windows Defender/Operational
      taskscheduler                                | Microsoft-Windows-TaskScheduler/Operational
      wmi                                          | Microsoft-Windows-WMI-Activity/Operational
      bits-client                                  | Microsoft-Windows-Bits-Client/Operational
      applocker                                    | Microsoft-Windows-AppLocker/EXE and DLL
      applocker                                    | Microsoft-Windows-AppLocker/MSI and Script
      applocker                                    | Microsoft-Windows-AppLocker/Packaged app-Deployment
      applocker                                    | Microsoft-Windows-AppLocker/Packaged app-Execution
      appmodel-runtime                             | Microsoft-Windows-AppModel-Runtime/Admin
      appxdeployment-server                        | Microsoft-Windows-AppXDeploymentServer/Operational
      appxpackaging-om                             | Microsoft-Windows-AppxPackaging/Operational
      capi2                                        | Microsoft-Windows-CAPI2/Operational
      certificateservicesclient-lifecycle-system   | Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational
      codeintegrity-operational                    | Microsoft-Windows-CodeIntegrity/Operational
      dhcp                                         | Microsoft-Windows-DHCP-Server/Operational
      diagnosis-scripted                           | Microsoft-Windows-Diagnosis-Scripted/Operational
      dns-client                                   | Microsoft-Windows-DNS Client Events/Operational
      dns-client                                   | Microsoft-Windows-DNS-Client/Operational
      dns-server                                   | DNS Server
      dns-server-analytic                          | Microsoft-Windows-DNS-Server/Analytical
      dns-server-audit                             | Microsoft-Windows-DNS-Server/Audit
      driver-framework                             | Microsoft-Windows-DriverFrameworks-UserMode/Operational
      firewall-as                                  | Microsoft-Windows-Windows Firewall With Advanced Security/Firewall
      hyper-v-worker                               | Microsoft-Windows-Hyper-V-Worker-Admin
      iis-configuration                            | Microsoft-IIS-Configuration/Operational
      kernel-event-tracing                         | Microsoft-Windows-Kernel-EventTracing
      kernel-file                                  | Microsoft-Windows-Kernel-File/Analytic
      kernel-shimengine                            | Microsoft-Windows-Kernel-ShimEngine/Operational
      ldap                                         | Microsoft-Windows-LDAP-Client/Debug
      lsa-server                                   | Microsoft-Windows-LSA/Operational
      microsoft-servicebus-client                  | Microsoft-ServiceBus-Client
      microsoft-servicebus-client                  | Microsoft-ServiceBus-Client/Operational
      msexchange-management                        | MSExchange Management
      ntfs                                         | Microsoft-Windows-Ntfs/Operational
      ntlm                                         | Microsoft-Windows-NTLM/Operational
      openssh                                      | OpenSSH/Operational
      printservice-admin                           | Microsoft-Windows-PrintService/Admin
      printservice-operational                     | Microsoft-Windows-PrintService/Operational
      security-mitigations                         | Microsoft-Windows-Security-Mitigations/KernelMode
      security-mitigations                         | Microsoft-Windows-Security-Mitigations/Kernel Mode
      security-mitigations                         | Microsoft-Windows-Security-Mitigations/UserMode
      security-mitigations                         | Microsoft-Windows-Security-Mitigations/User Mode
      sense                                        | Microsoft-Windows-SENSE/Operational
      shell-core                                   | Microsoft-Windows-Shell-Core/Operational
      smbclient-connectivity                       | Microsoft-Windows-SmbClient/Connectivity
      smbclient-security                           | Microsoft-Windows-SmbClient/Security
      smbserver-connectivity                       | Microsoft-Windows-SMBServer/Connectivity
      smbserver-operational                        | Microsoft-Windows-SMBServer/Operational
      rdpcorets                                    | Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational
      terminalservices-localsessionmanager         | Microsoft-Windows-TerminalServices-LocalSessionManager/Operational
      vhdmp                                        | Microsoft-Windows-VHDMP-Operational
      """;

  /** Service, categories and the ids of their events. */
  private static final String EVENTS =
      """
      sysmon             | process_creation                 | 1
      sysmon             | file_change                      | 2
      sysmon             | network_connection               | 3
      sysmon             | sysmon_status                    | 4 16
      sysmon             | process_termination              | 5
      sysmon             | driver_load                      | 6
      sysmon             | image_load                       | 7
      sysmon             | create_remote_thread             | 8
      sysmon             | raw_access_thread                | 9
      sysmon             | process_access                   | 10
      sysmon             | file_event                       | 11
      sysmon             | registry_add registry_delete registry_event | 12
      sysmon             | registry_set registry_event      | 13
      sysmon             | registry_rename registry_event   | 14
      sysmon             | create_stream_hash               | 15
      sysmon             | pipe_created                     | 17 18
      sysmon             | wmi_event                        | 19 20 21
      sysmon             | dns_query                        | 22
      sysmon             | file_delete                      | 23
      sysmon             | clipboard_capture                | 24
      sysmon             | process_tampering                | 25
      sysmon             | file_delete file_delete_detected | 26
      sysmon             | file_block_executable            | 27
      sysmon             | file_block_shredding             | 28
      sysmon             | file_executable_detected         | 29
      sysmon             | sysmon_error                     | 255
      security           | process_creation                 | 4688
      security           | process_termination              | 4689
      powershell         | ps_module                        | 4103
      powershell         | ps_script                        | 4104
      powershell-classic | ps_classic_start                 | 400
      powershell-classic | ps_classic_provider_start        | 600
      powershell-classic | ps_classic_script                | 800
      windefend          | antivirus                        | 1006 1015 1116 1117
      kernel-file        | file_access                      | 12 15
      kernel-file        | file_rename                      | 19 27
      kernel-file        | file_delete                      | 18 26
      """;

  /** The events that Sysmon for Linux writes. */
  private static final Set<String> ON_LINUX =
      Set.of("1", "3", "4", "5", "9", "10", "11", "16", "23", "26", "255");

  /** Providers whose records are often passed on without their channel. */
  private static final String PROVIDERS =
      """
      Microsoft-Windows-Sysmon            | Microsoft-Windows-Sysmon/Operational
      Linux-Sysmon                        | Linux-Sysmon/Operational
      Microsoft-Windows-Security-Auditing | Security
      Microsoft-Windows-PowerShell        | Microsoft-Windows-PowerShell/Operational
      PowerShellCore                      | PowerShellCore/Operational
      PowerShell                          | Windows PowerShell
      RPCFW                               | RPCFW
      OpenSSH                             | OpenSSH/Operational
      Microsoft-Windows-Windows Defender  | Microsoft-Windows-Windows Defender/Operational
      """;

  static final EventClass OTHER =
      EventClass.of("windows.other", LogSource.of("windows", null, null));

  private static final List<EventClass> CLASSES = new ArrayList<>(List.of(OTHER));

  /** Sysmon for Linux, with the ids of Sysmon. */
  static final Channel SYSMON_FOR_LINUX = channel("linux", "sysmon", ON_LINUX::contains);

  /** RPC Firewall, whose rules name it as a product of its own. */
  private static final Channel RPC_FIREWALL = rpcFirewall();

  private static final CaselessTable<Channel> BY_CHANNEL = byChannel();
  private static final CaselessTable<Channel> BY_PROVIDER = byProvider();

  /** Ids of Sysmon are below this, but that of its errors. */
  static final int SYSMON_IDS = 30;

  /** Sysmon on Windows. */
  static final Channel SYSMON = providerChannel("Microsoft-Windows-Sysmon");

  /** The audit log of Windows. */
  private static final Channel SECURITY = namedChannel("Security");

  private static final Channel SYSTEM = namedChannel("System");
  private static final Channel POWERSHELL = providerChannel("Microsoft-Windows-PowerShell");

  private WindowsSources() {}

  private static Channel namedChannel(String channel) {
    byte[] name = Values.ascii(channel);
    return Objects.requireNonNull(named(name, 0, name.length));
  }

  private static Channel providerChannel(String provider) {
    byte[] name = Values.ascii(provider);
    return Objects.requireNonNull(ofProvider(name, 0, name.length));
  }

  /** The classes of one channel by event id. */
  record Channel(String service, EventClass other, int[] ids, EventClass[] classes) {
    EventClass of(int id) {
      for (int i = 0; i < ids.length; i++) {
        if (ids[i] == id) {
          return classes[i];
        }
      }
      return other;
    }
  }

  /** The channel of that name in any case, or null. */
  static @Nullable Channel named(byte[] buffer, int start, int length) {
    return BY_CHANNEL.get(buffer, start, length);
  }

  /** The channel in common use that alone has events of this id, or null. */
  static @Nullable Channel usual(int id) {
    if (id == 1102 || (id >= 4608 && id < 6500)) {
      return SECURITY;
    }
    return switch (id) {
      case 4103, 4104 -> POWERSHELL;
      case 7036, 7040, 7045 -> SYSTEM;
      default -> null;
    };
  }

  /** The channel that a provider writes to by default, or null. */
  static @Nullable Channel ofProvider(byte[] buffer, int start, int length) {
    return BY_PROVIDER.get(buffer, start, length);
  }

  /** Every class that an event may get. */
  static List<EventClass> classes() {
    List<EventClass> classes = new ArrayList<>(CLASSES);
    classes.addAll(SqlServerEvents.CLASSES);
    return List.copyOf(classes);
  }

  private static CaselessTable<Channel> byChannel() {
    Map<String, Channel> byService = new LinkedHashMap<>();
    Map<String, Channel> channels = new LinkedHashMap<>();
    for (String[] row : rows(CHANNELS)) {
      channels.put(
          row[1], byService.computeIfAbsent(row[0], name -> channel("windows", name, id -> true)));
    }
    channels.put("Linux-Sysmon/Operational", SYSMON_FOR_LINUX);
    channels.put("RPCFW", RPC_FIREWALL);
    return new CaselessTable<>(channels);
  }

  private static CaselessTable<Channel> byProvider() {
    Map<String, Channel> providers = new LinkedHashMap<>();
    for (String[] row : rows(PROVIDERS)) {
      byte[] channel = Values.ascii(row[1]);
      providers.put(row[0], Objects.requireNonNull(named(channel, 0, channel.length)));
    }
    return new CaselessTable<>(providers);
  }

  private static Channel rpcFirewall() {
    EventClass calls =
        EventClass.of(
            "windows." + RpcFirewall.SERVICE, LogSource.of("rpc_firewall", "application", null));
    CLASSES.add(calls);
    return new Channel(RpcFirewall.SERVICE, calls, new int[0], new EventClass[0]);
  }

  private static Channel channel(String product, String service, Predicate<String> written) {
    String prefix = product + "." + service;
    EventClass other = EventClass.of(prefix, LogSource.of(product, null, service));
    CLASSES.add(other);
    List<Integer> ids = new ArrayList<>();
    List<EventClass> classes = new ArrayList<>();
    for (String[] row : rows(EVENTS)) {
      if (row[0].equals(service)) {
        List<String> rowIds = Stream.of(row[2].split(" ")).filter(written).toList();
        if (rowIds.isEmpty()) {
          continue;
        }
        List<LogSource> sources = new ArrayList<>();
        for (String category : row[1].split(" ")) {
          sources.add(LogSource.of(product, category, service));
        }
        EventClass eventClass = new EventClass(prefix + "." + row[1].split(" ")[0], sources);
        CLASSES.add(eventClass);
        for (String id : rowIds) {
          ids.add(Integer.valueOf(id));
          classes.add(eventClass);
        }
      }
    }
    return new Channel(
        service,
        other,
        ids.stream().mapToInt(Integer::intValue).toArray(),
        classes.toArray(EventClass[]::new));
  }

  private static List<String[]> rows(String table) {
    List<String[]> rows = new ArrayList<>();
    for (String line : table.split("\n")) {
      rows.add(line.strip().split("\\s*\\|\\s*"));
    }
    return rows;
  }
}
