package org.hansho.format.ftp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.database.EntryReader;
import org.hansho.format.database.LineShare;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * Files that FTP servers write: vsftpd's own log, the transfer log {@code xferlog} of vsftpd,
 * ProFTPD and others, and the commands in ProFTPD's {@code ExtendedLog}. Sources: vsftpd's {@code
 * logging.c}; the manual page xferlog(5); ProFTPD's documentation of mod_log.
 */
public final class FtpLogFormat implements Format {
  private static final Renames COMMON =
      Renames.of(
          """
          event.action   | (ftp-login, ftp-upload, ftp-download, ftp-delete …, or a command as LIST)
          event.outcome  | (OK or FAIL; whether the transfer was completed; the reply to the command)
          user.name      | (in brackets, of the transfer, before the command or behind USER)
          source.address | (the client)
          source.ip      | (the same, if it is an address)
          source.domain  | (a host name in place of an address)
          file.path      | (the file of the transfer or the command)
          """);

  private final UnstatedTime assumed;

  /** The format with time stamps in UTC. */
  public FtpLogFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private FtpLogFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  @Override
  public String name() {
    return "ftp-log";
  }

  @Override
  public String description() {
    return "Logs of FTP servers: vsftpd's own log, transfers as xferlog, ProFTPD's ExtendedLog";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FtpEntries.SESSION, FtpEntries.TRANSFER, FtpEntries.COMMAND);
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new FtpLogFormat(time);
  }

  /**
   * 85 where most lines have the time of a calendar and a process or a transfer behind it; 90 where
   * most are commands to FTP servers, which an access log of the web holds at most a few of.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    return Math.max(dated(sample, length), commands(sample, length));
  }

  private static int dated(byte[] sample, int length) {
    CalendarStamp stamp = new CalendarStamp(0);
    TransferLine transfer = new TransferLine();
    return LineShare.score(
        sample,
        length,
        85,
        (line, from, to) -> {
          boolean dated = stamp.read(line, from, to) != Event.NO_TIME;
          int text = Math.min(to, from + CalendarStamp.LENGTH + 1);
          boolean fits =
              dated && (FtpEntries.isSession(line, text, to) || transfer.read(line, text, to));
          return fits ? LineShare.Verdict.FITS : LineShare.Verdict.DOES_NOT_FIT;
        });
  }

  /** A command that no standard knows says nothing: clients may send anything. */
  private static int commands(byte[] sample, int length) {
    CommandLine command = new CommandLine();
    return LineShare.score(
        sample,
        length,
        90,
        (line, from, to) -> {
          if (!command.read(line, from, to) || command.isOfWeb(line)) {
            return LineShare.Verdict.DOES_NOT_FIT;
          }
          return command.command == Command.UNKNOWN
              ? LineShare.Verdict.SAYS_NOTHING
              : LineShare.Verdict.FITS;
        });
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new EntryReader(new FtpEntries(fields, assumed), EntryReader.Reach.LINE, limits);
  }
}
