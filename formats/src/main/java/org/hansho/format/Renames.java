package org.hansho.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.json.JsonPaths;

/**
 * A table of fields and where their values come from, written as text: a line {@code field | from}
 * for each, several sources parted by commas in order of preference. What stands in parentheses is
 * worked out by the format and only documented here.
 */
public final class Renames {
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();

  private Renames() {}

  /** Reads a table; its lines are ours, so a line without a bar is a fault of the program. */
  public static Renames of(String table) {
    Renames renames = new Renames();
    for (String line : table.split("\n")) {
      if (!line.isBlank()) {
        String[] cells = line.split("\\|", 2);
        renames.add(cells[0].strip(), cells[1].strip());
      }
    }
    return renames;
  }

  private void add(String field, String from) {
    words.merge(field, from, (first, second) -> first + ", " + second);
    List<String> names = sources.computeIfAbsent(field, key -> new ArrayList<>());
    if (!from.startsWith("(")) {
      for (String name : from.split(",")) {
        names.add(name.strip());
      }
    }
  }

  /** What a field's values come from; empty for a field that the table does not name. */
  public List<String> sources(String field) {
    return sources.getOrDefault(field, List.of());
  }

  /** The table in words, for the manual: field to where it comes from. */
  public Map<String, String> words() {
    return words;
  }

  /** Every source named. */
  public List<String> allSources() {
    return sources.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** Makes the sources of every field that is read paths that lead to it. */
  public void addPaths(JsonPaths.Builder paths, Fields fields) {
    sources.forEach((field, names) -> names.forEach(name -> paths.path(name, fields.id(field))));
  }

  /** The table over the fields that are read. */
  public Copies bind(Fields fields) {
    List<int[]> rows = new ArrayList<>();
    sources.forEach(
        (field, names) -> {
          if (fields.id(field) != Fields.UNREAD) {
            IntStream sourcesRead =
                names.stream().mapToInt(fields::id).filter(id -> id != Fields.UNREAD);
            rows.add(IntStream.concat(IntStream.of(fields.id(field)), sourcesRead).toArray());
          }
        });
    return new Copies(rows.toArray(int[][]::new));
  }

  /** A table over the ids of one rule set's fields. Immutable. */
  public static final class Copies {
    private final int[][] rows;

    private Copies(int[][] rows) {
      this.rows = rows;
    }

    /** Gives each field without a scalar value yet those of its first source that has some. */
    public void apply(Event event) {
      apply(event, SCALAR);
    }

    /** The same, leaving out values that do not pass. */
    public void apply(Event event, SlotTest test) {
      for (int[] row : rows) {
        if (Values.scalar(event, row[0]) == Event.NONE) {
          copyFirst(event, row, test);
        }
      }
    }

    /**
     * Gives each field without a scalar value yet one value: the first that passes, sources in
     * order of preference.
     */
    public void applyFirst(Event event, SlotTest test) {
      for (int[] row : rows) {
        int slot =
            Values.scalar(event, row[0]) == Event.NONE ? first(event, row, test) : Event.NONE;
        if (slot != Event.NONE) {
          event.addSame(row[0], slot);
        }
      }
    }

    private static int first(Event event, int[] row, SlotTest test) {
      for (int i = 1; i < row.length; i++) {
        int slot = event.first(row[i]);
        for (; slot != Event.NONE; slot = event.next(slot)) {
          if (test.passes(event, slot)) {
            return slot;
          }
        }
      }
      return Event.NONE;
    }

    private static void copyFirst(Event event, int[] row, SlotTest test) {
      for (int i = 1; i < row.length; i++) {
        boolean copied = false;
        int slot = event.first(row[i]);
        for (; slot != Event.NONE; slot = event.next(slot)) {
          if (test.passes(event, slot)) {
            event.addSame(row[0], slot);
            copied = true;
          }
        }
        if (copied) {
          return;
        }
      }
    }
  }

  /** Whether a value says something in its format. */
  public interface SlotTest {
    /** Whether the value in this slot is one to copy. */
    boolean passes(Event event, int slot);
  }

  private static final SlotTest SCALAR = (event, slot) -> event.isScalar(slot);
}
