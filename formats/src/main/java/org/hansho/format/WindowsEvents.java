package org.hansho.format;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of scanned Windows records: class by channel and event id, time, and the fields that
 * take their values from others.
 *
 * <p>The audited process start (Security 4688) gets Sysmon's names too, so that rules of category
 * {@code process_creation} work on it; {@code ProcessId} keeps its own meaning there, the parent. A
 * record that names neither channel nor provider but has Sysmon's {@code UtcTime}, or the {@code
 * Image} of a program and an id of Sysmon, counts as Sysmon's, on Linux if its {@code Image} begins
 * with a slash; others count by the ids that are known of one channel only.
 */
final class WindowsEvents {
  /** Names of the event's header, and where the three shapes keep them. */
  static final Renames HEADER =
      Renames.of(
          """
          EventID       | winlog.event_id, Event.System.EventID, Event.System.EventID.#text, System.EventID
          Channel       | winlog.channel, Event.System.Channel, System.Channel
          Provider_Name | SourceName, EventSourceName, ProviderName, Provider, winlog.provider_name, Event.System.Provider.#attributes.Name, Event.System.Provider_attributes.Name, System.Provider.Name
          Computer      | Hostname, ComputerName, winlog.computer_name, Event.System.Computer, System.Computer
          ComputerName  | Computer, Hostname, winlog.computer_name, Event.System.Computer, System.Computer
          Level         | Event.System.Level, System.Level
          Task          | winlog.task, Event.System.Task
          Keywords      | winlog.keywords, Event.System.Keywords, System.Keywords
          EventRecordID | RecordNumber, winlog.record_id, Event.System.EventRecordID
          Message       | message, Event.RenderingInfo.Message
          TimeCreated   | Event.System.TimeCreated.#attributes.SystemTime, Event.System.TimeCreated_attributes.SystemTime, System.TimeCreated.SystemTime
          Data          | Event.EventData.Data.#text, winlog.event_data.param1, winlog.event_data.param2, winlog.event_data.param3
          Signature     | Event.EventData.Threat Name, winlog.event_data.Threat Name, Threat Name
          Filename      | Event.EventData.Path, winlog.event_data.Path
          """);

  static final Renames COMMON =
      Renames.of(
          """
          process.executable          | Image, SourceImage
          process.command_line        | CommandLine
          process.working_directory   | CurrentDirectory
          process.pid                 | ProcessId, SourceProcessId
          process.parent.executable   | ParentImage
          process.parent.command_line | ParentCommandLine
          process.parent.pid          | ParentProcessId
          process.name                | (last part of process.executable)
          process.parent.name         | (last part of process.parent.executable)
          user.name                   | User, SourceUser
          host.name                   | Computer
          file.path                   | TargetFilename
          source.ip                   | SourceIp, IPString
          destination.ip              | DestinationIp
          destination.port            | DestinationPort
          """);

  /** Of the audited process start. */
  static final Renames AUDITED_PROCESS =
      Renames.of(
          """
          Image                     | NewProcessName
          ParentImage               | ParentProcessName
          ParentProcessId           | ProcessId
          User                      | SubjectUserName
          LogonId                   | SubjectLogonId
          IntegrityLevel            | MandatoryLabel
          process.executable        | NewProcessName
          process.pid               | NewProcessId
          process.parent.executable | ParentProcessName
          process.parent.pid        | ProcessId
          """);

  /** Of all events of the channel Security. */
  static final Renames AUDIT =
      Renames.of(
          """
          user.name          | TargetUserName, SubjectUserName
          source.ip          | IpAddress, SourceAddress
          destination.ip     | DestAddress
          destination.port   | DestPort
          process.executable | ProcessName, Application
          event.outcome      | (Keywords: Audit Success or Audit Failure)
          """);

  private static final String[] TIMES = {
    "TimeCreated", "UtcTime", "@timestamp", "EventTime", "TimeGenerated", "timestamp"
  };

  /** Where the named values of an event stand in the nested shapes. */
  private static final List<String> DATA =
      List.of(
          "winlog.event_data.",
          "winlog.user_data.",
          "Event.EventData.",
          "Event.UserData.*.",
          "EventData.",
          "UserData.*.");

