package org.hansho.format.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.record.Memory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Gives events of processes the parents that earlier records of the same source have shown, nearest
 * first: for formats whose records know one parent, or only its number.
 *
 * <p>Each start is remembered by host and process id. A start gets its parent, if it does not name
 * it, and the ancestors; what a remembered process does to files and over the network gets its
 * command line, its parent and its ancestors. What a record says itself stays; where its program or
 * parent is another than remembered, the id was used again, and what was remembered is dropped.
 * Belongs to one reader; its size is that of {@link ProcessTable}.
 */
public final class ProcessLineage implements Memory {
  private static final int MOST_ANCESTORS = 16;
  private static final int LONGEST_NUMBER = 10;
  private static final String HOST = "host.name";
  private static final String PID = "process.pid";
  private static final String PARENT_PID = "process.parent.pid";
  private static final String IMAGE = "process.executable";
  private static final String LINE = "process.command_line";
  private static final String PARENT_IMAGE = "process.parent.executable";
  private static final String PARENT_LINE = "process.parent.command_line";
  private static final Set<String> DEEDS =
      Set.of("file_event", "file_change", "file_delete", "network_connection");

  /** The fields that must be filled before {@link #add}. */
  public static final Set<String> READS =
      Set.of(HOST, PID, PARENT_PID, IMAGE, LINE, PARENT_IMAGE, PARENT_LINE);

  private final ProcessTable processes = new ProcessTable();
  private final int host;
  private final int pid;
  private final int parentPid;
  private final int image;
  private final int line;
  private final int parentImage;
  private final int parentLine;
  private final int[] parentImages;
  private final int[] parentNames;
  private final int[] parentLines;
  private final int[] ancestors;
  private final int[] ancestorLines;

  /** For the events of one reader. */
  public ProcessLineage(Fields fields) {
    host = fields.id(HOST);
    pid = fields.id(PID);
    parentPid = fields.id(PARENT_PID);
    image = fields.id(IMAGE);
    line = fields.id(LINE);
    parentImage = fields.id(PARENT_IMAGE);
    parentLine = fields.id(PARENT_LINE);
    parentImages = ids(fields, PARENT_IMAGE, "ParentImage");
    parentNames = ids(fields, "process.parent.name");
    parentLines = ids(fields, PARENT_LINE, "ParentCommandLine");
    ancestors = ids(fields, "process.ancestors");
    ancestorLines = ids(fields, "process.ancestors.command_line");
  }

  private static int[] ids(Fields fields, String... names) {
    return Arrays.stream(names).mapToInt(fields::id).filter(id -> id >= 0).toArray();
  }

  /** Adds to an event what is known of its process, and learns from it. */
  public void add(Event event) {
    long id = number(event, first(event, pid));
    int program = first(event, image);
    if (id < 0 || program == Event.NONE) {
      return;
    }
    for (LogSource source : event.eventClass().logSources()) {
      if ("process_creation".equals(source.category())) {
        addStart(event, node(event), id, program);
        return;
      }
      if (source.category() != null && DEEDS.contains(source.category())) {
        addDeed(event, node(event), id, program);
        return;
      }
    }
  }

  private void addStart(Event event, long node, long id, int program) {
    long parentId = number(event, first(event, parentPid));
    if (parentId >= 0 && parentId != id) {
      addParents(event, node, parentPlace(event, node, parentId));
    }
    learn(event, node, id, Math.max(parentId, 0), program, first(event, line));
  }

  /** The parent as it is remembered, or else as the record shows it. */
  private int parentPlace(Event event, long node, long id) {
    int shown = first(event, parentImage);
    int place = processes.find(node, id);
    if (shown == Event.NONE || (place != ProcessTable.UNKNOWN && isProgram(event, shown, place))) {
      return place;
    }
    return learn(event, node, id, 0, shown, first(event, parentLine));
  }

  private int learn(Event event, long node, long id, long parentId, int program, int command) {
    byte[] text = event.buffer(program);
    int place =
        processes.learn(node, id, parentId, text, event.start(program), event.length(program));
    if (command != Event.NONE) {
      text = event.buffer(command);
      processes.learnCommand(place, text, event.start(command), event.length(command));
    }
    return place;
  }

