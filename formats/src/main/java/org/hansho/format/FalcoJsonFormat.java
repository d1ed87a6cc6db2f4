package org.hansho.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Alerts of Falco as lines of JSON ({@code json_output: true}).
 *
 * <p>The values of {@code output_fields} are fields under Falco's own names ({@code proc.cmdline}).
 * An alert about a started process is an event of Linux process creation too, with Sigma's names;
 * an alert whose fields name no system call counts as one unless it is about a file or a
 * connection. {@code host} as a container id, {@code <NA>} and null say that there is none. Source:
 * Falco documentation, "Output formatting" and "Supported fields".
 */
public final class FalcoJsonFormat implements Format {
  private static final EventClass ALERT =
      EventClass.of("falco.alert", LogSource.of("falco", null, "alert"), LogSource.EXTERNAL_ALERT);

  private static final EventClass PROCESS =
      EventClass.of(
          "falco.process",
          LogSource.of("falco", null, "alert"),
          LogSource.EXTERNAL_ALERT,
          LogSource.of("linux", "process_creation", null));

  private static final String NATIVE = "output_fields.";

  private static final Renames RENAMES =
      Renames.of(
          """
          user.name                   | output_fields.user.name
          user.id                     | output_fields.user.uid
          host.name                   | hostname
          container.id                | output_fields.container.id
          container.name              | output_fields.container.name
          container.image.name        | output_fields.container.image.repository, output_fields.container.image
          orchestrator.namespace      | output_fields.k8s.ns.name
          orchestrator.resource.name  | output_fields.k8s.pod.name
          file.path                   | output_fields.fs.path.name
          file.path                   | (fd.name, where it is a path)
          source.ip                   | output_fields.fd.cip
          destination.ip              | output_fields.fd.sip
          destination.port            | output_fields.fd.sport
          event.action                | output_fields.evt.type
          rule.name                   | rule
          log.level                   | priority
          threat.tactic.name          | tags
          message                     | output
          """);

  private static final Renames OF_PROCESSES =
      Renames.of(
          """
          Image                       | output_fields.proc.exepath, output_fields.proc.exe
          CommandLine                 | output_fields.proc.cmdline
          CurrentDirectory            | output_fields.proc.cwd
          ProcessId                   | output_fields.proc.pid
          ParentImage                 | output_fields.proc.pexepath, output_fields.proc.pexe, output_fields.proc.pname
          ParentCommandLine           | output_fields.proc.pcmdline
          ParentProcessId             | output_fields.proc.ppid
          User                        | output_fields.user.name
          LogonId                     | output_fields.proc.sid
          process.executable          | output_fields.proc.exepath, output_fields.proc.exe
          process.name                | output_fields.proc.name
          process.command_line        | output_fields.proc.cmdline
          process.working_directory   | output_fields.proc.cwd
          process.pid                 | output_fields.proc.pid
          process.parent.executable   | output_fields.proc.pexepath, output_fields.proc.pexe
          process.parent.name         | output_fields.proc.pname
          process.parent.command_line | output_fields.proc.pcmdline
          process.parent.pid          | output_fields.proc.ppid
          process.ancestors           | (proc.aexepath[n] or proc.aname[n])
          """);

  private static final int ANCESTORS = 8;

  private static final Set<String> READS = namesRead();

  @Override
  public String name() {
    return "falco-json";
  }

  @Override
  public String description() {
    return "Alerts of Falco as lines of JSON";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(ALERT, PROCESS);
  }

  @Override
  public Set<String> reads() {
    return READS;
  }

