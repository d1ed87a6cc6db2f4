package org.hansho.format.ftp;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.format.database.EntryReader;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.syslog.FieldWriter;
import org.hansho.format.syslog.FtpMessages;
import org.hansho.format.syslog.MessageMatcher;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;

/** Turns lines of FTP logs into events. */
final class FtpEntries implements EntryReader.Entries {
  /** What vsftpd says of sessions. */
  static final EventClass SESSION =
      EventClass.of("ftp.session", LogSource.of("linux", "ftp", "vsftpd"));

  /** Finished transfers, whatever server wrote them. */
  static final EventClass TRANSFER =
      EventClass.of("ftp.transfer", LogSource.of("linux", "ftp", "xferlog"));

  /** Commands of clients and what became of them, as ProFTPD writes them. */
  static final EventClass COMMAND =
      EventClass.of("ftp.command", LogSource.of("linux", "ftp", "proftpd"));

  private static final Fault NO_BEGINNING =
      Fault.inEnglish(
              "The line begins neither with a time of the form Thu Nov 26 10:00:00 2026 nor as a"
                  + " command with its reply.",
              "time",
              "Give logs of vsftpd or xferlog as they are, and ProFTPD's in its ExtendedLog of"
                  + " client, user, time, command and reply.")
          .inJapanese(
              "行の先頭が、Thu Nov 26 10:00:00 2026 の形式の時刻でも、コマンドとその応答でもありません。",
              "時刻",
              "vsftpd または xferlog のログはそのまま指定してください。ProFTPD は、"
                  + "クライアント、ユーザー、時刻、コマンド、応答を記録した ExtendedLog "
                  + "を指定してください。");

  private static final Fault NO_CONTENT =
      Fault.inEnglish(
              "There is neither a process in brackets nor a whole transfer behind the time.",
              "[pid …], or the parts of a transfer",
              "The line was cut, or another program writes into the log: see that each line is"
                  + " whole.")
          .inJapanese(
              "時刻の後に、角括弧で囲まれたプロセス ID も、ひととおりそろった転送の記録もありません。",
              "[pid …]、または転送の各項目",
              "行が途中で切れているか、別のプログラムがこのログに書き込んでいます。各行が欠けていないか確認してください。");

  private enum Shape {
    SESSION,
    TRANSFER,
    COMMAND,
    NONE
  }

  private static final byte[] PROCESS = Bytes.of("[pid ");
  private static final byte[] SUCCESS = Bytes.of("success");
  private static final byte[] FAILURE = Bytes.of("failure");
  private static final byte[] UPLOAD = Bytes.of("ftp-upload");
  private static final byte[] DOWNLOAD = Bytes.of("ftp-download");
  private static final byte[] DELETE = Bytes.of("ftp-delete");
  private static final byte[] LOGIN = Bytes.of("ftp-login");
  private static final byte[] RENAME = Bytes.of("ftp-rename");
  private static final byte[] MAKE_FOLDER = Bytes.of("ftp-mkdir");
  private static final byte[] REMOVE_FOLDER = Bytes.of("ftp-rmdir");
  private static final byte[] LEAVE = Bytes.of("ftp-disconnect");
  private static final byte[] ANY_COMMAND = Bytes.of("ftp-command");

  private final Event event;
  private final FieldWriter writer;
  private final CalendarStamp stamp;
  private final MessageMatcher messages;
  private final TransferLine transfer = new TransferLine();
  private final CommandLine asked = new CommandLine();
  private final int action;
  private final int outcome;
  private final int user;
  private final int file;
  private final int pid;

  FtpEntries(Fields fields, UnstatedTime assumed) {
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    writer = new FieldWriter(fields);
    stamp = new CalendarStamp(assumed.offsetSeconds());
    messages = new MessageMatcher(FtpMessages.VSFTPD, fields);
    action = fields.id("event.action");
    outcome = fields.id("event.outcome");
    user = fields.id("user.name");
    file = fields.id("file.path");
    pid = fields.id("process.pid");
  }

