package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first template that a message fits and adds its fields. Without backtracking: each
 * capture ends where its literal text is found, or the template does not fit. Belongs to one
 * reader.
 */
public final class MessageMatcher {
  private final List<Bound> templates;
  private final int action;
  private final int outcome;
  private final int commandLine;
  private final int executable;
  private final int name;
  private final int[] starts;
  private final int[] ends;
  private boolean reportsCommand;

  public MessageMatcher(List<MessageTemplate> templates, Fields fields) {
    this.templates = new ArrayList<>(templates.size());
    int mostCaptures = 0;
    for (MessageTemplate template : templates) {
      this.templates.add(new Bound(template, fields));
      mostCaptures = Math.max(mostCaptures, template.captures().size());
    }
    starts = new int[mostCaptures];
    ends = new int[mostCaptures];
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
    commandLine = fields.id("process.command_line");
    executable = fields.id("process.executable");
    name = fields.id("process.name");
  }

  /** What a capture becomes. */
  private enum Meaning {
    FIELDS,
    LIST,
    SOURCE,
    COMMAND,
    SHELL_COMMAND
  }

  /** A template with its field ids. */
  private static final class Bound {
    private final byte[] actionWord;
    private final byte @Nullable [] outcomeWord;
    private final byte[][] literals;
    private final MessageTemplate.Reach[] reaches;
    private final Meaning[] meanings;
    private final int[][] fieldIds;
    private final boolean hasCommand;
    private final boolean isWhole;

    /** The text before words that are read from the end, or -1. */
    private final int lastText;

    Bound(MessageTemplate template, Fields fields) {
      actionWord = Bytes.of(template.action());
      outcomeWord = template.outcome() == null ? null : Bytes.of(template.outcome());
      literals = template.literals().stream().map(Bytes::of).toArray(byte[][]::new);
      int count = template.captures().size();
      isWhole = template.isWhole();
      lastText = isWhole ? lastText(template.captures()) : -1;
      reaches = new MessageTemplate.Reach[count];
      meanings = new Meaning[count];
      fieldIds = new int[count][];
      for (int i = 0; i < count; i++) {
        MessageTemplate.Capture capture = template.captures().get(i);
        reaches[i] = capture.reach();
        meanings[i] = meaning(capture);
        fieldIds[i] =
            capture.fields().stream().mapToInt(fields::id).filter(id -> id >= 0).toArray();
      }
      List<Meaning> all = List.of(meanings);
      hasCommand = all.contains(Meaning.COMMAND) || all.contains(Meaning.SHELL_COMMAND);
    }

    private static int lastText(List<MessageTemplate.Capture> captures) {
      int at = captures.size() - 1;
      while (at >= 0 && captures.get(at).reach() == MessageTemplate.Reach.WORD) {
        at--;
      }
      return at >= 0 && captures.get(at).reach() == MessageTemplate.Reach.TEXT ? at : -1;
    }

    private static Meaning meaning(MessageTemplate.Capture capture) {
      if (capture.reach() == MessageTemplate.Reach.LIST) {
        return Meaning.LIST;
      }
      return switch (capture.fields().isEmpty() ? "" : capture.fields().get(0)) {
        case "source" -> Meaning.SOURCE;
        case "command" -> Meaning.COMMAND;
        case "shell-command" -> Meaning.SHELL_COMMAND;
        default -> Meaning.FIELDS;
      };
    }
  }

  /** Adds the fields of the message if a template fits. */
  public boolean read(FieldWriter writer, byte[] buffer, int from, int to) {
    for (int i = 0; i < templates.size(); i++) {
      Bound template = templates.get(i);
      if (fits(template, buffer, from, to)) {
        add(template, writer, buffer);
        reportsCommand = template.hasCommand;
        return true;
      }
    }
    return false;
  }

  /** Whether {@code process.*} of the message that fitted last is a command it reports. */
  boolean reportsCommand() {
    return reportsCommand;
  }

