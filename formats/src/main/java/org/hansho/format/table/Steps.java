package org.hansho.format.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;
import org.jspecify.annotations.Nullable;

/** The usual steps. Each leaves a field alone that has a value already. */
public final class Steps {
  private static final String OUTCOME = "event.outcome";
  private static final int FIRST_ERROR = 400;
  private static final int LAST_STATUS = 599;

  private Steps() {}

  /**
   * Gives a field the word that a table has for a native value; nothing for a value that it does
   * not name.
   */
  public static Step words(String field, String from, Map<String, String> table) {
    List<byte[][]> rows = new ArrayList<>();
    table.forEach((value, word) -> rows.add(new byte[][] {Bytes.of(value), Values.ascii(word)}));
    return new Plain(
        field,
        from,
        "(" + from + ")",
        (target, source) ->
            event -> {
              int slot = target.isEmpty(event) ? Values.scalar(event, source) : Event.NONE;
              for (int i = 0; slot != Event.NONE && i < rows.size(); i++) {
                if (event.is(slot, rows.get(i)[0])) {
                  Values.add(event, target.id(), rows.get(i)[1]);
                  return;
                }
              }
            });
  }

  /** Fails where a native field holds a value that is not empty, else succeeds. */
  public static Step failsWith(String from) {
    return new Plain(
        OUTCOME,
        from,
        "(failure with " + from + ", else success)",
        (target, source) ->
            event -> {
              if (target.isEmpty(event)) {
                int slot = Values.scalar(event, source);
                boolean failed = slot != Event.NONE && event.length(slot) > 0;
                Values.add(event, target.id(), failed ? Values.FAILURE : Values.SUCCESS);
              }
            });
  }

  /** Succeeds with a status of HTTP below 400, else fails; nothing without one. */
  public static Step status(String from) {
    return new Plain(
        OUTCOME,
        from,
        "(" + from + " below 400 success, else failure)",
        (target, source) ->
            event -> {
              int code = target.isEmpty(event) ? Values.number(event, source) : 0;
              if (code > 0 && code <= LAST_STATUS) {
                Values.add(
                    event, target.id(), code < FIRST_ERROR ? Values.SUCCESS : Values.FAILURE);
              }
            });
  }

  /** Succeeds where a number is 0, else fails; nothing without one. */
  public static Step zero(String from) {
    return new Plain(
        OUTCOME,
        from,
        "(" + from + " of 0 success, else failure)",
        (target, source) ->
            event -> {
              int code = target.isEmpty(event) ? Values.number(event, source) : -1;
              if (code >= 0) {
                Values.add(event, target.id(), code == 0 ? Values.SUCCESS : Values.FAILURE);
              }
            });
  }

  /** Gives every event the same word. */
  public static Step always(String field, String word) {
    byte[] text = Values.ascii(word);
    return new Plain(
        field,
        null,
        "(" + word + ")",
        (target, source) ->
            event -> {
              if (target.isEmpty(event)) {
                Values.add(event, target.id(), text);
              }
            });
  }

  /** The address that a native field holds, without its port; nothing of a name. */
  public static Step address(String field, String from) {
    return new Plain(
        field,
        from,
        "(" + from + ", if it is an address, without its port)",
        (target, source) -> event -> addAddress(event, target, Values.scalar(event, source)));
  }

  private static void addAddress(Event event, Target target, int slot) {
    if (slot == Event.NONE || target.id() == Fields.UNREAD || !target.isEmpty(event)) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int end = start + event.length(slot);
    boolean bracket = start < end && buffer[start] == '[';
    int from = bracket ? start + 1 : start;
    int stop = Bytes.indexOf(buffer, from, end, (byte) (bracket ? ']' : ':'));
    boolean alone = !bracket && stop >= 0 && Bytes.indexOf(buffer, stop + 1, end, (byte) ':') >= 0;
    int to = stop < 0 || alone ? end : stop;
    if (Bytes.isAddress(buffer, from, to)) {
      event.addPart(target.id(), slot, from - start, to - from);
    }
  }

  /** What stands behind the last slash of a native field. */
  public static Step lastPart(String field, String from) {
    return new Plain(
        field,
        from,
        "(last part of " + from + ")",
        (target, source) ->
            event -> {
              if (target.isEmpty(event)) {
                Values.addLastSegment(event, target.id(), source);
              }
            });
  }

  /** A native field without the quotes around it, where it has some. */
  public static Step unquoted(String field, String from) {
    return new Plain(
        field,
        from,
        "(" + from + ", without quotes around it)",
        (target, source) ->
            event -> {
              int slot = target.isEmpty(event) ? Values.scalar(event, source) : Event.NONE;
              int length = slot == Event.NONE ? 0 : event.length(slot);
              if (length > 0) {
                byte[] buffer = event.buffer(slot);
                int start = event.start(slot);
                int end = start + event.length(slot) - 1;
                boolean quoted = end > start && buffer[start] == '"' && buffer[end] == '"';
                int cut = quoted ? 1 : 0;
                event.addPart(target.id(), slot, cut, event.length(slot) - 2 * cut);
              }
            });
  }

  /** All values of several native fields joined by spaces; what is absent or empty is left out. */
  public static Step joined(String field, String... from) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(field, "(" + String.join(" and ", from) + ")");
    return Step.of(
        Set.of(from),
        words,
        fields -> {
          Target target = new Target(fields.id(field));
          int[] sources = Values.ids(fields, from);
          return event -> join(event, target, sources);
        });
  }

  private static void join(Event event, Target target, int[] sources) {
    if (target.id() == Fields.UNREAD || !target.isEmpty(event)) {
      return;
    }
    int room = 0;
    for (int source : sources) {
      for (int slot = Values.scalar(event, source); slot != Event.NONE; slot = event.next(slot)) {
        event.buffer(slot);
        room += event.length(slot) + 1;
      }
    }
    int at = event.reserve(room);
    int end = at;
    for (int source : sources) {
      for (int slot = Values.scalar(event, source); slot != Event.NONE; slot = event.next(slot)) {
        int length = event.length(slot);
        if (length > 0 && end > at) {
          event.arena()[end++] = ' ';
        }
        System.arraycopy(event.buffer(slot), event.start(slot), event.arena(), end, length);
        end += length;
      }
    }
    if (end > at) {
      event.addReserved(target.id(), ValueKind.STRING, at, end - at);
    }
  }

  /** A field that a step fills, by its id. */
  private record Target(int id) {
    /** Whether it has no value yet; false for one that nobody reads, which needs none. */
    boolean isEmpty(Event event) {
      return id != Fields.UNREAD && Values.scalar(event, id) == Event.NONE;
    }
  }

  private interface Binding {
    Step.Filling bind(Target target, int source);
  }

  /** A step from at most one field to one. */
  private record Plain(String field, @Nullable String from, String said, Binding binding)
      implements Step {
    @Override
    public Set<String> reads() {
      return from == null ? Set.of() : Set.of(from);
    }

    @Override
    public Map<String, String> words() {
      return Map.of(field, said);
    }

    @Override
    public Filling bind(Fields fields) {
      return binding.bind(
          new Target(fields.id(field)), from == null ? Fields.UNREAD : fields.id(from));
    }
  }
}
