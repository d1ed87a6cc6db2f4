package org.hansho.format.ftp;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.format.EventSink;
import org.hansho.format.Malformed;
import org.hansho.format.UnstatedTime;
import org.hansho.format.database.EntryReader;
import org.hansho.format.syslog.Bytes;
import org.hansho.format.syslog.FieldWriter;
import org.hansho.format.syslog.FtpMessages;
import org.hansho.format.syslog.MessageMatcher;

/** Turns lines of FTP logs into events. */
final class FtpEntries implements EntryReader.Entries {
  /** What vsftpd says of sessions. */
  static final EventClass SESSION =
      EventClass.of("ftp.session", LogSource.of("linux", "ftp", "vsftpd"));

  /** Finished transfers, whatever server wrote them. */
  static final EventClass TRANSFER =
      EventClass.of("ftp.transfer", LogSource.of("linux", "ftp", "xferlog"));

  private static final byte[] PROCESS = Bytes.of("[pid ");
  private static final byte[] SUCCESS = Bytes.of("success");
  private static final byte[] FAILURE = Bytes.of("failure");
  private static final byte[] UPLOAD = Bytes.of("ftp-upload");
  private static final byte[] DOWNLOAD = Bytes.of("ftp-download");
  private static final byte[] DELETE = Bytes.of("ftp-delete");

  private final Event event;
  private final FieldWriter writer;
  private final CalendarStamp stamp;
  private final MessageMatcher messages;
  private final TransferLine transfer = new TransferLine();
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
    boolean session = isSession(block, text, to);
    if (time == Event.NO_TIME || (!session && !transfer.read(block, text, to))) {
      String fault =
          time == Event.NO_TIME
              ? "line does not begin with the time of a calendar"
              : "neither a process nor a transfer behind the time";
      sink.malformed(Malformed.of(fault, position, block, from, to - from));
      return;
    }
    event.begin(block, from, to - from, position);
    event.setTime(time);
    event.setEventClass(session ? SESSION : TRANSFER);
    writer.begin(event, block);
    if (session) {
      session(block, text, to);
    } else {
      transfer();
    }
    sink.event(event);
  }

  private void session(byte[] block, int from, int to) {
    int close = Bytes.indexOf(block, from, to, (byte) ']');
    int end = close < 0 ? to : close;
    writer.add(pid, from + PROCESS.length, end);
    messages.read(writer, block, Bytes.skipSpaces(block, Math.min(to, end + 1), to), to);
  }

  private void transfer() {
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