  private boolean fits(Bound template, byte[] buffer, int from, int to) {
    byte[][] literals = template.literals;
    if (!Bytes.startsWith(buffer, from, to, literals[0])) {
      return false;
    }
    int at = from + literals[0].length;
    int forward = template.reaches.length;
    int textEnd = -1;
    if (template.lastText >= 0) {
      forward = template.lastText;
      textEnd = fitsFromEnd(template, buffer, at, to);
      if (textEnd < 0) {
        return false;
      }
    }
    for (int i = 0; i < forward; i++) {
      byte[] next = literals[i + 1];
      int end = captureEnd(template.reaches[i], next, buffer, at, to);
      if (end < 0) {
        return false;
      }
      starts[i] = at;
      ends[i] = end;
      at = end + next.length;
    }
    if (template.lastText >= 0) {
      starts[forward] = at;
      ends[forward] = textEnd;
      return at <= textEnd;
    }
    return !template.isWhole || at == to;
  }

  /** Reads the words behind the last text from the end; where that text ends, or -1. */
  private int fitsFromEnd(Bound template, byte[] buffer, int from, int to) {
    int end = to;
    for (int i = template.reaches.length; ; i--) {
      byte[] literal = template.literals[i];
      int start = end - literal.length;
      if (start < from || !Bytes.startsWith(buffer, start, end, literal)) {
        return -1;
      }
      if (i - 1 == template.lastText) {
        return start;
      }
      int before = Bytes.lastIndexOf(buffer, from, start, template.literals[i - 1]);
      int word = before < 0 ? start : before + template.literals[i - 1].length;
      if (word >= start || Bytes.indexOf(buffer, word, start, (byte) ' ') >= 0) {
        return -1;
      }
      starts[i - 1] = word;
      ends[i - 1] = start;
      end = word;
    }
  }

  private static int captureEnd(
      MessageTemplate.Reach reach, byte[] next, byte[] buffer, int at, int to) {
    boolean toLast = reach == MessageTemplate.Reach.WORD_TO_LAST;
    if (reach != MessageTemplate.Reach.WORD && !toLast) {
      if (next.length == 0) {
        return to;
      }
      return reach == MessageTemplate.Reach.TEXT_TO_FIRST
          ? Bytes.indexOf(buffer, at, to, next)
          : Bytes.lastIndexOf(buffer, at, to, next);
    }
    int space = Bytes.indexOf(buffer, at, to, (byte) ' ');
    int end = space < 0 ? to : space;
    if (next.length > 0) {
      int stop = Math.min(to, end + next.length);
      int found =
          toLast
              ? Bytes.lastIndexOf(buffer, at, stop, next)
              : Bytes.indexOf(buffer, at, stop, next);
      end = found > end ? -1 : found;
    }
    return end == at ? -1 : end;
  }

  private void add(Bound template, FieldWriter writer, byte[] buffer) {
    writer.addWord(action, template.actionWord);
    if (template.outcomeWord != null) {
      writer.addWord(outcome, template.outcomeWord);
    }
    for (int i = 0; i < template.meanings.length; i++) {
      switch (template.meanings[i]) {
        case FIELDS -> writer.add(template.fieldIds[i], starts[i], ends[i]);
        case SOURCE -> writer.addSource(starts[i], ends[i]);
        case COMMAND -> addCommand(writer, buffer, starts[i], ends[i]);
        case SHELL_COMMAND -> addShellCommand(writer, buffer, starts[i], ends[i]);
        case LIST -> {
          for (int field : template.fieldIds[i]) {
            writer.addWords(field, starts[i], ends[i], (byte) ',');
          }
        }
      }
    }
  }

  /** A program with its arguments, as sudo and pkexec write it. */
  void addCommand(FieldWriter writer, byte[] buffer, int from, int to) {
    int start = Bytes.skipSpaces(buffer, from, to);
    int end = Bytes.trimEnd(buffer, start, to);
    writer.add(commandLine, start, end);
    int space = Bytes.indexOf(buffer, start, end, (byte) ' ');
    int programEnd = space < 0 ? end : space;
    if (start < end && buffer[start] == '/') {
      writer.add(executable, start, programEnd);
    }
    writer.addBaseName(name, start, programEnd);
  }

  private void addShellCommand(FieldWriter writer, byte[] buffer, int from, int to) {
    int start = Bytes.skipSpaces(buffer, from, to);
    writer.add(commandLine, start, Bytes.trimEnd(buffer, start, to));
  }
}
