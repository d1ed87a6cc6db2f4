package org.hansho.analyze;

import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.sql.Dialect;
import org.hansho.sql.SqlErrorClass;

/**
 * Says in which context a statement ran and what its error means.
 *
 * <p>{@code sql.context} is system, server, database, principal and application in one text with
 * {@code /} between them and {@code -} for what the log does not name; what is made anew with every
 * process or machine is {@code #}: numbers of four and more digits, identifiers of 12 and more
 * hexadecimal digits, and what Kubernetes puts behind the name of a pod. {@code sql.error.class} is
 * what {@link SqlErrorClass} makes of the error's number, or of PostgreSQL's message where the log
 * has no number; absent where no error is reported.
 */
final class StatementContextAnalyzer implements Analyzer {
  private static final String CONTEXT = "sql.context";
  private static final String ERROR_CLASS = "sql.error.class";
  private static final String SYSTEM = "database.system";
  private static final String STATEMENT = "database.statement";
  private static final List<String> PARTS =
      List.of(SYSTEM, "database.server", "database.name", "user.name", "application.name");
  private static final int SERVER = 1;
  private static final String MESSAGE = "message";
  private static final List<String> CODES = List.of("error.code", "event.code");

  @Override
  public String name() {
    return "statement context";
  }

  @Override
  public Set<String> reads() {
    return Set.of(
        SYSTEM,
        STATEMENT,
        "database.server",
        "database.name",
        "user.name",
        "application.name",
        MESSAGE,
        "error.code",
        "event.code");
  }

  @Override
  public Set<String> writes() {
    return Set.of(CONTEXT, ERROR_CLASS);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return Dialects.areOf(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** The analyzer for one thread. */
  private static final class Bound implements Step {
    private static final int LONGEST_PART = 128;
    private static final int MANY_DIGITS = 4;
    private static final int IDENTIFIER = 12;
    private static final int IDENTIFIER_DIGITS = 3;
    private static final int POD = 6;

    /** What Kubernetes makes random names of (k8s.io/apimachinery, util/rand). */
    private static final String RANDOM = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SHORTEST_SET = 6;
    private static final int LONGEST_SET = 10;

    private final int statement;
    private final int context;
    private final int errorClass;
    private final int[] parts;
    private final int[] codes;
    private final int message;
    private final Dialects dialects;
    private final byte[] text = new byte[PARTS.size() * (LONGEST_PART + 1)];
    private int length;

    Bound(Fields fields) {
      statement = fields.id(STATEMENT);
      context = fields.id(CONTEXT);
      errorClass = fields.id(ERROR_CLASS);
      parts = PARTS.stream().mapToInt(fields::id).toArray();
      codes = CODES.stream().mapToInt(fields::id).toArray();
      message = fields.id(MESSAGE);
      dialects = new Dialects(fields.id(SYSTEM));
    }

    @Override
    public void analyze(Event event) {
      if (statement == Fields.UNREAD || event.first(statement) == Event.NONE) {
        return;
      }
      if (errorClass != Fields.UNREAD) {
        addErrorClass(event);
      }
      if (context != Fields.UNREAD) {
        length = 0;
        for (int i = 0; i < parts.length; i++) {
          addPart(event, parts[i], i == SERVER);
        }
        event.addCopy(context, ValueKind.STRING, text, 0, length - 1);
      }
    }

    private void addErrorClass(Event event) {
      for (int code : codes) {
        int slot = code == Fields.UNREAD ? Event.NONE : event.first(code);
        if (slot != Event.NONE && !isZero(event, slot)) {
          int start = event.start(slot);
          int end = start + event.length(slot);
          event.addText(
              errorClass,
              SqlErrorClass.of(dialects.of(event), event.buffer(slot), start, end).word());
          return;
        }
      }
      addMessageClass(event);
    }

    private void addMessageClass(Event event) {
      int slot = message == Fields.UNREAD ? Event.NONE : event.first(message);
      if (slot != Event.NONE && dialects.of(event) == Dialect.POSTGRESQL) {
        int start = event.start(slot);
        SqlErrorClass found =
            SqlErrorClass.ofMessage(event.buffer(slot), start, start + event.length(slot));
        if (found != null) {
          event.addText(errorClass, found.word());
        }
      }
    }

    private static boolean isZero(Event event, int slot) {
      return event.length(slot) == 0
          || (event.length(slot) == 1 && event.buffer(slot)[event.start(slot)] == '0');
    }

    private void addPart(Event event, int field, boolean isServer) {
      int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
      int size = slot == Event.NONE ? 0 : Math.min(event.length(slot), LONGEST_PART);
      if (size == 0) {
        text[length++] = '-';
      } else {
        addFolded(event.buffer(slot), event.start(slot), event.start(slot) + size, isServer);
      }
      text[length++] = '/';
    }

    /** Numbers in names of servers distinguish servers, so only names of pods are folded there. */
    private void addFolded(byte[] source, int from, int to, boolean isServer) {
      int pod = to - from > POD && source[to - POD] == '-' ? beginOfPod(source, from, to) : to;
      int at = from;
      int floor = from;
      while (at < pod) {
        int end = at;
        while (!isServer && end < pod && source[end] >= '0' && source[end] <= '9') {
          end++;
        }
        if (end == at) {
          text[length++] = source[at++];
          continue;
        }
        int begin = beginOfIdentifier(source, floor, at);
        int identifier = endOfIdentifier(source, begin, pod);
        if (identifier > end) {
          length -= at - begin;
          end = identifier;
        } else if (end - at < MANY_DIGITS) {
          text[length++] = source[at++];
          continue;
        }
        text[length++] = '#';
        at = end;
        floor = end;
      }
      if (pod < to) {
        text[length++] = '#';
      }
    }

    private static boolean isOfIdentifier(byte b) {
      return b == '-' || Character.digit(b, 16) >= 0;
    }

    private static int beginOfIdentifier(byte[] source, int from, int at) {
      int begin = at;
      while (begin > from && isOfIdentifier(source[begin - 1])) {
        begin--;
      }
      return begin;
    }

    /** Behind the identifier that begins there; -1 if it is none. */
    private static int endOfIdentifier(byte[] source, int from, int to) {
      int digits = 0;
      int letters = 0;
      int at = from;
      for (; at < to && isOfIdentifier(source[at]); at++) {
        digits += source[at] >= '0' && source[at] <= '9' ? 1 : 0;
        letters += source[at] >= 'a' ? 1 : 0;
      }
      boolean found = at - from >= IDENTIFIER && digits >= IDENTIFIER_DIGITS && letters > 0;
      return found ? at : -1;
    }

    /** Before {@code -set-pod}, in letters and digits that make no words; the end if it is none. */
    private static int beginOfPod(byte[] source, int from, int to) {
      int at = to - POD;
      int digits = countRandom(source, at + 1, to);
      int set = at - 1;
      while (set > from && source[set] != '-') {
        set--;
      }
      int size = at - set - 1;
      boolean fits = source[set] == '-' && size >= SHORTEST_SET && size <= LONGEST_SET;
      int more = fits ? countRandom(source, set + 1, at) : -1;
      return digits >= 0 && more >= 0 && digits + more > 0 ? set : to;
    }

    /** Digits among characters of random names, which have no vowels; -1 if there are others. */
    private static int countRandom(byte[] source, int from, int to) {
      int digits = 0;
      for (int at = from; at < to; at++) {
        if (RANDOM.indexOf(source[at]) < 0) {
          return -1;
        }
        digits += source[at] <= '9' ? 1 : 0;
      }
      return digits;
    }
  }
}
