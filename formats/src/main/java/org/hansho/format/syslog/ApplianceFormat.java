package org.hansho.format.syslog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.database.LineShare;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * Logs of firewalls and other appliances in CEF or LEEF, bare or in lines of syslog. The reader is
 * that of syslog, which knows such messages among others too.
 */
public final class ApplianceFormat extends SyslogLinesFormat {
  private static final int LONGEST_HEADER = 256;
  private static final byte[] CEF = Bytes.of("CEF:");
  private static final byte[] LEEF = Bytes.of("LEEF:");

  /** The format with nothing known of the year. */
  public ApplianceFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private ApplianceFormat(UnstatedTime assumed) {
    super(assumed);
  }

  @Override
  public String name() {
    return "cef";
  }

  @Override
  public String description() {
    return "Messages of firewalls and other appliances in CEF or LEEF, bare or in lines of syslog";
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(super.reads());
    names.addAll(ApplianceMessage.reads());
    names.addAll(ApplianceMessage.COMMON.allSources());
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(ApplianceMessage.COMMON.words());
    words.putIfAbsent("log.syslog.priority", "(priority)");
    return words;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new ApplianceFormat(time);
  }

  /** 93 where most lines hold such a message, at once or behind a header. */
  @Override
  public int recognise(byte[] sample, int length) {
    return LineShare.score(
        sample,
        length,
        93,
        (text, from, to) ->
            holdsMessage(text, from, to) ? LineShare.Verdict.FITS : LineShare.Verdict.DOES_NOT_FIT);
  }

  private static boolean holdsMessage(byte[] text, int from, int to) {
    int end = Math.min(to, from + LONGEST_HEADER);
    int cef = Bytes.indexOf(text, from, end, CEF);
    int at = cef >= 0 ? cef : Bytes.indexOf(text, from, end, LEEF);
    return at >= 0 && (at == from || text[at - 1] == ' ') && ApplianceMessage.isOne(text, at, to);
  }
}