  /** Whether a process in brackets begins here. */
  static boolean isSession(byte[] block, int from, int to) {
    return Bytes.startsWith(block, from, to, PROCESS);
  }

  @Override
  public boolean begins(byte[] block, int from, int to) {
    return true;
  }

  @Override
  public void entry(byte[] block, int from, int to, long position, EventSink sink) {
    long time = stamp.read(block, from, to);
    int text = Math.min(to, from + CalendarStamp.LENGTH + 1);
    Shape shape = time == Event.NO_TIME ? undated(block, from, to) : dated(block, text, to);
    if (shape == Shape.NONE) {
      Fault fault = time == Event.NO_TIME ? NO_BEGINNING : NO_CONTENT;
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(shape == Shape.COMMAND ? asked.time : time);
    writer.begin(event, block);
    switch (shape) {
      case SESSION -> session(block, text, to);
      case TRANSFER -> transfer();
      case COMMAND -> command(block);
      case NONE -> {}
    }
    sink.event(event);
  }

  private Shape dated(byte[] block, int from, int to) {
    if (isSession(block, from, to)) {
      return Shape.SESSION;
    }
    return transfer.read(block, from, to) ? Shape.TRANSFER : Shape.NONE;
  }

  private Shape undated(byte[] block, int from, int to) {
    return asked.read(block, from, to) ? Shape.COMMAND : Shape.NONE;
  }

  private void command(byte[] block) {
    event.setEventClass(COMMAND);
    byte reply = block[asked.replyFrom];
    Command command = asked.command;
    writer.addSource(asked.clientFrom, asked.clientTo);
    if (command == Command.OTHER || (command == Command.NAME && reply == '3')) {
      writer.add(action, asked.nameFrom, asked.nameTo);
    } else {
      writer.addWord(action, action(command));
    }
    int argument = Math.min(asked.argumentTo, asked.nameTo + 1);
    if (asked.userTo - asked.userFrom > 1 || block[asked.userFrom] != '-') {
      writer.add(user, asked.userFrom, asked.userTo);
    } else if (command == Command.NAME) {
      writer.add(user, argument, asked.argumentTo);
    }
    if (command.namesFile()) {
      writer.add(file, argument, asked.argumentTo);
    }
    addOutcome(reply);
  }

  private void addOutcome(byte reply) {
    if (reply == '1' || reply == '2') {
      writer.addWord(outcome, SUCCESS);
    } else if (reply == '4' || reply == '5') {
      writer.addWord(outcome, FAILURE);
    }
  }

  private static byte[] action(Command command) {
    return switch (command) {
      case NAME, LOGIN -> LOGIN;
      case UPLOAD -> UPLOAD;
      case DOWNLOAD -> DOWNLOAD;
      case DELETE -> DELETE;
      case RENAME -> RENAME;
      case MAKE_FOLDER -> MAKE_FOLDER;
      case REMOVE_FOLDER -> REMOVE_FOLDER;
      case LEAVE -> LEAVE;
      case OTHER, UNKNOWN -> ANY_COMMAND;
    };
  }

  private void session(byte[] block, int from, int to) {
    event.setEventClass(SESSION);
    int close = Bytes.indexOf(block, from, to, (byte) ']');
    int end = close < 0 ? to : close;
    writer.add(pid, from + PROCESS.length, end);
    messages.read(writer, block, Bytes.skipSpaces(block, Math.min(to, end + 1), to), to);
  }

  private void transfer() {
    event.setEventClass(TRANSFER);
    writer.addSource(transfer.clientFrom, transfer.clientTo);
    writer.add(file, transfer.fileFrom, transfer.fileTo);
    writer.add(user, transfer.userFrom, transfer.userTo);
    writer.addWord(outcome, transfer.status == 'c' ? SUCCESS : FAILURE);
    writer.addWord(
        action,
        switch (transfer.direction) {
          case 'i' -> UPLOAD;
          case 'd' -> DELETE;
          default -> DOWNLOAD;
        });
  }
}
