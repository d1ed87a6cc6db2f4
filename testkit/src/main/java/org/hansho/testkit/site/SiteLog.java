package org.hansho.testkit.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hansho.testkit.Chance;

/**
 * The access log of one site over some weeks, in the combined format with the site in front, and
 * the scans in it. The same seed gives the same bytes.
 */
public final class SiteLog {
  private static final long START = 1_772_409_600_000L;
  private static final long DAY = 86_400_000L;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss +0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<Request> requests = new ArrayList<>();
  private final List<Strike> strikes = new ArrayList<>();

  /**
   * The log of a site.
   *
   * @param number of the site, of which follow its name, kind and all choices
   * @param readers how many people visit it on a day
   * @param scanned whether it is scanned, once a day in the second half, kind after kind
   */
  public SiteLog(int number, int days, int readers, boolean scanned) {
    Chance chance = new Chance(number);
    SiteMap site =
        new SiteMap(
            "site" + number + ".example.com",
            number % 2 == 0,
            60 + chance.below(200),
            new Chance(1_000 + number));
    Visitors visitors = new Visitors(site, readers, chance, requests::add);
    Scans scans = new Scans(site, new Chance(2_000 + number), requests::add);
    for (int day = 0; day < days; day++) {
      long midnight = START + day * DAY;
      visitors.day(midnight, day);
      if (scanned && day >= days / 2) {
        int kind = (day + number) % Scans.KINDS.size();
        String client = "203.0.113." + (10 + day);
        strikes.add(scans.run(kind, midnight + 11 * 3_600_000L + day * 61_000L, client));
      }
    }
    requests.sort(Comparator.comparingLong(Request::time));
    this.host = site.host;
  }

  private final String host;

  /** The scans. */
  public List<Strike> strikes() {
    return strikes;
  }

  /** How many lines there are. */
  public int size() {
    return requests.size();
  }

  /** The log. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(requests.size() * 180);
    for (Request request : requests) {
      text.append(host).append(":443 ").append(request.client()).append(" - - [");
      STAMP.formatTo(Instant.ofEpochMilli(request.time()), text);
      text.append("] \"").append(request.method()).append(' ').append(request.path());
      text.append(" HTTP/1.1\" ").append(request.status()).append(' ').append(request.bytes());
      text.append(" \"").append(request.referrer().isEmpty() ? "-" : request.referrer());
      text.append("\" \"").append(request.agent()).append("\"\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
