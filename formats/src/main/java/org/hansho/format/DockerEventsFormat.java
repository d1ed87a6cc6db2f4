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
import org.hansho.event.ValueKind;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Events of the Docker engine as lines of JSON, as {@code docker events --format json} and the
 * engine's API write them.
 *
 * <p>Actions that carry a command, such as {@code exec_start: sh -c id}, are split into action and
 * command line. An event does not say whether its container is privileged. Source: Docker Engine
 * API v1.43, "Monitor events".
 */
public final class DockerEventsFormat implements Format {
  private static final EventClass EVENT =
      EventClass.of("docker.event", LogSource.of("docker", null, "events"));

  private static final Renames OF_ALL =
      Renames.of(
          """
          container.image.name | Actor.Attributes.image, from
          host.name            | Actor.Attributes.node.name
          event.action         | (Action, or status of old engines, up to its colon)
          process.command_line | (Action behind its colon)
          """);

  private static final Renames OF_CONTAINERS =
      Renames.of(
          """
          container.id         | Actor.ID, id
          container.name       | Actor.Attributes.name
          """);

  private static final Renames OF_OTHERS =
      Renames.of(
          """
          container.id         | Actor.Attributes.container
          """);

  private static final Set<String> READS = namesRead();

  @Override
  public String name() {
    return "docker-events";
  }

  @Override
  public String description() {
    return "Events of the Docker engine as lines of JSON";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(EVENT);
  }

  @Override
  public Set<String> reads() {
    return READS;
  }

  private static Set<String> namesRead() {
    Set<String> names =
        new TreeSet<>(List.of("time", "timeNano", "Type", "Action", "status", "Actor.ID"));
    names.addAll(OF_ALL.allSources());
    names.addAll(OF_CONTAINERS.allSources());
    names.addAll(OF_OTHERS.allSources());
    return Set.copyOf(names);
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(OF_ALL.words());
    words.putAll(OF_CONTAINERS.words());
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
    int marks =
        Sample.count(sample, length, "\"Actor\"", "\"Attributes\"", "\"timeNano\"", "\"Action\"");
    return marks == 4 ? 95 : marks == 3 ? 50 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    Completion completion = new Completion(fields);
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.RECORDS_ONLY,
        completion::record);
  }

  /** Makes events of scanned records. */
  private static final class Completion {
    private static final byte[] CONTAINER = Values.ascii("container");
    private static final byte[] IMAGE = Values.ascii("image");

    private final KeywordText keywords = new JsonKeywords();
    private final Renames.Copies ofAll;
    private final Renames.Copies ofContainers;
    private final Renames.Copies ofOthers;
    private final int[] times;
    private final int type;
    private final int action;
    private final int status;
    private final int eventAction;
    private final int commandLine;
    private final int imageName;
    private final int actor;

    Completion(Fields fields) {
      ofAll = OF_ALL.bind(fields);
      ofContainers = OF_CONTAINERS.bind(fields);
      ofOthers = OF_OTHERS.bind(fields);
      times = Values.ids(fields, "timeNano", "time");
      type = fields.id("Type");
      action = fields.id("Action");
      status = fields.id("status");
      eventAction = fields.id("event.action");
      commandLine = fields.id("process.command_line");
      imageName = fields.id("container.image.name");
      actor = fields.id("Actor.ID");
    }

    void record(Event event, EventSink sink) {
      int slot = Values.scalar(event, action);
      slot = slot == Event.NONE ? Values.scalar(event, status) : slot;
      if (slot == Event.NONE) {
        sink.malformed(Values.malformed(event, ObjectFaults.NO_ACTION));
        return;
      }
      event.setTime(Values.firstTime(event, times));
      event.setEventClass(EVENT);
      event.setKeywordText(keywords);
      splitAction(event, slot);
      complete(event);
      sink.event(event);
    }

    private void complete(Event event) {
      ofAll.apply(event);
      if (Values.scalar(event, type) == Event.NONE || Values.is(event, type, CONTAINER)) {
        ofContainers.apply(event);
      } else if (Values.is(event, type, IMAGE)) {
        addSame(event, imageName, Values.scalar(event, actor));
      } else {
        ofOthers.apply(event);
      }
    }

    private static void addSame(Event event, int field, int slot) {
      if (field != Fields.UNREAD && slot != Event.NONE && event.first(field) == Event.NONE) {
        event.addSame(field, slot);
      }
    }

    private void splitAction(Event event, int slot) {
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      int colon = start;
      while (colon < end && buffer[colon] != ':') {
        colon++;
      }
      if (eventAction != Fields.UNREAD) {
        event.addCopy(eventAction, ValueKind.STRING, buffer, start, colon - start);
      }
      int command = colon + 1;
      while (command < end && buffer[command] == ' ') {
        command++;
      }
      if (commandLine != Fields.UNREAD && command < end) {
        event.addCopy(commandLine, ValueKind.STRING, buffer, command, end - command);
      }
    }
  }
}