  private static Set<String> namesRead() {
    Set<String> names = new TreeSet<>(RENAMES.allSources());
    names.addAll(OF_PROCESSES.allSources());
    names.addAll(List.of("time", "rule", "output_fields.evt.time", "output_fields.fd.name"));
    return Set.copyOf(names);
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(RENAMES.words());
    words.putAll(OF_PROCESSES.words());
    words.keySet().removeIf(field -> field.indexOf('.') < 0);
    words.replaceAll((field, from) -> from.replace(NATIVE, ""));
    return words;
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    boolean isNamed = Sample.count(sample, length, "\"priority\"", "\"rule\"") == 2;
    if (Sample.has(sample, length, "\"output_fields\"")) {
      return isNamed ? 95 : 40;
    }
    return isNamed && Sample.has(sample, length, "\"output\"") ? 70 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    Completion completion = new Completion(fields);
    return new JsonRecordReader(
        fields, paths(fields), limits, JsonRecordReader.Wrapping.RECORDS_ONLY, completion::record);
  }

  private static JsonPaths paths(Fields fields) {
    JsonPaths.Builder paths = JsonPaths.builder();
    for (String name : fields.names()) {
      int id = fields.id(name);
      paths.path(name, id);
      boolean renamed = !RENAMES.sources(name).isEmpty() || !OF_PROCESSES.sources(name).isEmpty();
      if (!renamed && name.indexOf('.') > 0) {
        paths.path(NATIVE + name, id);
      }
      if (name.equals("process.ancestors")) {
        for (int n = 1; n <= ANCESTORS; n++) {
          paths.path(NATIVE + "proc.aexepath[" + n + "]", id);
          paths.path(NATIVE + "proc.aname[" + n + "]", id);
        }
      }
    }
    return paths.build();
  }

  /** Makes events of scanned alerts. */
  private static final class Completion {
    private static final byte[][] NOTHING = {
      Values.ascii("<NA>"), Values.ascii("host"), Values.ascii("")
    };
    private static final byte[] SLASH = Values.ascii("/");
    private static final byte[][] STARTS = {
      Values.ascii("execve"), Values.ascii("execveat"), Values.ascii("spawned_process")
    };

    private final KeywordText keywords = new JsonKeywords();
    private final Renames.Copies common;
    private final Renames.Copies processes;
    private final int[] times;
    private final int rule;
    private final int type;
    private final int descriptor;
    private final int path;
    private final int commandLine;
    private final int executable;

    Completion(Fields fields) {
      common = RENAMES.bind(fields);
      processes = OF_PROCESSES.bind(fields);
      times = Values.ids(fields, "time", "output_fields.evt.time");
      rule = fields.id("rule");
      type = fields.id("output_fields.evt.type");
      descriptor = fields.id("output_fields.fd.name");
      path = fields.id("file.path");
      commandLine = fields.id("output_fields.proc.cmdline");
      executable = fields.id("output_fields.proc.exepath");
    }

    void record(Event event, EventSink sink) {
      if (Values.scalar(event, rule) == Event.NONE) {
        sink.malformed(Values.malformed(event, ObjectFaults.NO_RULE));
        return;
      }
      event.setTime(Values.firstTime(event, times));
      event.setKeywordText(keywords);
      common.apply(event, Completion::saysSomething);
      if (path != Fields.UNREAD && Values.startsWith(event, descriptor, SLASH)) {
        event.addSame(path, Values.scalar(event, descriptor));
      }
      boolean started = isStart(event);
      event.setEventClass(started ? PROCESS : ALERT);
      if (has(event, commandLine) || has(event, executable)) {
        processes.apply(event, Completion::saysSomething);
      }
      sink.event(event);
    }

    private boolean isStart(Event event) {
      if (!has(event, commandLine) && !has(event, executable)) {
        return false;
      }
      if (!has(event, type)) {
        return !has(event, descriptor);
      }
      for (byte[] start : STARTS) {
        if (Values.is(event, type, start)) {
          return true;
        }
      }
      return false;
    }

    private static boolean has(Event event, int field) {
      int slot = Values.scalar(event, field);
      return slot != Event.NONE && saysSomething(event, slot);
    }

    private static boolean saysSomething(Event event, int slot) {
      if (!event.isScalar(slot)) {
        return false;
      }
      for (byte[] word : NOTHING) {
        if (event.is(slot, word)) {
          return false;
        }
      }
      return true;
    }
  }
}