  static final Set<String> READS = reads();

  private static final byte[] SLASH = Values.ascii("/");
  private static final byte[] AUDIT_FAILURE = Values.ascii("AUDIT_FAILURE");
  private static final byte[] AUDIT_SUCCESS = Values.ascii("AUDIT_SUCCESS");
  private static final byte[] FAILURE_BITS = Values.ascii("0x801");
  private static final byte[] SUCCESS_BITS = Values.ascii("0x802");
  private static final byte[] FAILURE_WORDS = Values.ascii("Audit Failure");
  private static final byte[] SUCCESS_WORDS = Values.ascii("Audit Success");
  private static final int PROCESS_START = 4688;

  private final int[] times;
  private final int channel;
  private final int provider;
  private final int eventId;
  private final int utcTime;
  private final int image;
  private final int sourceImage;
  private final int keywordBits;
  private final int eventType;
  private final int outcome;
  private final int data;
  private final int message;
  private final int name;
  private final int parentName;
  private final int executable;
  private final int parentExecutable;
  private final Renames.Copies common;
  private final Renames.Copies auditedProcess;
  private final Renames.Copies audit;
  private final KeywordText keywords = new JsonKeywords();
  private final RpcFirewall rpcFirewall;
  private final RemoteAccess remoteAccess;
  private final AccountEvents accounts;
  private final SqlServerEvents sqlServer;

  WindowsEvents(Fields fields) {
    times = Values.ids(fields, TIMES);
    channel = fields.id("Channel");
    provider = fields.id("Provider_Name");
    eventId = fields.id("EventID");
    utcTime = fields.id("UtcTime");
    image = fields.id("Image");
    sourceImage = fields.id("SourceImage");
    keywordBits = fields.id("Keywords");
    eventType = fields.id("EventType");
    outcome = fields.id("event.outcome");
    data = fields.id("Data");
    message = fields.id("Message");
    name = fields.id("process.name");
    parentName = fields.id("process.parent.name");
    executable = fields.id("process.executable");
    parentExecutable = fields.id("process.parent.executable");
    common = COMMON.bind(fields);
    rpcFirewall = new RpcFirewall(fields);
    remoteAccess = new RemoteAccess(fields);
    accounts = new AccountEvents(fields);
    sqlServer = new SqlServerEvents(fields);
    auditedProcess = AUDITED_PROCESS.bind(fields);
    audit = AUDIT.bind(fields);
  }

  private static Set<String> reads() {
    Set<String> names = new TreeSet<>(List.of(TIMES));
    names.addAll(List.of("Channel", "Provider_Name", "EventID", "Keywords", "EventType"));
    names.addAll(List.of("Message", "process.executable", "process.parent.executable"));
    names.addAll(COMMON.allSources());
    names.addAll(RpcFirewall.reads());
    names.addAll(RemoteAccess.READS);
    names.addAll(SqlServerEvents.READS);
    names.addAll(AccountEvents.reads());
    names.addAll(AUDITED_PROCESS.allSources());
    names.addAll(AUDIT.allSources());
    return Set.copyOf(names);
  }

  static JsonPaths paths(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    for (String name : fields.names()) {
      int id = fields.id(name);
      paths.path(name, id);
      for (String source : HEADER.sources(name)) {
        paths.path(source, id);
      }
      if (name.indexOf('.') < 0) {
        addDataPaths(paths, name, id);
      }
    }
    return paths.build();
  }

  private static void addDataPaths(JsonPaths.Builder paths, String name, int id) {
    String spaced = spaced(name);
    paths.path("winlog.event_data." + name, id);
    for (String data : DATA) {
      paths.nestedPath(data + name, id);
      if (!spaced.equals(name)) {
        paths.nestedPath(data + spaced, id);
      }
    }
    if (!spaced.equals(name)) {
      paths.nestedPath(spaced, id);
    }
  }

  /** Some providers put spaces where rules have none: {@code Threat Name} for ThreatName. */
  private static String spaced(String name) {
    return name.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }

