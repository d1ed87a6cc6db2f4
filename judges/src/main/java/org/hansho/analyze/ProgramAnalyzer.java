package org.hansho.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;

/**
 * Names the program that acts and those it was started by, as people know them: the script instead
 * of its interpreter, the applet instead of busybox; see {@link ActingProgram}.
 *
 * <p>{@code process.program} is that of the process, {@code process.parent.program} that of its
 * parent, {@code process.lineage} both and those of further ancestors, nearest first. Allocates for
 * interpreters only.
 */
final class ProgramAnalyzer implements Analyzer {
  private static final String PROGRAM = "process.program";
  private static final String PARENT_PROGRAM = "process.parent.program";
  private static final String LINEAGE = "process.lineage";
  private static final String EXECUTABLE = "process.executable";
  private static final String ARGUMENTS = "process.args";
  private static final String COMMAND_LINE = "process.command_line";
  private static final String FOLDER = "process.working_directory";
  private static final String PARENT = "process.parent.executable";
  private static final String PARENT_NAME = "process.parent.name";
  private static final String PARENT_LINE = "process.parent.command_line";
  private static final String ANCESTORS = "process.ancestors";
  private static final String ANCESTOR_LINES = "process.ancestors.command_line";

  private static final Set<String> CATEGORIES =
      Set.of(
          "process_creation",
          "file_event",
          "file_change",
          "file_delete",
          "driver_load",
          "network_connection");
  private static final int MOST_WORDS = 64;

  @Override
  public String name() {
    return "program";
  }

  @Override
  public Set<String> reads() {
    return Set.of(
        EXECUTABLE,
        ARGUMENTS,
        COMMAND_LINE,
        FOLDER,
        PARENT,
        PARENT_NAME,
        PARENT_LINE,
        ANCESTORS,
        ANCESTOR_LINES);
  }

  @Override
  public Set<String> writes() {
    return Set.of(PROGRAM, PARENT_PROGRAM, LINEAGE);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      if (source.category() != null && CATEGORIES.contains(source.category())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** For one set of fields. */
  private static final class Bound implements Step {
    private final int program;
    private final int parentProgram;
    private final int lineage;
    private final int executable;
    private final int arguments;
    private final int commandLine;
    private final int folder;
    private final int parent;
    private final int parentName;
    private final int parentLine;
    private final int ancestors;
    private final int ancestorLines;

    Bound(Fields fields) {
      program = fields.id(PROGRAM);
      parentProgram = fields.id(PARENT_PROGRAM);
      lineage = fields.id(LINEAGE);
      executable = fields.id(EXECUTABLE);
      arguments = fields.id(ARGUMENTS);
      commandLine = fields.id(COMMAND_LINE);
      folder = fields.id(FOLDER);
      parent = fields.id(PARENT);
      parentName = fields.id(PARENT_NAME);
      parentLine = fields.id(PARENT_LINE);
      ancestors = fields.id(ANCESTORS);
      ancestorLines = fields.id(ANCESTOR_LINES);
    }

    @Override
    public void analyze(Event event) {
      int image = first(event, executable);
      if (image != Event.NONE) {
        add(event, image, commandLine, Event.NONE, program, lineage);
      }
      int parentImage = first(event, parent);
      parentImage = parentImage == Event.NONE ? first(event, parentName) : parentImage;
      int older = first(event, ancestors);
      int line = first(event, ancestorLines);
      if (parentImage != Event.NONE) {
        add(event, parentImage, Fields.UNREAD, first(event, parentLine), parentProgram, lineage);
        if (older != Event.NONE && isSame(event, older, parentImage)) {
          older = event.next(older);
          line = line == Event.NONE ? line : event.next(line);
        }
      }
      while (older != Event.NONE) {
        add(event, older, Fields.UNREAD, line, Fields.UNREAD, lineage);
        older = event.next(older);
        line = line == Event.NONE ? line : event.next(line);
      }
    }

    /** Whether two slots name one program, with or without its folder. */
    private static boolean isSame(Event event, int one, int other) {
      byte[] left = event.buffer(one);
      byte[] right = event.buffer(other);
      int from = base(left, event.start(one), event.start(one) + event.length(one));
      int second = base(right, event.start(other), event.start(other) + event.length(other));
      return Arrays.equals(
          left,
          from,
          event.start(one) + event.length(one),
          right,
          second,
          event.start(other) + event.length(other));
    }

    private static int base(byte[] path, int from, int end) {
      int base = end;
      while (base > from && path[base - 1] != '/') {
        base--;
      }
      return base;
    }

    private static int first(Event event, int field) {
      return field == Fields.UNREAD ? Event.NONE : event.first(field);
    }

    /** The arguments, or the command line at its spaces. */
    private List<String> words(Event event) {
      List<String> words = new ArrayList<>();
      int slot = first(event, arguments);
      while (slot != Event.NONE && words.size() < MOST_WORDS) {
        if (event.isScalar(slot)) {
          words.add(event.text(slot));
        }
        slot = event.next(slot);
      }
      return words.isEmpty() ? split(event, first(event, commandLine)) : words;
    }

    private static List<String> split(Event event, int line) {
      return line == Event.NONE ? List.of() : List.of(event.text(line).split("[ \0]+", MOST_WORDS));
    }

    /** Adds the name of one program to two fields, of which either may be unread. */
    private void add(Event event, int image, int ownLine, int line, int field, int other) {
      if (field == Fields.UNREAD && other == Fields.UNREAD) {
        return;
      }
      byte[] path = event.buffer(image);
      int from = event.start(image);
      int end = from + event.length(image);
      int base = base(path, from, end);
      if (ActingProgram.mayDiffer(path, from, base, end)) {
        boolean isOwn = ownLine != Fields.UNREAD;
        List<String> words = isOwn ? words(event) : split(event, line);
        int where = isOwn ? first(event, folder) : Event.NONE;
        String in = where == Event.NONE ? "" : event.text(where);
        String name = ActingProgram.of(event.text(image), words, in);
        addText(event, field, name);
        addText(event, other, name);
      } else {
        addPart(event, field, image, base - from, end - base);
        addPart(event, other, image, base - from, end - base);
      }
    }

    private static void addText(Event event, int field, String name) {
      if (field != Fields.UNREAD) {
        event.addText(field, name);
      }
    }

    private static void addPart(Event event, int field, int slot, int offset, int length) {
      if (field != Fields.UNREAD && length > 0) {
        event.addPart(field, slot, offset, length);
      }
    }
  }
}
