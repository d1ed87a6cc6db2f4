package org.hansho.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Windows events, and those of Sysmon for Linux, as JSON in the three shapes in common use: flat
 * (one key a value, as NXLog and others write), Winlogbeat's ({@code winlog.event_data}), and the
 * event's XML turned into JSON ({@code Event.System}, {@code Event.EventData}).
 *
 * <p>All three give the native names that Sigma rules use. Source: Windows event schema; Winlogbeat
 * reference, "Exported fields"; Sigma specification, appendix "Taxonomy".
 */
public final class WindowsJsonFormat implements Format {
  /** Names of values that no other log with an {@code EventID} has. */
  private static final String[] VALUES = {
    "\"UtcTime\"",
    "\"Image\"",
    "\"ParentImage\"",
    "\"SourceImage\"",
    "\"TargetFilename\"",
    "\"NewProcessName\"",
    "\"SubjectUserName\"",
    "\"TargetUserName\"",
    "\"LogonType\"",
    "\"ScriptBlockText\"",
    "\"ServiceName\""
  };

  private final PathsByFields paths = new PathsByFields(WindowsEvents::paths);

  @Override
  public String name() {
    return "windows-json";
  }

  @Override
  public String description() {
    return "Windows and Sysmon events as JSON: flat, as Winlogbeat writes them, or made of the"
        + " event's XML";
  }

  @Override
  public List<EventClass> eventClasses() {
    return WindowsSources.classes();
  }

  @Override
  public Set<String> reads() {
    return WindowsEvents.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(WindowsEvents.COMMON.words());
    WindowsEvents.AUDITED_PROCESS
        .words()
        .forEach(
            (field, from) ->
                words.merge(field, from, (first, other) -> first + "; of 4688: " + other));
    WindowsEvents.AUDIT
        .words()
        .forEach(
            (field, from) ->
                words.merge(field, from, (first, other) -> first + "; of Security: " + other));
    words.merge("user.name", "SubjectUserName", (first, by) -> first + "; of accounts: " + by);
    AccountEvents.ACCOUNT.words().forEach(words::putIfAbsent);
    AccountEvents.MEMBER
        .words()
        .forEach(
            (field, from) ->
                words.merge(field, from, (first, other) -> first + "; of members: " + other));
    SqlServerEvents.WORDS.forEach(
        (field, from) -> words.merge(field, from, (first, other) -> first + "; " + other));
    words.putAll(Map.of("user.id", "(of accounts and groups: SubjectUserSid)"));
    words.keySet().removeIf(field -> field.indexOf('.') < 0);
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
    if (Sample.count(sample, length, "\"winlog\"", "\"winlog.event_id\"", "\"winlog.channel\"") > 0
        || Sample.count(sample, length, "\"System\"", "\"EventID\"", "\"Channel\"") == 3) {
      return 90;
    }
    int marks =
        Sample.count(
            sample,
            length,
            "\"Channel\"",
            "\"ProviderGuid\"",
            "\"SourceName\"",
            "\"ProcessGuid\"",
            "\"RecordNumber\"",
            "\"Computer\"");
    if (!Sample.has(sample, length, "\"EventID\"")) {
      return 0;
    }
    return marks > 0 || Sample.count(sample, length, VALUES) > 0 ? 60 + 5 * marks : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    WindowsEvents events = new WindowsEvents(fields);
    return new JsonRecordReader(
        fields, paths.of(fields), limits, JsonRecordReader.Wrapping.RECORDS_ONLY, events::record);
  }
}