  void record(Event event, EventSink sink) {
    int id = Values.number(event, eventId);
    WindowsSources.Channel source = source(event, id);
    if (id < 0 && source == null) {
      sink.malformed(Values.malformed(event, ObjectFaults.NO_WINDOWS_EVENT));
      return;
    }
    event.setTime(Values.firstTime(event, times));
    event.setKeywordText(keywords);
    EventClass database = isApplication(source) ? sqlServer.fill(event, id) : null;
    EventClass usual = source == null ? WindowsSources.OTHER : source.of(id);
    event.setEventClass(database == null ? usual : database);
    complete(event, source, id);
    sink.event(event);
  }

  private static boolean isApplication(WindowsSources.@Nullable Channel source) {
    return source != null && source.service().equals("application");
  }

  private boolean hasImage(Event event) {
    return Values.scalar(event, image) != Event.NONE
        || Values.scalar(event, sourceImage) != Event.NONE;
  }

  private WindowsSources.@Nullable Channel source(Event event, int id) {
    int slot = Values.scalar(event, channel);
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      WindowsSources.Channel named =
          WindowsSources.named(buffer, event.start(slot), event.length(slot));
      if (named != null) {
        return named;
      }
    }
    slot = Values.scalar(event, provider);
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      return WindowsSources.ofProvider(buffer, event.start(slot), event.length(slot));
    }
    if (Values.scalar(event, channel) != Event.NONE) {
      return null;
    }
    boolean isOfSysmon =
        Values.scalar(event, utcTime) != Event.NONE
            || (id > 0 && id < WindowsSources.SYSMON_IDS && hasImage(event));
    if (!isOfSysmon) {
      return WindowsSources.usual(id);
    }
    return Values.startsWith(event, image, SLASH)
        ? WindowsSources.SYSMON_FOR_LINUX
        : WindowsSources.SYSMON;
  }

  private void complete(Event event, WindowsSources.@Nullable Channel source, int id) {
    boolean security = source != null && source.service().equals("security");
    if (security) {
      if (id == PROCESS_START) {
        auditedProcess.apply(event);
      }
      accounts.fill(event, id, WindowsEvents::isSaid);
      audit.apply(event, WindowsEvents::isSaid);
      addOutcome(event);
    }
    if (source != null && source.service().equals(RpcFirewall.SERVICE)) {
      rpcFirewall.fill(event);
    }
    if (source != null) {
      remoteAccess.fill(event, source.service());
    }
    common.apply(event);
    Values.addLastSegment(event, name, executable);
    Values.addLastSegment(event, parentName, parentExecutable);
    if (source != null && data >= 0 && event.first(data) == Event.NONE && isProse(source)) {
      for (int slot = event.first(message); slot != Event.NONE; slot = event.next(slot)) {
        event.addSame(data, slot);
      }
    }
  }

  /**
   * The log of Windows says "-" where it has no value, as for whom a process runs but its starter.
   */
  private static boolean isSaid(Event event, int slot) {
    boolean isDash = event.length(slot) == 1 && event.buffer(slot)[event.start(slot)] == '-';
    return event.isScalar(slot) && !isDash;
  }

  /** Events of these services have unnamed values, which flat shapes show in the message only. */
  private static boolean isProse(WindowsSources.Channel source) {
    return switch (source.service()) {
      case "powershell-classic", "application", "msexchange-management" -> true;
      default -> false;
    };
  }

  private void addOutcome(Event event) {
    if (Values.is(event, eventType, AUDIT_SUCCESS)
        || Values.startsWith(event, keywordBits, SUCCESS_BITS)
        || Values.is(event, keywordBits, SUCCESS_WORDS)) {
      Values.add(event, outcome, Values.SUCCESS);
    } else if (Values.is(event, eventType, AUDIT_FAILURE)
        || Values.startsWith(event, keywordBits, FAILURE_BITS)
        || Values.is(event, keywordBits, FAILURE_WORDS)) {
      Values.add(event, outcome, Values.FAILURE);
    }
  }
}
