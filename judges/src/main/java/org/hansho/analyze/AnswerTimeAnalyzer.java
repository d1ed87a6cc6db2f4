package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Says whether a web server took long for an answer: {@code web.answer_time} is {@code slow} from
 * three seconds on, else {@code prompt}; nothing where the log has no time, or where a connection
 * was handed over to another protocol, which lasts as long as its users like.
 *
 * <p>Logs write milliseconds as whole numbers (IIS, App Service, Envoy) and seconds with decimals
 * (nginx, CloudFront, Caddy, Application Gateway); Traefik writes nanoseconds. Allocates nothing.
 */
final class AnswerTimeAnalyzer implements Analyzer {
  private static final String ANSWER_TIME = "web.answer_time";
  private static final String STATUS = "http.response.status_code";
  private static final String NANOSECONDS = "Duration";
  private static final List<String> TIMES =
      List.of(
          "time-taken",
          "request_time",
          "duration",
          "properties.TimeTaken",
          "properties.timeTaken",
          NANOSECONDS);

  private static final long SLOW_SECONDS = 3;
  private static final long MILLION = 1_000_000;
  private static final int LONGEST = 18;
  private static final byte[] SLOW = ascii("slow");
  private static final byte[] PROMPT = ascii("prompt");
  private static final byte[] SWITCHED = ascii("101");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return "answer-time";
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(TIMES);
    names.add(STATUS);
    return Set.copyOf(names);
  }

  @Override
  public Set<String> writes() {
    return Set.of(ANSWER_TIME);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return WebRequests.are(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    int answerTime = fields.id(ANSWER_TIME);
    int status = fields.id(STATUS);
    int nanoseconds = fields.id(NANOSECONDS);
    int[] times = TIMES.stream().mapToInt(fields::id).toArray();
    return event -> {
      if (answerTime == Fields.UNREAD || isSwitched(event, status)) {
        return;
      }
      for (int field : times) {
        int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
        long millionths = slot == Event.NONE ? -1 : millionths(event, slot, field == nanoseconds);
        if (millionths >= 0) {
          byte[] word = millionths >= SLOW_SECONDS * MILLION ? SLOW : PROMPT;
          event.addWellFormed(answerTime, word, 0, word.length);
          return;
        }
      }
    };
  }

  private static boolean isSwitched(Event event, int status) {
    int slot = status == Fields.UNREAD ? Event.NONE : event.first(status);
    return slot != Event.NONE && event.is(slot, SWITCHED);
  }

  /** Millionths of a second, or -1 where the value is no time. */
  private static long millionths(Event event, int slot, boolean nanoseconds) {
    byte[] buffer = event.buffer(slot);
    int end = event.start(slot) + event.length(slot);
    long whole = 0;
    int at = event.start(slot);
    if (at == end || event.length(slot) > LONGEST) {
      return -1;
    }
    while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
      whole = whole * 10 + buffer[at++] - '0';
    }
    if (at == end) {
      return nanoseconds ? whole / 1000 : whole * 1000;
    }
    boolean isDecimal = buffer[at] == '.' && at > event.start(slot);
    return isDecimal && whole < MILLION ? whole * MILLION : -1;
  }
}
