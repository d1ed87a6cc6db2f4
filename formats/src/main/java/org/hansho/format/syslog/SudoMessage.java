package org.hansho.format.syslog;

import java.util.List;
import org.hansho.event.Fields;

/**
 * Reads what sudo writes: {@code user : reason ; TTY=… ; PWD=… ; USER=… ; COMMAND=…}.
 *
 * <p>The keys become fields of their own names, as public rules for sudo expect; beside them stand
 * the common ones. A reason in front of the keys says why sudo refused. The command is the last key
 * and takes the rest of the line. Belongs to one reader. Source: sudo's {@code logging.c}.
 */
final class SudoMessage {
  private static final byte[] ACTION = Bytes.of("sudo-command");
  private static final byte[] CONTINUED_ACTION = Bytes.of("sudo-command-continued");
  private static final byte[] SUCCESS = Bytes.of("success");
  private static final byte[] FAILURE = Bytes.of("failure");
  private static final byte[] USER_END = Bytes.of(" : ");
  private static final byte[] SEPARATOR = Bytes.of(" ; ");
  private static final byte[] CONTINUED = Bytes.of("(command continued) ");
  private static final byte[] COMMAND = Bytes.of("COMMAND=");

  private static final List<String> KEYS =
      List.of("TTY", "PWD", "USER", "GROUP", "HOST", "TSID", "ENV", "CHROOT");
  private static final int REASON = NameTable.ABSENT;
  private static final NameTable KEY_TABLE = new NameTable(KEYS);

  private final MessageMatcher commands;
  private final int[][] keyFields = new int[KEYS.size()][];
  private final int command;
  private final int commandLine;
  private final int userName;
  private final int action;
  private final int outcome;
  private final int reason;

  /**
   * A reader over the given fields.
   *
   * @param commands adds the fields of a command
   */
  SudoMessage(Fields fields, MessageMatcher commands) {
    this.commands = commands;
    for (int i = 0; i < KEYS.size(); i++) {
      String common =
          switch (KEYS.get(i)) {
            case "PWD" -> "process.working_directory";
            case "USER" -> "user.target.name";
            case "GROUP" -> "group.name";
            default -> "";
          };
      keyFields[i] = new int[] {fields.id(KEYS.get(i)), fields.id(common)};
    }
    command = fields.id("COMMAND");
    commandLine = fields.id("process.command_line");
    userName = fields.id("user.name");
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
    reason = fields.id("event.reason");
  }

  /** Adds the fields of the message if it names a command. */
  boolean read(FieldWriter writer, byte[] buffer, int from, int to) {
    int userEnd = Bytes.indexOf(buffer, from, to, USER_END);
    if (userEnd < 0) {
      return false;
    }
    int at = userEnd + USER_END.length;
    if (Bytes.startsWith(buffer, at, to, CONTINUED)) {
      writer.add(userName, from, userEnd);
      writer.addWord(action, CONTINUED_ACTION);
      writer.add(commandLine, at + CONTINUED.length, to);
      return true;
    }
    int commandAt = commandAt(buffer, at, to);
    if (commandAt < 0) {
      return false;
    }
    writer.add(userName, from, userEnd);
    boolean refused = readKeys(writer, buffer, at, commandAt);
    writer.addWord(action, ACTION);
    writer.addWord(outcome, refused ? FAILURE : SUCCESS);
    writer.add(command, commandAt + COMMAND.length, to);
    commands.addCommand(writer, buffer, commandAt + COMMAND.length, to);
    return true;
  }

  private static int commandAt(byte[] buffer, int from, int to) {
    int at = from;
    while (!Bytes.startsWith(buffer, at, to, COMMAND)) {
      int separator = Bytes.indexOf(buffer, at, to, SEPARATOR);
      if (separator < 0) {
        return -1;
      }
      at = separator + SEPARATOR.length;
    }
    return at;
  }

  /**
   * Adds the values of the keys and what stands before the first of them, the reason why sudo
   * refused; says whether there is one. A value reaches to the next key, since a directory may be
   * named with a semicolon.
   */
  private boolean readKeys(FieldWriter writer, byte[] buffer, int from, int to) {
    boolean refused = false;
    int key = REASON;
    int valueStart = from;
    int at = from;
    while (at < to) {
      int separator = Bytes.indexOf(buffer, at, to, SEPARATOR);
      int end = separator < 0 ? to : separator;
      int equals = Bytes.indexOf(buffer, at, end, (byte) '=');
      int next = equals < 0 ? REASON : KEY_TABLE.find(buffer, at, equals);
      if (next >= 0) {
        refused |= addValue(writer, key, valueStart, at - SEPARATOR.length);
        key = next;
        valueStart = equals + 1;
      }
      at = end + SEPARATOR.length;
    }
    return addValue(writer, key, valueStart, to - SEPARATOR.length) || refused;
  }

  /** Adds a value, and says whether it is the reason. */
  private boolean addValue(FieldWriter writer, int key, int from, int to) {
    if (key >= 0) {
      writer.add(keyFields[key], from, to);
      return false;
    }
    writer.add(reason, from, to);
    return to > from;
  }
}