  private void addDeed(Event event, long node, long id, int program) {
    int place = processes.find(node, id);
    if (place == ProcessTable.UNKNOWN || !isProgram(event, program, place)) {
      return;
    }
    int length = processes.commandLength(place);
    if (length > 0 && line >= 0 && first(event, line) == Event.NONE) {
      event.addCopy(
          line, ValueKind.STRING, processes.text(place), processes.imageLength(place), length);
    }
    addParents(event, node, processes.find(node, processes.parent(place)));
  }

  private boolean isProgram(Event event, int slot, int place) {
    byte[] text = event.buffer(slot);
    int start = event.start(slot);
    int length = Math.min(event.length(slot), ProcessTable.MOST_TEXT / 2);
    int known = processes.imageLength(place);
    return Arrays.equals(text, start, start + length, processes.text(place), 0, known);
  }

  /** Adds the parent at a place, and those above it. */
  private void addParents(Event event, long node, int parentPlace) {
    if (parentPlace == ProcessTable.UNKNOWN) {
      return;
    }
    byte[] text = processes.text(parentPlace);
    int imageLength = processes.imageLength(parentPlace);
    int from = imageLength;
    while (from > 0 && text[from - 1] != '/') {
      from--;
    }
    addAbsent(event, parentImages, text, 0, imageLength);
    addAbsent(event, parentNames, text, from, imageLength - from);
    addAbsent(event, parentLines, text, imageLength, processes.commandLength(parentPlace));
    if (ancestors.length + ancestorLines.length == 0 || hasAny(event, ancestors)) {
      return;
    }
    int place = parentPlace;
    for (int i = 0; i < MOST_ANCESTORS && place != ProcessTable.UNKNOWN; i++) {
      addAncestor(event, place);
      int next = processes.find(node, processes.parent(place));
      place = next == place ? ProcessTable.UNKNOWN : next;
    }
  }

  private void addAncestor(Event event, int place) {
    byte[] text = processes.text(place);
    int imageLength = processes.imageLength(place);
    int length = processes.commandLength(place);
    for (int field : ancestors) {
      event.addCopy(field, ValueKind.STRING, text, 0, imageLength);
    }
    for (int field : ancestorLines) {
      int start = length > 0 ? imageLength : 0;
      event.addCopy(field, ValueKind.STRING, text, start, length > 0 ? length : imageLength);
    }
  }

  private static boolean hasAny(Event event, int[] fields) {
    return Arrays.stream(fields).anyMatch(field -> event.first(field) != Event.NONE);
  }

  private static void addAbsent(Event event, int[] fields, byte[] text, int start, int length) {
    for (int field : fields) {
      if (length > 0 && event.first(field) == Event.NONE) {
        event.addCopy(field, ValueKind.STRING, text, start, length);
      }
    }
  }

  private static int first(Event event, int field) {
    return field < 0 ? Event.NONE : event.first(field);
  }

  /** A process id in digits, or -1. */
  private static long number(Event event, int slot) {
    if (slot == Event.NONE || event.length(slot) == 0 || event.length(slot) > LONGEST_NUMBER) {
      return -1;
    }
    byte[] text = event.buffer(slot);
    long value = 0;
    for (int at = event.start(slot); at < event.start(slot) + event.length(slot); at++) {
      if (text[at] < '0' || text[at] > '9') {
        return -1;
      }
      value = value * 10 + text[at] - '0';
    }
    return value;
  }

  private long node(Event event) {
    int slot = first(event, host);
    long hash = 0;
    if (slot != Event.NONE) {
      byte[] text = event.buffer(slot);
      int start = event.start(slot);
      for (int at = start; at < start + event.length(slot); at++) {
        hash = (hash ^ text[at]) * 0x100000001B3L;
      }
    }
    return hash;
  }

  @Override
  public void save(StateWriter out) {
    // everything is in pieces
  }

  @Override
  public void restore(StateReader in) {
    // everything is in pieces
  }

  @Override
  public List<Piece> pieces() {
    return processes.pieces();
  }
}
